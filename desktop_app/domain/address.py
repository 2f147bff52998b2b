"""Where an episode's media come from: a path, or a `file:`, `http:` or `https:` URL."""

from pathlib import PurePath
from urllib.parse import urlsplit

_SERVED = ("http", "https")


def server_of(media: str) -> str | None:
    """Return the name of the server that has the media; None for a file on this laptop."""
    address = urlsplit(media)
    return (address.hostname or "") if address.scheme in _SERVED else None


def file_of(media: str) -> str | None:
    """Return the path of the media on this laptop; None where a server has them."""
    address = urlsplit(media)
    if address.scheme in _SERVED:
        return None
    if address.scheme != "file":
        return media
    from urllib.request import url2pathname  # brings a whole client of HTTP with it

    return url2pathname(address.path)


def suffix_of(media: str) -> str:
    """Return the suffix of the media's name in lower case, such as ``.webm``, or nothing."""
    file = file_of(media)
    return PurePath(urlsplit(media).path if file is None else file).suffix.lower()
