"""Holds the user's choices, each as an attribute with a type of its own."""

import contextlib
import sqlite3
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QObject, Signal
from sqlite_utils import Database

from desktop_app.domain.encodings import Encoding
from desktop_app.domain.episode import Episode
from desktop_app.domain.policy import DEFAULT, Origin, Policy
from desktop_app.domain.settings import Remembered, Setting, SettingName
from desktop_app.ledger.settings import put_setting
from desktop_app.settings import reading
from desktop_app.settings.reading import StoredSetting
from desktop_app.storage import places
from desktop_app.storage.settings import settings

DEFAULT_RATE = 200_000
"""Bytes a second: slow enough that a person sees the demo episodes arrive."""

DEFAULT_SLOTS = 2
MOST_SLOTS = 5
MOST_ENCODINGS = 100
_THEMES = ("system", "light", "dark", "contrast")

OF_THE_LIBRARY = frozenset({str(Remembered.EXPLAINED_FIRST_PLAY)}) | places.SETTINGS
"""What belongs to the story of a library, and begins again with a fresh one."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A value that was given at this start and goes first, and the stored one."""

    given: Any
    stored: Any


class SettingsService(QObject):
    """Reads the settings once and writes them through; `changed` carries the name of one."""

    changed = Signal(object)

    language = StoredSetting(Setting.LANGUAGE, reading.one_of(("en", "fr"), otherwise=None))
    """`en`, `fr`, or None to follow the system."""
    theme = StoredSetting(Setting.THEME, reading.one_of(_THEMES, otherwise="system"))
    """`system`, `light`, `dark` or `contrast`."""
    text_size = StoredSetting(Setting.TEXT_SIZE, reading.whole_number(100, 200, otherwise=100))
    """Percent, 100 to 200."""
    reduced_motion = StoredSetting(Setting.REDUCED_MOTION, reading.is_on)
    """Whether nothing may slide or fade."""
    notifications = StoredSetting(Setting.NOTIFICATIONS, reading.is_on)
    """Whether the limits of rule T4 are told by the desktop too: not until asked for."""
    play_next = StoredSetting(Setting.PLAY_NEXT, reading.is_not_off)
    """Whether the next episode plays by itself after one that reached its end."""
    rate_limit = StoredSetting(Setting.RATE_LIMIT, reading.limit(otherwise=DEFAULT_RATE))
    """Bytes a second for all transfers together; None is no limit."""
    slots = StoredSetting(Setting.SLOTS, reading.whole_number(1, MOST_SLOTS, DEFAULT_SLOTS))
    """How many transfers run at once, 1 to 5."""
    explained_first_play = StoredSetting(Remembered.EXPLAINED_FIRST_PLAY, bool)
    """Whether it was said that the first play opens the playback window."""
    volume = StoredSetting(Remembered.VOLUME, reading.share)
    """0 to 1."""
    audio = StoredSetting(Remembered.AUDIO, reading.text)
    """The language of the sound, or None for each file's first."""
    subtitles = StoredSetting(Remembered.SUBTITLES, reading.text)
    """The language of the subtitles, or None where they are off."""
    encodings = StoredSetting(Remembered.ENCODINGS, reading.encodings)
    """How files of subtitles are to be read, by what the user chose for each."""
    geometry = StoredSetting(Remembered.GEOMETRY, reading.qt_bytes)
    """Size and place of the window, as Qt saves them."""
    sort = StoredSetting(Remembered.SORT, reading.sort)
    """The order of the library."""
    folded = StoredSetting(Remembered.FOLDED, reading.lists_of_text)
    """By page, the groups of which only the header is shown."""

    def __init__(
        self,
        db: Database,
        policies: Callable[[], Mapping[str, Policy]],
        *,
        given: Mapping[SettingName, Any],
        scenario_policy: Policy | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`given` are options of this start: they go before what is stored, and are not stored.

        `policies` are those that can be chosen; where none is, their files are not read.
        """
        super().__init__(parent)
        self._db = db
        self._stored: dict[str, Any] = settings(db)
        self._given: dict[SettingName, Any] = dict(given)
        self._chosen: dict[SettingName, Any] = {}
        self._unstored: dict[SettingName, Any] = {}
        self._policies = policies
        self._before: dict[Setting, _Held] = {}
        self.scenario_policy = scenario_policy

    def value(self, name: SettingName) -> Any:
        """Return what holds for `name`: given at this start, or stored, or None."""
        if self._given.get(name) is not None:
            return self._given[name]
        return self._stored.get(name)

    def holds(self, setting: Setting) -> Any:
        """Return what holds for a setting, as its attribute reads it."""
        return self.policy_name if setting is Setting.POLICY else getattr(self, setting)

    def put(self, name: SettingName, value: Any) -> None:
        """Choose a value for now and for the next start."""
        self._put(name, _Held(None, value))

    def choose(self, name: Setting, value: Any) -> None:
        """Choose a value, and remember for `undo` what held before."""
        before = _Held(self._given.get(name), self._stored.get(name))
        self.put(name, value)
        self._before[name] = before

    def undo(self, name: Setting) -> bool:
        """Take back the last choice; return False where there is nothing to undo."""
        before = self._before.get(name)
        if before is not None:
            self._put(name, before)
            del self._before[name]
        return before is not None

    def arrange(self, name: SettingName, value: Any) -> None:
        """Take over what the user sees already, and store it as soon as can be."""
        self._unstored[name] = value
        if len(self._unstored) == 1:  # else the library cannot be written: no use to wait for it
            self.store_arranged()
        if name in self._unstored:
            self._hold(name, _Held(None, value))

    def store_arranged(self) -> None:
        """Try again to store what could not be stored when it was arranged."""
        with contextlib.suppress(sqlite3.OperationalError):
            for name, value in list(self._unstored.items()):
                self._put(name, _Held(None, value))

    def _put(self, name: SettingName, held: _Held) -> None:
        put_setting(self._db, str(name), held.stored)
        self._unstored.pop(name, None)
        self._hold(name, held)

    def _hold(self, name: SettingName, held: _Held) -> None:
        self._given[name], self._stored[name] = held.given, held.stored
        self._chosen[name] = held.stored
        self.changed.emit(name)

    @property
    def chosen(self) -> dict[SettingName, Any]:
        """Return what was chosen since the start, for a fresh library to take over."""
        return {name: one for name, one in self._chosen.items() if name not in OF_THE_LIBRARY}

    def put_encoding(self, path: Path, encoding: Encoding | None) -> None:
        """Keep the encoding chosen for a file, None to guess; the last 100 are kept."""
        kept = {str(one): found.codec for one, found in self.encodings.items() if one != path}
        if encoding is not None:
            kept[str(path)] = encoding.codec
        self.arrange(Remembered.ENCODINGS, dict([*kept.items()][-MOST_ENCODINGS:]) or None)

    def put_geometry(self, geometry: QByteArray) -> None:
        """Keep size and place of the window."""
        self.arrange(Remembered.GEOMETRY, geometry.toBase64().toStdString())

    def put_folded(self, page: str, groups: Collection[str]) -> None:
        """Keep which groups of a page are folded."""
        self.arrange(Remembered.FOLDED, self.folded | {page: sorted(groups)})

    @property
    def policy_name(self) -> str | None:
        """Return the policy chosen for everything, or None for what each catalogue says."""
        name = reading.text(self.value(Setting.POLICY))
        return name if name is not None and name in self._policies() else None

    @property
    def chosen_policy(self) -> Policy | None:
        """Return the policy that the user chose for everything, or None."""
        name = self.policy_name
        return None if name is None else self._policies()[name]

    def in_force(self, episode: Episode) -> Policy:
        """Return the policy for what is asked for now."""
        return self.in_force_by(episode)[0]

    def in_force_by(self, episode: Episode) -> tuple[Policy, Origin]:
        """Return the policy for what is asked for now, and who put it in force."""
        if self.scenario_policy is not None:
            return self.scenario_policy, Origin.SCENARIO
        if self.chosen_policy is not None:
            return self.chosen_policy, Origin.CHOSEN
        if episode.policy is not None:
            return episode.policy, Origin.CATALOGUE
        return DEFAULT, Origin.DEFAULT
