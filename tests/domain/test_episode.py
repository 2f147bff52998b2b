import pytest

from desktop_app.domain.episode import LocalText


@pytest.mark.parametrize(
    ("by_language", "language", "text"),
    [
        ({"en": "Low Water", "fr": "Basses eaux"}, "fr", "Basses eaux"),
        ({"en": "Low Water", "fr": "Basses eaux"}, "de", "Low Water"),
        ({"": "Sel", "en": "Salt"}, "fr", "Sel"),
        ({"fr": "Sel"}, "en", "Sel"),
        ({}, "en", ""),
    ],
)
def test_a_text_is_read_in_the_language_asked_for_or_the_next_best(
    by_language: dict[str, str], language: str, text: str
) -> None:
    assert LocalText(by_language).in_language(language) == text


def test_a_plain_text_is_the_same_in_every_language() -> None:
    assert LocalText.plain("Sel").in_language("en") == "Sel"
