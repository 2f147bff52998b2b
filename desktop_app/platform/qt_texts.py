"""The language of Qt's own strings."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator


class QtTexts:
    """Translate Qt's own dialogs and menus of text fields into the language of the main window."""

    def __init__(self, app: QCoreApplication, language: str) -> None:
        self._app = app
        self._translator: QTranslator | None = None
        self.switch(language)

    def close(self) -> None:
        """Take the translation away; Qt speaks English."""
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
            self._translator = None

    def switch(self, language: str) -> None:
        """Speak another language from now on."""
        self.close()
        self._translator = QTranslator()  # nobody's child: it goes when another takes its place
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language}", folder):
            self._app.installTranslator(self._translator)
