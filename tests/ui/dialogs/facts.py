"""Values that the tests of the cards share."""

from datetime import datetime

from PySide6.QtCore import QTimeZone

from desktop_app.domain.entitlement import Entitlement, Offer
from desktop_app.domain.episode import Episode, EpisodeKey, LocalText
from desktop_app.domain.licence import Ending, Licence, RenewalWindow
from desktop_app.domain.policy import DEFAULT, Policy
from desktop_app.domain.renewal import NeedsConfirmation
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import Instant, from_datetime
from desktop_app.domain.transfer import Transfer
from desktop_app.domain.warning import WarningEpisode, WarningFacts
from desktop_app.ui.text import NO_BREAK, Texts


def instant(text: str) -> Instant:
    """A date and a time in UTC."""
    return from_datetime(datetime.fromisoformat(text + "+00:00"))


NOW = instant("2026-06-22T13:07:00")
FIRST = instant("2026-02-12T09:30:00")
RESET = instant("2027-02-12T09:30:00")
LEAVES = instant("2026-07-01T08:00:00")
LAST_RENEWAL = NeedsConfirmation(True, FIRST, RESET)
YEAR = RenewalWindow(FIRST, RESET, 1)
OFFERED = Offer()


def english() -> Texts:
    """English, in UTC."""
    return Texts("en", QTimeZone.utc())


def french() -> Texts:
    """French, in UTC."""
    return Texts("fr", QTimeZone.utc())


def plain(text: str) -> str:
    """With ordinary spaces and apostrophes."""
    return text.replace(NO_BREAK, " ").replace("\u202f", " ").replace("’", "'")


def episode(name: str = "salt", title: str = "Salt", number: int | None = 1) -> Episode:
    """An episode with everything that a catalogue says."""
    return Episode(
        EpisodeKey("demo", name),
        "hc",
        LocalText.plain("Les Heures creuses"),
        LocalText.plain(title),
        "salt.webm",
        season=1,
        number=number,
        duration_s=43 * 60,
        size=312_000_000,
    )


def facts(
    *episodes: Episode,
    needs: NeedsConfirmation = LAST_RENEWAL,
    policy: Policy = DEFAULT,
    leaves_at: Instant | None = None,
) -> WarningFacts:
    """What the warning asks about."""
    asked = episodes or (episode(),)
    return WarningFacts(tuple(WarningEpisode(one, needs, policy, leaves_at) for one in asked), NOW)


def row(
    *,
    licence: Licence | None = None,
    ended: Ending | None = None,
    window: RenewalWindow | None = YEAR,
    offer: Offer = OFFERED,
    sitting: Instant | None = None,
    transfer: Transfer | None = None,
    in_force: Policy = DEFAULT,
    one: Episode | None = None,
    position_s: float | None = None,
    removing: bool = False,
) -> ShelfRow:
    """A row of the library at `NOW`."""
    return ShelfRow(
        one or episode(),
        Entitlement(offer, licence, ended, window, sitting),
        in_force,
        NOW,
        transfer,
        position_s,
        removing=removing,
    )
