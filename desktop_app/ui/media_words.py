"""What there is to say about the folder of media: where it lies, moving it, why it stays."""

from desktop_app.ui.text import Texts


def unreadable(folder: str, texts: Texts) -> str:
    """Say, while it lasts, that the folder cannot be read (rule S4)."""
    sentence = texts.tr(
        "The folder of your downloads cannot be read: %1. Connect its disk or allow reading it; "
        "nothing is lost meanwhile, and downloads wait.",
        "banner",
    )
    return texts.fill(sentence, folder)


def moved(folder: str, texts: Texts) -> str:
    """Say that all downloads are in the new folder."""
    return texts.fill(texts.tr("Your downloads are in %1 now.", "toast"), folder)


def cancelled(texts: Texts) -> str:
    """Say that the move was cancelled, by the user or because the program was closed."""
    return texts.tr("The move was cancelled. Your downloads are where they were.", "toast")


def there_already(folder: str, texts: Texts) -> str:
    """Say that the downloads are in that folder already."""
    return texts.fill(texts.tr("Your downloads are in %1 already.", "toast"), folder)


def inside(folder: str, texts: Texts) -> str:
    """Say that a folder of the program itself is no place for them."""
    sentence = texts.tr(
        "Your downloads cannot be moved into %1, which is inside one of Sablier’s own folders. "
        "Choose another one.",
        "toast",
    )
    return texts.fill(sentence, folder)


def no_folder(folder: str, texts: Texts) -> str:
    """Say that there is no such folder, or that it is something else."""
    sentence = texts.tr("%1 is not a folder that can be used. Choose another one.", "toast")
    return texts.fill(sentence, folder)


def no_room(folder: str, lacking: int, texts: Texts) -> str:
    """Say that they do not fit; `lacking` is in bytes, or 0 where nobody knows."""
    if not lacking:
        sentence = texts.tr(
            "The disk of %1 is full. Your downloads are where they were; make room, or choose "
            "another folder.",
            "toast",
        )
        return texts.fill(sentence, folder)
    sentence = texts.tr(
        "There is not enough room for your downloads in %1: %2 more are needed. Make room, or "
        "choose another folder.",
        "toast",
    )
    return texts.fill(sentence, folder, texts.size(lacking))


def not_writable(folder: str, reason: str, texts: Texts) -> str:
    """Say that the system lets nothing be written there."""
    sentence = texts.tr(
        "Nothing can be written in %1 (%2). Your downloads are where they were; choose another "
        "folder.",
        "toast",
    )
    return texts.fill(sentence, folder, reason)


def not_readable(path: str, reason: str, texts: Texts) -> str:
    """Say that the folder they would leave, or a file in it, cannot be read."""
    sentence = texts.tr(
        "Your downloads were not moved: %1 cannot be read (%2). They are where they were.", "toast"
    )
    return texts.fill(sentence, path, reason)


def went_wrong(folder: str, texts: Texts) -> str:
    """Say that the program itself failed to move them."""
    sentence = texts.tr(
        "Your downloads were not moved into %1: something went wrong in Sablier itself, and its "
        "log says more. They are where they were.",
        "toast",
    )
    return texts.fill(sentence, folder)


def lies_at(path: str, texts: Texts) -> str:
    """Say where a file is that nothing on this system shows."""
    sentence = texts.tr("No file manager could be opened. It is here: %1", "toast")
    return texts.fill(sentence, path)
