"""Why a transfer waits or failed, in words: a few for its badge, and sentences that say what to do.

Each reason says only what is known to be so: what a server answered, what the disk reported. What
may lie behind it is left to whoever reads it.
"""

from dataclasses import dataclass
from typing import assert_never

from desktop_app.domain.transfer import Trouble
from desktop_app.ui.text import Texts


@dataclass(frozen=True, slots=True)
class TroubleWords:
    """What a reason is called, what it means, and the name of its icon."""

    short: str
    sentences: tuple[str, ...]
    icon: str


def trouble_text(trouble: Trouble | None, texts: Texts) -> str:
    """Say in a few words why a transfer waits or failed."""
    return trouble_words(trouble, texts).short


def device_blocked(texts: Texts) -> str:
    """Say why a modified device gets no downloads."""
    return texts.tr(
        "It reports that its system was modified, and a modified device gets no downloads.",
        "message: this laptop",
    )


def trouble_words(trouble: Trouble | None, texts: Texts) -> TroubleWords:
    """Word a reason; None is one that nobody wrote down."""
    later = texts.tr("Try again later.", "message")
    later_or_ask = texts.tr("Try again later, or ask whoever maintains the catalogue.", "message")
    ask = texts.tr("Ask whoever maintains the catalogue.", "message")
    anew = texts.tr("It was discarded. Trying again downloads it from the start.", "message")
    icon, then = "triangle-alert", ""
    match trouble:
        case Trouble.DEVICE_BLOCKED:
            icon, short = "shield-alert", texts.tr("modified device", "why a transfer failed")
            what = device_blocked(texts)
        case Trouble.NOT_OFFERED:
            icon, short = "ban", texts.tr("not offered", "why a transfer failed")
            what = texts.tr("Its catalogue does not allow it to be downloaded.", "message")
        case Trouble.WITHDRAWN:
            icon, short = "ban", texts.tr("left the catalogue", "why a transfer failed")
            what = texts.tr("It left the catalogue while it was on its way.", "message")
        case Trouble.DISK_FULL:
            icon, short = "hard-drive", texts.tr("disk full", "why a transfer failed")
            what = texts.tr("The disk of the downloads has no room left for it.", "message")
            then = texts.tr("Make some room, then try again.", "message")
        case Trouble.TOO_LARGE:
            icon, short = "hard-drive", texts.tr("too large for the disk", "why a transfer failed")
            what = texts.tr(
                "The disk of the downloads cannot hold a file as large as this.", "message"
            )
            then = texts.tr(
                "Move the downloads to another disk in Settings, then try again.", "message"
            )
        case Trouble.WENT_WRONG:
            short = texts.tr("something went wrong", "why a transfer failed")
            what = texts.tr("Something went wrong in Sablier itself; its log says more.", "message")
            then = texts.tr("Try again.", "message")
        case Trouble.DISK_ERROR:
            icon, short = "hard-drive", texts.tr("disk error", "why a transfer failed")
            what = texts.tr("The disk of the downloads reports an error.", "message")
            then = texts.tr("Have it checked, or move the downloads to another one.", "message")
        case Trouble.PART_LOST:
            icon = "file-x"
            short = texts.tr("deleted meanwhile", "why a transfer failed: its part file")
            what = texts.tr(
                "Another program deleted or changed the part that had arrived, each time.",
                "message",
            )
            then = texts.tr(
                "Find out which program cleans up the folder of downloads, then try again.",
                "message",
            )
        case Trouble.UNWRITABLE:
            icon, short = "folder-open", texts.tr("folder not writable", "why a transfer failed")
            what = texts.tr("The folder of downloads cannot be written to.", "message")
            then = texts.tr("Check that you are allowed to change it, then try again.", "message")
        case Trouble.SOURCE_MISSING:
            short = texts.tr("source not found", "why a transfer failed")
            what = texts.tr("Its file is not where the catalogue says it is.", "message")
            then = later_or_ask
        case Trouble.UNREADABLE:
            short = texts.tr("source not readable", "why a transfer failed")
            what = texts.tr("Its file cannot be read where the catalogue says it is.", "message")
            then = texts.tr("Check that you are allowed to open it, then try again.", "message")
        case Trouble.SOURCE_CHANGED:
            icon, short = "file-x", texts.tr("source changed", "why a transfer failed")
            what = texts.tr("Its file changed during each download.", "message")
            then = later
        case Trouble.WRONG_LENGTH | Trouble.WRONG_CHECKSUM:
            icon, short = "file-x", texts.tr("damaged file", "why a transfer failed")
            what = texts.tr(
                "The file that arrived is not the one that the catalogue describes.", "message"
            )
            then = anew
        case Trouble.NOT_MEDIA:
            icon, short = "file-x", texts.tr("not a film", "why a transfer failed: what came")
            what = texts.tr("The file that arrived is neither video nor sound.", "message")
            then = later_or_ask
        case Trouble.INCOMPLETE:
            icon, short = "file-x", texts.tr("incomplete", "why a transfer failed: what came")
            what = texts.tr("Only a part of it arrived.", "message")
            then = anew
        case Trouble.SIGN_IN_PAGE:
            icon, short = "lock", texts.tr("sign-in page", "why a transfer failed: what came")
            what = texts.tr("A sign-in page came instead of the episode.", "message")
            then = texts.tr("Sign in to this network in a browser, then try again.", "message")
        case Trouble.NO_NETWORK:
            icon, short = "wifi-off", texts.tr("no network", "why a transfer failed")
            what = texts.tr("There is no network.", "message")
            then = texts.tr("It continues automatically once you are online again.", "message")
        case Trouble.INTERRUPTED:
            icon, short = "wifi-off", texts.tr("connection lost", "why a transfer failed")
            what = texts.tr("The connection broke too often.", "message")
            then = texts.tr("Trying again continues where it stopped, if possible.", "message")
        case Trouble.HOST_NOT_FOUND:
            icon, short = "wifi-off", texts.tr("server not found", "why a transfer failed")
            what = texts.tr("Its server was not found.", "message")
            then = texts.tr("Check this laptop’s network connection, then try again.", "message")
        case Trouble.INSECURE:
            icon = "shield-alert"
            short = texts.tr("not secure", "why a transfer failed: the connection")
            what = texts.tr("Its server could not prove who it is.", "message")
            then = texts.tr(
                "Check that this laptop’s clock is right and whether this network asks you to "
                "sign in, then try again.",
                "message",
            )
        case Trouble.UNSECURED:
            icon = "shield-alert"
            short = texts.tr("not secure", "why a transfer failed: the connection")
            what = texts.tr("No secure connection to its server could be made.", "message")
            then = later_or_ask
        case Trouble.PROXY_SIGN_IN:
            icon, short = "lock", texts.tr("proxy needs a password", "why a transfer failed")
            what = texts.tr("The proxy of this network asks for a name and a password.", "message")
            then = texts.tr(
                "Enter them in the proxy settings of your system, restart Sablier, and try again.",
                "message",
            )
        case Trouble.PROXY_UNREACHABLE:
            icon, short = "wifi-off", texts.tr("no answer from the proxy", "why a transfer failed")
            what = texts.tr("The proxy that this laptop is set to use does not answer.", "message")
            then = texts.tr("Check the proxy settings of your system, then try again.", "message")
        case Trouble.UNREACHABLE:
            icon, short = "wifi-off", texts.tr("no answer", "why a transfer failed: of the server")
            what = texts.tr("Its server cannot be reached, or does not answer.", "message")
            then = later
        case Trouble.SIGN_IN_NEEDED:
            icon, short = "lock", texts.tr("needs a password", "why a transfer failed")
            what = texts.tr("Its server asks for a name and a password.", "message")
            then = texts.tr(
                "Ask whoever maintains the catalogue for an address that includes them.", "message"
            )
        case Trouble.FORBIDDEN:
            icon, short = "lock", texts.tr("access refused", "why a transfer failed")
            what = texts.tr("Its server denies access to this laptop.", "message")
            then = ask
        case Trouble.LEGAL_REASONS:
            icon, short = "lock", texts.tr("legal reasons", "why a transfer failed")
            what = texts.tr("Its server does not offer it here, for legal reasons.", "message")
            then = ask
        case Trouble.SERVER_REFUSED:
            short = texts.tr("server refused", "why a transfer failed")
            what = texts.tr("Its server refused to send it.", "message")
            then = later_or_ask
        case Trouble.SERVER_BUSY:
            short = texts.tr("server busy", "why a transfer failed")
            what = texts.tr("Its server asked to try again later, each time.", "message")
            then = later
        case Trouble.ENDLESS_REDIRECT:
            short = texts.tr("endless redirects", "why a transfer failed")
            what = texts.tr("Its address redirects without end.", "message")
            then = ask
        case Trouble.UNSAFE_REDIRECT:
            icon, short = "shield-alert", texts.tr("unsafe redirect", "why a transfer failed")
            what = texts.tr("Its server redirects to an address that is not safe.", "message")
            then = texts.tr(
                "Nothing was downloaded. Ask whoever maintains the catalogue.", "message"
            )
        case Trouble.BROKEN_REDIRECT:
            short = texts.tr("redirect to nowhere", "why a transfer failed")
            what = texts.tr(
                "Its server redirects to an address that cannot be used.",
                "message",
            )
            then = ask
        case Trouble.SERVER_ERROR:
            short = texts.tr("server error", "why a transfer failed")
            what = texts.tr("Its server failed each time.", "message")
            then = later_or_ask
        case None:
            short = texts.tr("unknown reason", "why a transfer failed")
            what = texts.tr("It stopped for an unknown reason.", "message")
        case never:
            assert_never(never)
    sentences = (what, then) if then else (what,)
    return TroubleWords(short, sentences, icon)
