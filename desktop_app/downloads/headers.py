"""What the headers of an answer mean: pure functions from their texts."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from desktop_app.domain.episode import LARGEST_FILE
from desktop_app.domain.time import SECOND, Duration

_CONTENT_RANGE = re.compile(r"bytes +(?:([0-9]+)-[0-9]+|\*)/([0-9]+|\*)")

_TEXTS = frozenset(
    {
        "application/json",
        "application/javascript",
        "application/xml",
        "application/mpegurl",
        "application/x-mpegurl",
        "application/vnd.apple.mpegurl",
        "audio/mpegurl",
        "audio/x-mpegurl",
        "audio/x-scpls",
        "application/pls",
        "application/vnd.ms-wpl",
        "video/x-ms-asx",
    }
)


def content_range(text: str) -> tuple[int | None, int | None]:
    """Return where the bytes of a `Content-Range` begin, and how many there are in all, if told.

    ``bytes 100-199/200`` is (100, 200), ``bytes */200`` is (None, 200).
    """
    found = _CONTENT_RANGE.fullmatch(text.strip())
    if found is None:
        return None, None
    first, total = found.groups()
    return _size(first), _size(total)


def content_length(text: str) -> int | None:
    """Return the number in a `Content-Length`, or None."""
    return _size(text.strip())


def _size(text: str | None) -> int | None:
    """Return a number of bytes that a file can have: a length beyond sense is no length."""
    number = _number(text or "")
    return None if number is None or number > LARGEST_FILE else number


def _number(text: str) -> int | None:
    return int(text) if re.fullmatch("[0-9]{1,18}", text) else None


def is_called_text(media_type: str) -> bool:
    """Return whether a `Content-Type` is of texts, JSON or playlists: of no film (F2)."""
    name = _name_of(media_type)
    return name.startswith("text/") or name.endswith(("+json", "+xml")) or name in _TEXTS


def is_called_page(media_type: str) -> bool:
    """Return whether a `Content-Type` is that of a web page."""
    return _name_of(media_type) in ("text/html", "application/xhtml+xml")


def _name_of(media_type: str) -> str:
    return media_type.partition(";")[0].strip().lower()


def validator_of(etag: str, last_modified: str, date: str) -> str | None:
    """Return what may stand in an `If-Range`: a strong ETag, else a date old enough to be one.

    A file that was changed in the very second of the answer may change in it once more.
    """
    if is_etag(etag.strip()):
        return etag.strip()
    changed, answered = _moment(last_modified), _moment(date)
    if changed is None or (answered is not None and (answered - changed).total_seconds() < 1):
        return None
    return last_modified.strip()


def is_etag(validator: str) -> bool:
    """Return whether a validator is a strong ETag; a weak one says nothing about bytes."""
    return re.fullmatch(r'"[^"\x00-\x20]*"', validator) is not None


def pause_asked_for(retry_after: str, date: str) -> Duration:
    """Return how long a `Retry-After` asks to wait, in seconds or until a date of the server's."""
    if seconds := _number(retry_after.strip()):
        return seconds * SECOND
    until, answered = _moment(retry_after), _moment(date)
    if until is None or answered is None:
        return 0
    return max(0, round((until - answered).total_seconds() * SECOND))


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text.strip())
    except (ValueError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
