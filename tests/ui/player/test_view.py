"""The player by key, by mouse, and with a real film."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.encodings import UTF_8, Decoding
from desktop_app.domain.licence import Ending
from desktop_app.domain.playback import Phase
from desktop_app.domain.time import HOUR, MINUTE
from desktop_app.platform.paths import resource
from desktop_app.ui.player.view import PlayerView
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeChoice, ThemeHolder
from tests.support.contrast import contrast
from tests.support.signals import heard
from tests.ui.player.test_props import State
from tests.ui.shelf import NOW, row

EN = Texts("en")

FILM = Path(resource("catalogue", "media", "low-water.webm"))


def test_space_plays_and_pauses_wherever_the_mouse_clicked_before(
    view: PlayerView, qtbot: QtBot
) -> None:
    told, sought = heard(view.toggle_requested), heard(view.seek_requested)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    qtbot.mouseClick(view.controls.leap_on, Qt.MouseButton.LeftButton)
    qtbot.keyClick(view.focusWidget() or view, Qt.Key.Key_Space)
    qtbot.mouseClick(view.controls.toggle, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view.surface, Qt.MouseButton.LeftButton)
    assert len(told) == 4
    assert sought == [22.0]


def test_enter_presses_what_has_the_focus(view: PlayerView, qtbot: QtBot) -> None:
    told = heard(view.seek_requested)
    view.controls.leap_on.setFocus()
    qtbot.keyClick(view.controls.leap_on, Qt.Key.Key_Return)
    assert told == [22.0]


def test_arrows_stop_at_both_ends(view: PlayerView, qtbot: QtBot) -> None:
    told = heard(view.seek_requested)
    view.show_state(State(position_s=2))
    qtbot.keyClick(view, Qt.Key.Key_Left)
    view.show_state(State(position_s=43))
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert told == [0.0, 44.0]


def test_arrows_on_the_volume_change_the_volume(view: PlayerView, qtbot: QtBot) -> None:
    told, sought = heard(view.volume_requested), heard(view.seek_requested)
    view.controls.volume.setFocus()
    qtbot.keyClick(view.controls.volume, Qt.Key.Key_Right)
    qtbot.keyClick(view.controls.volume, Qt.Key.Key_Left)
    assert told == [0.85, 0.75]
    assert sought == []


def test_ten_seconds_back_and_on(view: PlayerView, qtbot: QtBot) -> None:
    told = heard(view.seek_requested)
    qtbot.mouseClick(view.controls.leap_back, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view.controls.leap_on, Qt.MouseButton.LeftButton)
    assert told == [2.0, 22.0]


def middle(view: PlayerView) -> QPoint:
    return view.controls.position.rect().center()


def test_a_click_on_the_slider_jumps(view: PlayerView, qtbot: QtBot) -> None:
    told = heard(view.seek_requested)
    qtbot.mouseClick(view.controls.position, Qt.MouseButton.LeftButton, pos=middle(view))
    assert told == [pytest.approx(22, abs=0.3)]


def test_positions_that_arrive_while_the_handle_is_held_do_not_move_it(
    view: PlayerView, qtbot: QtBot
) -> None:
    told = heard(view.seek_requested)
    qtbot.mousePress(view.controls.position, Qt.MouseButton.LeftButton, pos=middle(view))
    held = view.controls.position.sliderPosition()
    view.show_state(State(position_s=13))
    assert view.controls.position.sliderPosition() == held
    assert view.controls.line.elapsed.text() == EN.position(held / 1000)
    assert told == []
    qtbot.mouseRelease(view.controls.position, Qt.MouseButton.LeftButton, pos=middle(view))
    assert told == [pytest.approx(22, abs=0.3)]
    assert view.controls.position.value() == 13_000


def test_the_keyboard_moves_the_slider_too(view: PlayerView, qtbot: QtBot) -> None:
    told = heard(view.seek_requested)
    view.controls.position.setFocus()
    qtbot.keyClick(view.controls.position, Qt.Key.Key_End)
    qtbot.keyClick(view.controls.position, Qt.Key.Key_Home)
    assert told == [44.0, 0.0]


@pytest.mark.parametrize(("key", "volume"), [(Qt.Key.Key_Up, 0.85), (Qt.Key.Key_Down, 0.75)])
def test_a_muted_player_goes_on_from_the_volume_it_had(
    view: PlayerView, qtbot: QtBot, key: Qt.Key, volume: float
) -> None:
    told = heard(view.volume_requested)
    view.show_state(replace(State(), muted=True))
    qtbot.keyClick(view, key)
    assert told == [volume]


@pytest.mark.parametrize("percent", [100, 200])
def test_what_is_chosen_moves_nothing(
    view: PlayerView, dark: ThemeHolder, qtbot: QtBot, percent: int
) -> None:
    view.resize(1280, 800)
    dark.set_text_percent(percent)
    places = set()
    for subtitle, rate in ((None, 1.0), ("0", 1.25), ("1", 2.0)):
        view.show_state(replace(State(), subtitle=subtitle, rate=rate))
        view.grab()  # lays out
        controls = view.controls
        seen = (controls.volume, controls.subtitles, controls.rate, controls.fill)
        places.add(tuple(one.geometry().getRect() for one in seen))
    assert len(places) == 1


def test_the_volume_follows_its_handle(view: PlayerView, qtbot: QtBot) -> None:
    told = heard(view.volume_requested)
    place = view.controls.volume.rect().center()
    qtbot.mouseClick(view.controls.volume, Qt.MouseButton.LeftButton, pos=place)
    assert told == [pytest.approx(0.5, abs=0.02)] * 2


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_shift_c_opens_the_menu_of_subtitles(view: PlayerView, qtbot: QtBot) -> None:
    told, asked = heard(view.subtitle_requested), heard(view.subtitle_file_requested)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    menu = view.controls.subtitle_menu
    assert menu.isVisible()
    off, _, french, _, from_file = menu.actions()
    texts = [one.text() for one in menu.actions()]
    assert texts == ["Off", "English", "Français", "", "From a file…"]
    french.trigger()
    off.trigger()
    from_file.trigger()
    assert (told, asked) == (["1", None], [None])


def test_without_subtitles_the_menu_offers_a_file(view: PlayerView) -> None:
    view.show_state(State(subtitle_tracks=()))
    actions = view.controls.subtitle_menu.actions()
    assert [one.text() for one in actions] == ["From a file…"]


def test_a_file_of_subtitles_brings_a_menu_of_encodings(view: PlayerView) -> None:
    told = heard(view.encoding_requested)
    menu, encodings = view.controls.subtitle_menu, view.controls.encoding_menu
    assert encodings.menuAction() not in menu.actions()
    view.show_state(State(subtitle="1", reading=Decoding(UTF_8)))
    assert menu.actions()[-1] is encodings.menuAction()
    assert encodings.title() == "Encoding"
    automatic, utf_8, *_ = encodings.actions()
    assert (automatic.text(), automatic.isChecked()) == ("Automatic: UTF-8", True)
    utf_8.trigger()
    automatic.trigger()
    assert told == ["utf-8", None]
    view.texts.switch("fr")
    assert encodings.title() == "Encodage"
    view.show_state(State(subtitle="1"))
    assert encodings.menuAction() not in menu.actions()


def test_while_it_loads_nothing_is_asked_for(view: PlayerView, qtbot: QtBot) -> None:
    toggled, sought = heard(view.toggle_requested), heard(view.seek_requested)
    view.show_state(State(phase=Phase.OPENING))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.mouseClick(view.controls.position, Qt.MouseButton.LeftButton, pos=middle(view))
    assert (toggled, sought) == ([], [])
    assert view.controls.position.value() == 12_000


def test_what_ends_while_it_plays_says_so_and_leaves_the_way_back(
    view: PlayerView, qtbot: QtBot
) -> None:
    closed = heard(view.close_requested)
    view.controls.toggle.setFocus()
    view.show_row(row("low-water", ended=Ending.EXPIRED), NOW)
    assert view.board.isVisible()
    assert view.bar.back.hasFocus()
    assert not view.controls.toggle.isEnabled()
    qtbot.keyClick(view.bar.back, Qt.Key.Key_Space)
    assert len(closed) == 1


def test_another_episode_forgets_the_row_and_the_picture(view: PlayerView) -> None:
    other = row("salt").episode
    view.show_state(State(episode=other, phase=Phase.OPENING))
    assert view.props is not None
    assert view.props.badge is None
    assert not view.bar.badge.isVisible()
    assert not view.surface.has_picture


def test_every_control_has_a_name_and_is_reached_by_tab(view: PlayerView, qtbot: QtBot) -> None:
    seen: list[QWidget] = []
    for _ in range(12):
        qtbot.keyClick(view.focusWidget() or view, Qt.Key.Key_Tab)
        focused = view.focusWidget()
        assert focused is not None
        seen.append(focused)
    controls = [
        view.bar.back,
        view.controls.position,
        view.controls.toggle,
        view.controls.leap_back,
        view.controls.leap_on,
    ]
    for control in [*controls, view.controls.mute, view.controls.volume, view.controls.subtitles]:
        assert control in seen
        assert control.accessibleName()
    assert view.controls.leap_back.accessibleName() == "Back 10 seconds"
    assert view.controls.position.accessibleDescription() == "00:12 of 00:44"


def test_the_language_and_the_look_change_at_run_time(view: PlayerView, dark: ThemeHolder) -> None:
    view.texts.switch("fr")
    assert view.controls.leap_back.accessibleName() == "Reculer de 10 secondes"
    dark.set_look(ThemeChoice.LIGHT)
    dark.set_text_percent(200)
    view.show_row(row("low-water", opened=NOW - 17 * HOUR), NOW + MINUTE)
    assert not view.grab().isNull()
    bottom = max(
        view.controls.subtitles.geometry().bottom(), view.controls.toggle.geometry().bottom()
    )
    assert view.size().width() == 880
    assert view.size().height() == 560
    assert bottom < 560
    assert view.surface.height() >= 90


def colours(image: QImage) -> int:
    places = range(0, image.width(), 16), range(0, image.height(), 16)
    return len({image.pixel(x, y) for x in places[0] for y in places[1]})


def test_a_real_film_is_in_the_picture_with_its_subtitles(
    view: PlayerView, qtbot: QtBot, dark: ThemeHolder
) -> None:
    from PySide6.QtMultimedia import QMediaPlayer, QVideoSink

    heading = dark.theme.font(Style.HEADING).pixelSize()
    view.show_state(replace(State(), episode=row("no-poster").episode))
    assert colours(view.surface.grab().toImage()) < 20
    player = QMediaPlayer()
    sink = QVideoSink(player)
    player.setVideoOutput(sink)
    view.surface.set_sink(sink)
    player.setSource(QUrl.fromLocalFile(str(FILM)))
    qtbot.waitUntil(lambda: len(player.subtitleTracks()) == 2, timeout=5000)
    player.setActiveSubtitleTrack(0)
    player.setPlaybackRate(4)
    player.play()
    qtbot.waitUntil(lambda: bool(view.surface._subtitle), timeout=10_000)
    player.pause()
    with_words = view.surface.grab().toImage()
    view.surface.on_subtitle("")
    without = view.surface.grab().toImage()
    player.stop()
    player.setSource(QUrl())
    assert view.surface.has_picture
    assert colours(without) > 20
    assert with_words != without
    assert dark.theme.font(Style.HEADING).pixelSize() == heading


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_what_can_be_seen_keeps_one_margin(
    view: PlayerView, dark: ThemeHolder, qtbot: QtBot, percent: int
) -> None:
    view.resize(1280, 800)
    dark.set_text_percent(percent)
    side = dark.theme.grown(24)
    qtbot.waitUntil(lambda: view.bar.badge.geometry().right() + 1 == view.width() - side)
    QApplication.sendEvent(view.bar.back, QEvent(QEvent.Type.Leave))
    ink = drawn(view, view.bar.back)
    assert side <= ink.left() <= side + dark.theme.px(4)  # an arrow does not fill its square
    assert view.controls.toggle.geometry().left() + 4 == side
    edge = drawn(view, view.controls.fill).right()
    assert 0 <= view.width() - side - edge <= dark.theme.px(4)  # nor do its corners
    assert drawn(view, view.controls.line.length).right() == pytest.approx(
        view.width() - side, abs=3
    )


def drawn(view: PlayerView, widget: QWidget) -> QRect:
    """Where in the view something of that widget differs from its ground."""
    picture = widget.grab().toImage()
    ground = picture.pixelColor(0, 0)
    columns = [
        x
        for x in range(picture.width())
        if any(picture.pixelColor(x, y) != ground for y in range(picture.height()))
    ]
    at = widget.mapTo(view, QPoint(columns[0], 0))
    return QRect(at.x(), 0, columns[-1] - columns[0] + 1, 1)


def test_in_the_contrast_theme_what_is_to_come_looks_empty(
    view: PlayerView, dark: ThemeHolder
) -> None:
    dark.set_look(ThemeChoice.CONTRAST)
    slider = view.controls.position
    picture = slider.grab().toImage()
    middle, groove = picture.height() // 2, slider._groove()
    played = picture.pixelColor(round(groove.left()) + 4, middle)
    to_come = picture.pixelColor(round(groove.right()) - 12, middle)
    assert played.name() == dark.theme.tokens.accent.lower()
    assert to_come.name() == dark.theme.tokens.track
    assert contrast(to_come.name(), dark.theme.tokens.text) > 3


def test_where_no_length_is_known_the_time_moves_and_none_is_shown(view: PlayerView) -> None:
    controls = view.controls
    for position_s, shown in ((12.0, "00:12"), (36_000.0, "10:00:00")):
        view.show_state(State(duration_s=0.0, position_s=position_s))
        assert (controls.line.elapsed.text(), controls.line.length.text()) == (shown, "")
        assert controls.position.accessibleDescription() == shown
        assert controls.line.elapsed.sizeHint().width() <= controls.line.elapsed.width()
    view.show_state(State(duration_s=44.0, position_s=12.0))
    assert (controls.line.elapsed.text(), controls.line.length.text()) == ("00:12", "00:44")
