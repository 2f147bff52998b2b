"""What there is to say about the folder of media: where it lies, moving it, why it stays."""

from desktop_app.ui.text import Texts


def about(sentence: str, path: str, texts: Texts) -> str:
    """A sentence in which a path stands for %1."""
    return texts.fill(sentence, path)


def unreadable(folder: str, texts: Texts) -> str:
    """While it lasts (rule S4)."""
    sentence = texts.tr(
        "The folder of your downloads cannot be read: %1. Connect its disk or allow reading it; "
        "nothing is lost meanwhile, and downloads wait.",
        "banner",
    )
    return about(sentence, folder, texts)


def readable_again(texts: Texts) -> str:
    """It was."""
    return texts.tr("The folder of your downloads can be read again.", "toast")


def moved(folder: str, texts: Texts) -> str:
    """All of them."""
    return about(texts.tr("Your downloads are in %1 now.", "toast"), folder, texts)


def cancelled(texts: Texts) -> str:
    """By the user, or because the program was closed."""
    return texts.tr("The move was cancelled. Your downloads are where they were.", "toast")


def there_already(folder: str, texts: Texts) -> str:
    """Nothing to do."""
    return about(texts.tr("Your downloads are in %1 already.", "toast"), folder, texts)


def inside(folder: str, texts: Texts) -> str:
    """What is emptied, or belongs to the program, is no place for them."""
    sentence = texts.tr(
        "Your downloads cannot be moved into %1, which is inside one of Sablier’s own folders. "
        "Choose another one.",
        "toast",
    )
    return about(sentence, folder, texts)


def no_folder(folder: str, texts: Texts) -> str:
    """There is none, or something else."""
    sentence = texts.tr("%1 is not a folder that can be used. Choose another one.", "toast")
    return about(sentence, folder, texts)


def no_room(folder: str, lacking: int, texts: Texts) -> str:
    """`lacking` bytes, or 0 where nobody knows."""
    if not lacking:
        sentence = texts.tr(
            "The disk of %1 is full. Your downloads are where they were; make room, or choose "
            "another folder.",
            "toast",
        )
        return about(sentence, folder, texts)
    sentence = texts.tr(
        "There is not enough room for your downloads in %1: %2 more are needed. Make room, or "
        "choose another folder.",
        "toast",
    )
    return texts.fill(sentence, folder, texts.size(lacking))


def not_writable(folder: str, reason: str, texts: Texts) -> str:
    """The system does not let them in."""
    sentence = texts.tr(
        "Nothing can be written in %1 (%2). Your downloads are where they were; choose another "
        "folder.",
        "toast",
    )
    return texts.fill(sentence, folder, reason)


def not_readable(path: str, reason: str, texts: Texts) -> str:
    """The folder that they would leave, or a file in it."""
    sentence = texts.tr(
        "Your downloads were not moved: %1 cannot be read (%2). They are where they were.", "toast"
    )
    return texts.fill(sentence, path, reason)


def went_wrong(folder: str, texts: Texts) -> str:
    """A fault of the program itself."""
    sentence = texts.tr(
        "Your downloads were not moved into %1: something went wrong in Sablier itself, and its "
        "log says more. They are where they were.",
        "toast",
    )
    return about(sentence, folder, texts)


def lies_at(path: str, texts: Texts) -> str:
    """Nothing on this system shows it."""
    sentence = texts.tr("No file manager could be opened. It is here: %1", "toast")
    return about(sentence, path, texts)


def copy_path(texts: Texts) -> str:
    """The action of that toast."""
    return texts.tr("Copy", "button: the path of a file, to the clipboard")


def choose(texts: Texts) -> str:
    """The window in which a folder is chosen."""
    return texts.tr("Choose a folder for your downloads", "title of a window")
