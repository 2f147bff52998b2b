"""Languages by their codes."""

from PySide6.QtCore import QLocale


def language_code(language: QLocale.Language) -> str | None:
    """Return the ISO 639-1 code of a language; None for what is no language."""
    unknown = (QLocale.Language.AnyLanguage, QLocale.Language.C)
    return None if language in unknown else QLocale.languageToCode(language) or None
