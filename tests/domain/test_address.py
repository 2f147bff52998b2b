import pytest

from desktop_app.domain.address import file_of, server_of, suffix_of


@pytest.mark.parametrize(
    ("media", "server", "file", "suffix"),
    [
        ("/films/salt #1?.WEBM", None, "/films/salt #1?.WEBM", ".webm"),
        ("file:///films/salt%20water.webm", None, "/films/salt water.webm", ".webm"),
        ("https://example.org/salt.mp4?token=a.b", "example.org", None, ".mp4"),
        ("HTTP://me:word@Example.org:8080/salt", "example.org", None, ""),
    ],
)
def test_an_address_is_of_a_server_or_of_a_file(
    media: str, server: str | None, file: str | None, suffix: str
) -> None:
    assert (server_of(media), file_of(media), suffix_of(media)) == (server, file, suffix)
