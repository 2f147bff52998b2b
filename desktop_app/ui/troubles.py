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
    may_help_again: bool
    """Another try may come to another end."""


def trouble_text(trouble: Trouble | None, texts: Texts) -> str:
    """Why a transfer waits or failed, in a few words."""
    return trouble_words(trouble, texts).short


def device_blocked(texts: Texts) -> str:
    """Why a modified device gets no downloads."""
    return texts.tr(
        "It reports that its system was modified, and a modified device gets no downloads.",
        "message: this laptop",
    )


def trouble_words(trouble: Trouble | None, texts: Texts) -> TroubleWords:
    """The words of a reason; None is one that nobody wrote down."""
    later = texts.tr("Try again later.", "message")
    later_or_ask = texts.tr("Try again later, or ask whoever keeps the catalogue.", "message")
    ask = texts.tr("Ask whoever keeps the catalogue.", "message")
    anew = texts.tr("It was thrown away; trying again fetches all of it anew.", "message")
    match trouble:
        case Trouble.DEVICE_BLOCKED:
            return _words(
                texts.tr("modified device", "why a transfer failed"),
                device_blocked(texts),
                icon="shield-alert",
                may_help_again=False,
            )
        case Trouble.NOT_OFFERED:
            return _words(
                texts.tr("not offered", "why a transfer failed"),
                texts.tr("Its catalogue does not allow it to be downloaded.", "message"),
                icon="ban",
                may_help_again=False,
            )
        case Trouble.WITHDRAWN:
            return _words(
                texts.tr("left the catalogue", "why a transfer failed"),
                texts.tr("It left the catalogue while it was on its way.", "message"),
                icon="ban",
                may_help_again=False,
            )
        case Trouble.DISK_FULL:
            return _words(
                texts.tr("disk full", "why a transfer failed"),
                texts.tr("The disk of the downloads has no room left for it.", "message"),
                texts.tr("Make some room, then try again.", "message"),
                icon="hard-drive",
            )
        case Trouble.TOO_LARGE:
            return _words(
                texts.tr("too large for the disk", "why a transfer failed"),
                texts.tr("The disk of the downloads takes no file as large as this.", "message"),
                texts.tr(
                    "Move the downloads to another disk in Settings, then try again.", "message"
                ),
                icon="hard-drive",
            )
        case Trouble.WENT_WRONG:
            return _words(
                texts.tr("something went wrong", "why a transfer failed"),
                texts.tr("Something went wrong in Sablier itself; its log says more.", "message"),
                texts.tr("Try again.", "message"),
            )
        case Trouble.DISK_ERROR:
            return _words(
                texts.tr("disk error", "why a transfer failed"),
                texts.tr("The disk of the downloads reports an error.", "message"),
                texts.tr("Have it checked, or move the downloads to another one.", "message"),
                icon="hard-drive",
            )
        case Trouble.PART_LOST:
            return _words(
                texts.tr("deleted meanwhile", "why a transfer failed: its part file"),
                texts.tr(
                    "What had arrived was deleted or changed by another program, each time.",
                    "message",
                ),
                texts.tr("See what tidies up the folder of downloads, then try again.", "message"),
                icon="file-x",
            )
        case Trouble.UNWRITABLE:
            return _words(
                texts.tr("folder not writable", "why a transfer failed"),
                texts.tr("The folder of downloads cannot be written to.", "message"),
                texts.tr("See that you may change it, then try again.", "message"),
                icon="folder-open",
            )
        case Trouble.SOURCE_MISSING:
            return _words(
                texts.tr("source not found", "why a transfer failed"),
                texts.tr("Its file is not where the catalogue says.", "message"),
                later_or_ask,
            )
        case Trouble.UNREADABLE:
            return _words(
                texts.tr("source not readable", "why a transfer failed"),
                texts.tr("Its file cannot be read where the catalogue says.", "message"),
                texts.tr("See that you may open it, then try again.", "message"),
            )
        case Trouble.SOURCE_CHANGED:
            return _words(
                texts.tr("source changed", "why a transfer failed"),
                texts.tr("Its file changed while it was fetched, each time.", "message"),
                later,
                icon="file-x",
            )
        case Trouble.WRONG_LENGTH | Trouble.WRONG_CHECKSUM:
            return _words(
                texts.tr("damaged file", "why a transfer failed"),
                texts.tr("What arrived is not what the catalogue describes.", "message"),
                anew,
                icon="file-x",
            )
        case Trouble.NOT_MEDIA:
            return _words(
                texts.tr("not a film", "why a transfer failed: what came"),
                texts.tr("What arrived is neither video nor sound.", "message"),
                later_or_ask,
                icon="file-x",
            )
        case Trouble.INCOMPLETE:
            return _words(
                texts.tr("incomplete", "why a transfer failed: what came"),
                texts.tr("Only a part of it arrived.", "message"),
                anew,
                icon="file-x",
            )
        case Trouble.SIGN_IN_PAGE:
            return _words(
                texts.tr("sign-in page", "why a transfer failed: what came"),
                texts.tr("A sign-in page came instead of the episode.", "message"),
                texts.tr("Sign in to this network in a browser, then try again.", "message"),
                icon="lock",
            )
        case Trouble.NO_NETWORK:
            return _words(
                texts.tr("no network", "why a transfer failed"),
                texts.tr("There is no network.", "message"),
                texts.tr("It goes on by itself once there is one again.", "message"),
                icon="wifi-off",
            )
        case Trouble.INTERRUPTED:
            return _words(
                texts.tr("connection lost", "why a transfer failed"),
                texts.tr("The connection broke too often.", "message"),
                texts.tr("Trying again goes on where it stopped, if it can.", "message"),
                icon="wifi-off",
            )
        case Trouble.HOST_NOT_FOUND:
            return _words(
                texts.tr("server not found", "why a transfer failed"),
                texts.tr("Its server was not found.", "message"),
                texts.tr("See that this laptop has a network, then try again.", "message"),
                icon="wifi-off",
            )
        case Trouble.INSECURE:
            return _words(
                texts.tr("not secure", "why a transfer failed: the connection"),
                texts.tr("Its server could not prove who it is.", "message"),
                texts.tr(
                    "See that the clock of this laptop is right, and whether this network asks"
                    " for a sign-in; then try again.",
                    "message",
                ),
                icon="shield-alert",
            )
        case Trouble.UNSECURED:
            return _words(
                texts.tr("not secure", "why a transfer failed: the connection"),
                texts.tr("No secure connection to its server could be made.", "message"),
                later_or_ask,
                icon="shield-alert",
            )
        case Trouble.PROXY_SIGN_IN:
            return _words(
                texts.tr("proxy needs a password", "why a transfer failed"),
                texts.tr("The proxy of this network asks for a name and a password.", "message"),
                texts.tr(
                    "Put them into the proxy settings of your system, restart Sablier, and try"
                    " again.",
                    "message",
                ),
                icon="lock",
            )
        case Trouble.PROXY_UNREACHABLE:
            return _words(
                texts.tr("no answer from the proxy", "why a transfer failed"),
                texts.tr("The proxy that this laptop is set to use does not answer.", "message"),
                texts.tr("See the proxy settings of your system, then try again.", "message"),
                icon="wifi-off",
            )
        case Trouble.UNREACHABLE:
            return _words(
                texts.tr("no answer", "why a transfer failed: of the server"),
                texts.tr("Its server cannot be reached, or does not answer.", "message"),
                later,
                icon="wifi-off",
            )
        case Trouble.SIGN_IN_NEEDED:
            return _words(
                texts.tr("needs a password", "why a transfer failed"),
                texts.tr("Its server asks for a name and a password.", "message"),
                texts.tr("Ask whoever keeps the catalogue for an address with them.", "message"),
                icon="lock",
            )
        case Trouble.FORBIDDEN:
            return _words(
                texts.tr("access refused", "why a transfer failed"),
                texts.tr("Its server does not give it to this laptop.", "message"),
                ask,
                icon="lock",
            )
        case Trouble.LEGAL_REASONS:
            return _words(
                texts.tr("legal reasons", "why a transfer failed"),
                texts.tr("Its server does not give it out here, for legal reasons.", "message"),
                ask,
                icon="lock",
            )
        case Trouble.SERVER_REFUSED:
            return _words(
                texts.tr("server refused", "why a transfer failed"),
                texts.tr("Its server refused to send it.", "message"),
                later_or_ask,
            )
        case Trouble.SERVER_BUSY:
            return _words(
                texts.tr("server busy", "why a transfer failed"),
                texts.tr("Its server put it off until later, each time.", "message"),
                later,
            )
        case Trouble.ENDLESS_REDIRECT:
            return _words(
                texts.tr("endless redirects", "why a transfer failed"),
                texts.tr("Its address leads from one to the next without an end.", "message"),
                ask,
            )
        case Trouble.UNSAFE_REDIRECT:
            return _words(
                texts.tr("unsafe redirect", "why a transfer failed"),
                texts.tr("Its server leads to an address that is not safe.", "message"),
                texts.tr("Nothing was fetched; ask whoever keeps the catalogue.", "message"),
                icon="shield-alert",
            )
        case Trouble.BROKEN_REDIRECT:
            return _words(
                texts.tr("redirect to nowhere", "why a transfer failed"),
                texts.tr(
                    "Its server sends on to another address, and names none that can be used.",
                    "message",
                ),
                ask,
            )
        case Trouble.SERVER_ERROR:
            return _words(
                texts.tr("server error", "why a transfer failed"),
                texts.tr("Its server failed, each time.", "message"),
                later_or_ask,
            )
        case None:
            return _words(
                texts.tr("unknown reason", "why a transfer failed"),
                texts.tr("It stopped, and nobody knows why.", "message"),
            )
        case never:
            assert_never(never)


def _words(
    short: str, *sentences: str, icon: str = "triangle-alert", may_help_again: bool = True
) -> TroubleWords:
    return TroubleWords(short, sentences, icon, may_help_again)
