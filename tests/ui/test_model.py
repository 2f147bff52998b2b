"""The model of the library: drawn as text, frugal, and telling only what changed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.licence import Ending
from desktop_app.domain.shelf import Arrangement, Chip, ShelfRow, Sort
from desktop_app.domain.time import HOUR, MINUTE
from desktop_app.domain.transfer import TransferState
from desktop_app.ui.library.model import DownloadsModel
from desktop_app.ui.lines.model import PROPS_ROLE
from desktop_app.ui.lines.pages import PAGE
from desktop_app.ui.lines.rows import HeaderProps, RowProps
from desktop_app.ui.text import Texts
from tests.ui.shelf import NOW, FakeShelf, began_with_left, moving, picture, row

pytestmark = pytest.mark.usefixtures("qapp")


def many(count: int) -> list[ShelfRow]:
    """Rows in groups of ten, each ending a minute after the one before."""
    return [
        row(
            f"e{number}", number=number % 10 + 1, series=f"Series {number // 10:04d}",
            opened=began_with_left(8 * HOUR + number * MINUTE),
        )
        for number in range(count)
    ]  # fmt: skip


def drawn(model: DownloadsModel) -> list[str]:
    text = []
    for number in range(model.rowCount()):
        props = model.data(model.index(number, 0), PROPS_ROLE)
        if isinstance(props, HeaderProps):
            text.append(f"# {props.title}: {props.line}")
        else:
            assert isinstance(props, RowProps)
            text.append(f"{props.title} [{props.badge.text}] <{props.action.label}>")
    return text


@pytest.fixture
def shelf() -> FakeShelf:
    return FakeShelf(picture())


@pytest.fixture
def model(shelf: FakeShelf) -> DownloadsModel:
    return DownloadsModel(shelf, Texts("en"))


class Told:
    """Which lines a model said had changed, and what else it told."""

    def __init__(self, model: DownloadsModel) -> None:
        self.lines: list[int] = []
        self.resets = 0
        model.dataChanged.connect(self.on_changed)
        model.modelReset.connect(self.on_reset)

    def on_changed(self, first: object, last: object) -> None:
        self.lines += range(first.row(), last.row() + 1)  # type: ignore[attr-defined]

    def on_reset(self) -> None:
        self.resets += 1


def test_the_library_of_the_picture(model: DownloadsModel) -> None:
    assert drawn(model) == [
        "# Les Heures creuses: Season 1 · 4 episodes · 954 MB on this laptop",
        "4. The Night Ferry [38 min left] <Resume>",
        "3. Low Water [30 h left] <Resume>",
        "2. Harbour Lights [48 h once started] <Play>",
        "1. Salt [Expired · 1 renewal left] <Renew>",
        "# Understory: Season 2 · 3 episodes · 402 MB on this laptop",
        "6. Canopy [5 h 20 left] <Resume>",
        "4. Heartwood [42 %] <Pause>",
        "5. Mycelium [Locked until 18 Jun 2027] <Why?>",
        "# Snow Line: Season 1 · 2 episodes · 590 MB on this laptop",
        "2. Snow Fence [48 h once started] <Play>",
        "1. First Frost [48 h once started] <Play>",
    ]


def test_it_keeps_the_rules_of_qt(model: DownloadsModel, qtmodeltester: object) -> None:
    qtmodeltester.check(model)  # type: ignore[attr-defined]


def test_greyed_rows_can_be_selected_and_headers_can_only_be_reached(
    model: DownloadsModel,
) -> None:
    enabled, selectable = Qt.ItemFlag.ItemIsEnabled, Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(0, 0)) & enabled
    assert not model.flags(model.index(0, 0)) & selectable
    assert model.flags(model.index(4, 0)) & enabled
    assert model.flags(model.index(4, 0)) & selectable


def test_a_screen_reader_hears_the_row(model: DownloadsModel) -> None:
    role = int(Qt.ItemDataRole.AccessibleTextRole)
    assert model.data(model.index(2, 0), role) == "Low Water, episode 3, 30 hours left, Resume"


def test_a_chip_an_order_and_words(model: DownloadsModel) -> None:
    model.arrange(Arrangement(chip=Chip.EXPIRED))
    assert [line for line in drawn(model) if line[0] != "#"] == [
        "5. Mycelium [Locked until 18 Jun 2027] <Why?>",
        "1. Salt [Expired · 1 renewal left] <Renew>",
    ]
    model.arrange(Arrangement(sort=Sort.TITLE, search="s"))
    assert [line.split(" [")[0] for line in drawn(model) if line[0] != "#"] == [
        "1. First Frost", "2. Snow Fence", "2. Harbour Lights", "1. Salt",
    ]  # fmt: skip


def test_only_the_row_that_changed_is_told(model: DownloadsModel, shelf: FakeShelf) -> None:
    drawn(model)
    model.look_at(0, 11)
    told = Told(model)
    key = shelf.put(replace(shelf.rows[1], position_s=900.0))
    model.on_changed(frozenset({key}))
    assert told.lines == [2]
    assert told.resets == 0
    model.on_changed(frozenset({key}))
    assert told.lines == [2]
    model.on_changed(frozenset())
    assert told.lines == [2]


def test_a_row_that_moves_is_told_as_another_arrangement(
    model: DownloadsModel, shelf: FakeShelf
) -> None:
    drawn(model)
    model.look_at(0, 11)
    told = Told(model)
    gone = row("canopy", series="Understory", season=2, number=6, ended=Ending.EXPIRED)
    model.on_changed({shelf.put(gone)})
    assert told.resets == 1
    assert "6. Canopy [Expired · 1 renewal left] <Renew>" in drawn(model)[8:]


def test_a_tick_asks_for_nothing_and_repaints_what_changed(
    model: DownloadsModel, shelf: FakeShelf
) -> None:
    drawn(model)
    model.look_at(0, 11)
    told = Told(model)
    shelf.asked.clear()
    model.on_tick(NOW + 1_000)
    assert told.lines == []
    model.on_tick(NOW + 30_000)
    assert sorted(told.lines) == [1, 6]
    assert model.data(model.index(1, 0), PROPS_ROLE).badge.text == "37 min left"
    assert shelf.asked == []


def test_progress_arranges_nothing(model: DownloadsModel, shelf: FakeShelf) -> None:
    drawn(model)
    model.look_at(0, 11)
    told = Told(model)
    shelf.asked.clear()
    key = shelf.put(replace(shelf.rows[6], transfer=moving(TransferState.DOWNLOADING)))
    shelf._lines[7] = shelf.rows[6]
    model.on_progress({key: 170.0})
    assert told.lines == [7]
    assert shelf.asked == [("lines", 1)]
    assert model.data(model.index(7, 0), PROPS_ROLE).badge.text == "42 % · 3 min"


def test_another_language_is_another_order(shelf: FakeShelf) -> None:
    texts = Texts("en")
    model = DownloadsModel(shelf, texts)
    model.arrange(Arrangement(sort=Sort.TITLE))
    texts.switch("fr")
    assert model.arrangement.language == "fr"
    assert any(line.startswith("3. Basses eaux") for line in drawn(model))


@pytest.mark.parametrize("count", [100, 10_000])
def test_the_rows_brought_in_do_not_grow_with_the_library(count: int) -> None:
    shelf = FakeShelf(many(count))
    model = DownloadsModel(shelf, Texts("en"))
    for number in range(9):
        model.props(number)
    model.look_at(0, 8)
    assert shelf.brought == PAGE
    shelf.asked.clear()
    model.on_tick(NOW + 1_000)
    model.on_changed({EpisodeKey("demo", "e1")})
    assert shelf.brought == PAGE
    assert [what for what, _ in shelf.asked] == ["update", "lines", "counts"]


def test_few_pages_are_kept() -> None:
    shelf = FakeShelf(many(2_000))
    model = DownloadsModel(shelf, Texts("en"))
    for number in range(model.rowCount()):
        model.props(number)
    assert len(model._pages.kept) <= 6
