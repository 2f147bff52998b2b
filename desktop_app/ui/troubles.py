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
    icon: str = "triangle-alert"
    may_help_again: bool = True
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
    match trouble:
        case Trouble.DEVICE_BLOCKED:
            short = texts.tr("modified device", "why a transfer failed")
            return TroubleWords(
                short, (device_blocked(texts),), "shield-alert", may_help_again=False
            )
        case Trouble.NOT_OFFERED:
            short = texts.tr("not offered", "why a transfer failed")
            said = texts.tr("Its catalogue does not allow it to be downloaded.", "message")
            return TroubleWords(short, (said,), "ban", may_help_again=False)
        case Trouble.WITHDRAWN:
            short = texts.tr("left the catalogue", "why a transfer failed")
            said = texts.tr("It left the catalogue while it was on its way.", "message")
            return TroubleWords(short, (said,), "ban", may_help_again=False)
        case Trouble.DISK_FULL:
            return TroubleWords(
                texts.tr("disk full", "why a transfer failed"),
                (
                    texts.tr("The disk of the downloads has no room left for it.", "message"),
                    texts.tr("Make some room, then try again.", "message"),
                ),
                "hard-drive",
            )
        case Trouble.TOO_LARGE:
            return TroubleWords(
                texts.tr("too large for the disk", "why a transfer failed"),
                (
                    texts.tr(
                        "The disk of the downloads takes no file as large as this.", "message"
                    ),
                    texts.tr(
                        "Move the downloads to another disk in Settings, then try again.", "message"
                    ),
                ),
                "hard-drive",
            )
        case Trouble.WENT_WRONG:
            return TroubleWords(
                texts.tr("something went wrong", "why a transfer failed"),
                (
                    texts.tr(
                        "Something went wrong in Sablier itself; its log says more.", "message"
                    ),
                    texts.tr("Try again.", "message"),
                ),
            )
        case Trouble.DISK_ERROR:
            return TroubleWords(
                texts.tr("disk error", "why a transfer failed"),
                (
                    texts.tr("The disk of the downloads reports an error.", "message"),
                    texts.tr("Have it checked, or move the downloads to another one.", "message"),
                ),
                "hard-drive",
            )
        case Trouble.PART_LOST:
            return TroubleWords(
                texts.tr("deleted meanwhile", "why a transfer failed: its part file"),
                (
                    texts.tr(
                        "What had arrived was deleted or changed by another program, each time.",
                        "message",
                    ),
                    texts.tr(
                        "See what tidies up the folder of downloads, then try again.", "message"
                    ),
                ),
                "file-x",
            )
        case Trouble.UNWRITABLE:
            return TroubleWords(
                texts.tr("folder not writable", "why a transfer failed"),
                (
                    texts.tr("The folder of downloads cannot be written to.", "message"),
                    texts.tr("See that you may change it, then try again.", "message"),
                ),
                "folder-open",
            )
        case Trouble.SOURCE_MISSING:
            return TroubleWords(
                texts.tr("source not found", "why a transfer failed"),
                (
                    texts.tr("Its file is not where the catalogue says.", "message"),
                    texts.tr("Try again later, or ask whoever keeps the catalogue.", "message"),
                ),
            )
        case Trouble.UNREADABLE:
            return TroubleWords(
                texts.tr("source not readable", "why a transfer failed"),
                (
                    texts.tr("Its file cannot be read where the catalogue says.", "message"),
                    texts.tr("See that you may open it, then try again.", "message"),
                ),
            )
        case Trouble.SOURCE_CHANGED:
            return TroubleWords(
                texts.tr("source changed", "why a transfer failed"),
                (
                    texts.tr("Its file changed while it was fetched, each time.", "message"),
                    texts.tr("Try again later.", "message"),
                ),
                "file-x",
            )
        case Trouble.WRONG_LENGTH | Trouble.WRONG_CHECKSUM:
            return TroubleWords(
                texts.tr("damaged file", "why a transfer failed"),
                (
                    texts.tr("What arrived is not what the catalogue describes.", "message"),
                    texts.tr("It was thrown away; trying again fetches all of it anew.", "message"),
                ),
                "file-x",
            )
        case Trouble.NOT_MEDIA:
            return TroubleWords(
                texts.tr("not a film", "why a transfer failed: what came"),
                (
                    texts.tr("What arrived is neither video nor sound.", "message"),
                    texts.tr("Try again later, or ask whoever keeps the catalogue.", "message"),
                ),
                "file-x",
            )
        case Trouble.INCOMPLETE:
            return TroubleWords(
                texts.tr("incomplete", "why a transfer failed: what came"),
                (
                    texts.tr("Only a part of it arrived.", "message"),
                    texts.tr("It was thrown away; trying again fetches all of it anew.", "message"),
                ),
                "file-x",
            )
        case Trouble.SIGN_IN_PAGE:
            return TroubleWords(
                texts.tr("sign-in page", "why a transfer failed: what came"),
                (
                    texts.tr("A sign-in page came instead of the episode.", "message"),
                    texts.tr("Sign in to this network in a browser, then try again.", "message"),
                ),
                "lock",
            )
        case Trouble.NO_NETWORK:
            return TroubleWords(
                texts.tr("no network", "why a transfer failed"),
                (
                    texts.tr("There is no network.", "message"),
                    texts.tr("It goes on by itself once there is one again.", "message"),
                ),
                "wifi-off",
            )
        case Trouble.INTERRUPTED:
            return TroubleWords(
                texts.tr("connection lost", "why a transfer failed"),
                (
                    texts.tr("The connection broke too often.", "message"),
                    texts.tr("Trying again goes on where it stopped, if it can.", "message"),
                ),
                "wifi-off",
            )
        case Trouble.HOST_NOT_FOUND:
            return TroubleWords(
                texts.tr("server not found", "why a transfer failed"),
                (
                    texts.tr("Its server was not found.", "message"),
                    texts.tr("See that this laptop has a network, then try again.", "message"),
                ),
                "wifi-off",
            )
        case Trouble.INSECURE:
            return TroubleWords(
                texts.tr("not secure", "why a transfer failed: the connection"),
                (
                    texts.tr("Its server could not prove who it is.", "message"),
                    texts.tr(
                        "See that the clock of this laptop is right, and whether this network asks"
                        " for a sign-in; then try again.",
                        "message",
                    ),
                ),
                "shield-alert",
            )
        case Trouble.UNSECURED:
            return TroubleWords(
                texts.tr("not secure", "why a transfer failed: the connection"),
                (
                    texts.tr("No secure connection to its server could be made.", "message"),
                    texts.tr("Try again later, or ask whoever keeps the catalogue.", "message"),
                ),
                "shield-alert",
            )
        case Trouble.PROXY_SIGN_IN:
            return TroubleWords(
                texts.tr("proxy needs a password", "why a transfer failed"),
                (
                    texts.tr(
                        "The proxy of this network asks for a name and a password.", "message"
                    ),
                    texts.tr(
                        "Put them into the proxy settings of your system, restart Sablier, and try"
                        " again.",
                        "message",
                    ),
                ),
                "lock",
            )
        case Trouble.PROXY_UNREACHABLE:
            return TroubleWords(
                texts.tr("no answer from the proxy", "why a transfer failed"),
                (
                    texts.tr(
                        "The proxy that this laptop is set to use does not answer.", "message"
                    ),
                    texts.tr("See the proxy settings of your system, then try again.", "message"),
                ),
                "wifi-off",
            )
        case Trouble.UNREACHABLE:
            return TroubleWords(
                texts.tr("no answer", "why a transfer failed: of the server"),
                (
                    texts.tr("Its server cannot be reached, or does not answer.", "message"),
                    texts.tr("Try again later.", "message"),
                ),
                "wifi-off",
            )
        case Trouble.SIGN_IN_NEEDED:
            return TroubleWords(
                texts.tr("needs a password", "why a transfer failed"),
                (
                    texts.tr("Its server asks for a name and a password.", "message"),
                    texts.tr(
                        "Ask whoever keeps the catalogue for an address with them.", "message"
                    ),
                ),
                "lock",
            )
        case Trouble.FORBIDDEN:
            return TroubleWords(
                texts.tr("access refused", "why a transfer failed"),
                (
                    texts.tr("Its server does not give it to this laptop.", "message"),
                    texts.tr("Ask whoever keeps the catalogue.", "message"),
                ),
                "lock",
            )
        case Trouble.LEGAL_REASONS:
            return TroubleWords(
                texts.tr("legal reasons", "why a transfer failed"),
                (
                    texts.tr("Its server does not give it out here, for legal reasons.", "message"),
                    texts.tr("Ask whoever keeps the catalogue.", "message"),
                ),
                "lock",
            )
        case Trouble.SERVER_REFUSED:
            return TroubleWords(
                texts.tr("server refused", "why a transfer failed"),
                (
                    texts.tr("Its server refused to send it.", "message"),
                    texts.tr("Try again later, or ask whoever keeps the catalogue.", "message"),
                ),
            )
        case Trouble.SERVER_BUSY:
            return TroubleWords(
                texts.tr("server busy", "why a transfer failed"),
                (
                    texts.tr("Its server put it off until later, each time.", "message"),
                    texts.tr("Try again later.", "message"),
                ),
            )
        case Trouble.ENDLESS_REDIRECT:
            return TroubleWords(
                texts.tr("endless redirects", "why a transfer failed"),
                (
                    texts.tr("Its address leads from one to the next without an end.", "message"),
                    texts.tr("Ask whoever keeps the catalogue.", "message"),
                ),
            )
        case Trouble.UNSAFE_REDIRECT:
            return TroubleWords(
                texts.tr("unsafe redirect", "why a transfer failed"),
                (
                    texts.tr("Its server leads to an address that is not safe.", "message"),
                    texts.tr("Nothing was fetched; ask whoever keeps the catalogue.", "message"),
                ),
                "shield-alert",
            )
        case Trouble.BROKEN_REDIRECT:
            return TroubleWords(
                texts.tr("redirect to nowhere", "why a transfer failed"),
                (
                    texts.tr(
                        "Its server sends on to another address, and names none that can be used.",
                        "message",
                    ),
                    texts.tr("Ask whoever keeps the catalogue.", "message"),
                ),
            )
        case Trouble.SERVER_ERROR:
            return TroubleWords(
                texts.tr("server error", "why a transfer failed"),
                (
                    texts.tr("Its server failed, each time.", "message"),
                    texts.tr("Try again later, or ask whoever keeps the catalogue.", "message"),
                ),
            )
        case None:
            return TroubleWords(
                texts.tr("unknown reason", "why a transfer failed"),
                (texts.tr("It stopped, and nobody knows why.", "message"),),
            )
        case never:
            assert_never(never)
