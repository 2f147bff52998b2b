"""What stands around the rows of the library: under its title, in its chips, where no row is."""

from typing import assert_never

from desktop_app.domain.shelf import Arrangement, Chip, Counts, Sort
from desktop_app.ui.lines.page import no_match
from desktop_app.ui.text import Texts
from desktop_app.ui.widgets.chips import ChipProps
from desktop_app.ui.widgets.empty import EmptyProps


def subtitle_of(counts: Counts, texts: Texts) -> str:
    """Return ``6 ready to watch · 2 ending today · 2 expired``, or what else there is of it all."""
    ending = counts.rows.get(Chip.ENDING_TODAY, 0)
    expired = counts.rows.get(Chip.EXPIRED, 0)
    moving = counts.rows.get(Chip.DOWNLOADING, 0)
    if counts.all_expired:
        return texts.tr(
            "Everything here has expired; each row says what can be done",
            "under the title of the library",
        )
    if not (counts.playable or expired or moving):
        return texts.tr("Nothing on this laptop yet", "under the title of the library")
    parts = [
        texts.tr("%n ready to watch", "under the title of the library", counts.playable)
        if counts.playable
        else texts.tr("Nothing to watch right now", "under the title of the library")
    ]
    if ending:
        parts.append(texts.tr("%n ending today", "under the title of the library", ending))
    if expired:
        parts.append(texts.tr("%n expired", "under the title of the library", expired))
    return " · ".join(parts)


def chip_name(chip: Chip, texts: Texts) -> str:
    """Return what a chip is called."""
    match chip:
        case Chip.ALL:
            return texts.tr("All", "chip")
        case Chip.READY:
            return texts.tr("Ready", "chip: not started")
        case Chip.STARTED:
            return texts.tr("Started", "chip")
        case Chip.ENDING_TODAY:
            return texts.tr("Ending today", "chip")
        case Chip.EXPIRED:
            return texts.tr("Expired", "chip")
        case Chip.DOWNLOADING:
            return texts.tr("Downloading", "chip")
        case never:
            assert_never(never)


def chips_props(counts: Counts, chosen: Chip, texts: Texts) -> list[ChipProps]:
    """Return the chips with their counts; *Downloading* only while there is anything under it."""
    items = []
    for chip in Chip:
        count = counts.rows.get(chip, 0)
        if count or chip is chosen or chip is not Chip.DOWNLOADING:
            both = texts.tr("%1 %2", "chip: its name, its count")
            text = texts.fill(both, chip_name(chip, texts), texts.number(count))
            items.append(ChipProps(chip, text, text))
    return items


def sort_name(sort: Sort, texts: Texts) -> str:
    """Return what an order is called."""
    match sort:
        case Sort.EXPIRING_FIRST:
            return texts.tr("Expiring first", "order of the rows")
        case Sort.TITLE:
            return texts.tr("Title", "order of the rows")
        case Sort.LAST_DOWNLOAD:
            return texts.tr("Last download", "order of the rows")
        case Sort.SIZE:
            return texts.tr("Size", "order of the rows")
        case never:
            assert_never(never)


def nothing_props(asked: Arrangement, counts: Counts, texts: Texts) -> EmptyProps:
    """Return what stands in place of the rows where none is under what was asked for."""
    if asked.search:
        sentence = texts.tr("Only downloads are searched here.", "no result")
        return no_match(asked.search, sentence, texts)
    if not counts.rows.get(Chip.ALL, 0):
        icon, title, sentence = _never_or_gone(counts, texts)
        return EmptyProps(
            icon, title, sentence, texts.tr("Open the catalogue", "button"), primary=True
        )
    title = _empty_filter(asked.chip, texts)
    return EmptyProps("inbox", title, "", texts.tr("Show all downloads", "button"))


def _never_or_gone(counts: Counts, texts: Texts) -> tuple[str, str, str]:
    if counts.ever_downloaded:
        sentence = texts.tr(
            "Your downloads are no longer in this list. The catalogue shows what you can "
            "download, for the first time or again.",
            "empty page",
        )
        return "inbox", texts.tr("Nothing left in this list", "empty page"), sentence
    sentence = texts.tr(
        "Your downloads appear here, with the time left to watch each of them.", "first run"
    )
    return "hourglass", texts.tr("Nothing is downloaded yet", "first run"), sentence


def _empty_filter(chip: Chip, texts: Texts) -> str:
    match chip:
        case Chip.READY:
            return texts.tr("Nothing is waiting to be started", "empty filter")
        case Chip.STARTED:
            return texts.tr("Nothing is half watched", "empty filter")
        case Chip.ENDING_TODAY:
            return texts.tr("Nothing ends today", "empty filter")
        case Chip.EXPIRED:
            return texts.tr("Nothing has expired", "empty filter")
        case Chip.DOWNLOADING:
            return texts.tr("Nothing is downloading", "empty filter")
        case Chip.ALL:
            return texts.tr("Nothing is downloaded yet", "first run")
        case never:
            assert_never(never)
