"""What a user can ask for of episodes, in words: once for every view, menu, key and button."""

from dataclasses import dataclass
from typing import assert_never

from desktop_app.domain.intent import Intent
from desktop_app.ui.text import Texts
from desktop_app.ui.widgets.buttons import ButtonKind


@dataclass(frozen=True, slots=True)
class ActionProps:
    """A button that asks for something."""

    intent: Intent
    label: str
    button: ButtonKind

    @classmethod
    def of(
        cls, intent: Intent, texts: Texts, button: ButtonKind = ButtonKind.OUTLINED
    ) -> "ActionProps":
        """Make the button of an intent, which says what the intent is called."""
        return cls(intent, label_of(intent, texts), button)


def label_of(intent: Intent, texts: Texts) -> str:
    """Return what a button or a menu calls it."""
    match intent:
        case Intent.PLAY:
            return texts.tr("Play", "button")
        case Intent.RESUME:
            return texts.tr("Resume", "button: watching")
        case Intent.RENEW:
            return texts.tr("Renew", "button")
        case Intent.DOWNLOAD:
            return texts.tr("Download", "button")
        case Intent.WHY:
            return texts.tr("Why?", "button: why it cannot be played")
        case Intent.REMOVE:
            return texts.tr("Remove", "button: a copy")
        case Intent.CLEAR:
            return texts.tr("Clear", "button: take a greyed row off the list")
        case Intent.UNDO:
            return texts.tr("Undo", "button: a removal")
        case Intent.PAUSE:
            return texts.tr("Pause", "button: a transfer")
        case Intent.GO_ON:
            return texts.tr("Go on", "button: a paused transfer")
        case Intent.TRY_AGAIN:
            return texts.tr("Try again", "button: a failed transfer")
        case Intent.CANCEL:
            return texts.tr("Cancel", "button: a transfer")
        case Intent.SHOW_IN_LIBRARY:
            return texts.tr("In your downloads", "button: goes there")
        case Intent.SHOW_IN_FOLDER:
            return texts.tr("Show in folder", "a file")
        case Intent.INSPECT:
            return texts.tr("Details", "menu of a row: the inspector")
        case Intent.READ_RULES:
            return texts.tr("The rules in plain words", "button: opens a page")
        case never:
            assert_never(never)
