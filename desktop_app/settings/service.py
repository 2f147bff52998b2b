"""The user's choices, one typed property each."""

import contextlib
import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QObject, Signal
from sqlite_utils import Database

from desktop_app.domain.encodings import Encoding, encoding_of
from desktop_app.domain.episode import Episode
from desktop_app.domain.policy import DEFAULT, Origin, Policy
from desktop_app.domain.settings import Remembered, Setting, SettingName
from desktop_app.domain.shelf import Sort
from desktop_app.ledger.settings import put_setting
from desktop_app.storage import places
from desktop_app.storage.settings import settings

DEFAULT_RATE = 200_000
"""Bytes a second: slow enough that a person sees the demo episodes arrive."""

DEFAULT_SLOTS = 2
MOST_SLOTS = 5
MOST_ENCODINGS = 100

_LANGUAGES = ("en", "fr")
_THEMES = ("system", "light", "dark", "contrast")

OF_THE_LIBRARY = frozenset({str(Remembered.EXPLAINED_FIRST_PLAY)}) | places.SETTINGS
"""What belongs to the story of a library, and begins again with a fresh one."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A value that was given at this start and goes first, and the stored one."""

    given: Any
    stored: Any


class SettingsService(QObject):
    """Reads once, writes through; `changed` carries the name of what changed."""

    changed = Signal(object)

    def __init__(
        self,
        db: Database,
        policies: Mapping[str, Policy],
        *,
        given: Mapping[SettingName, Any],
        scenario_policy: Policy | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`given` are options of this start: they go before what is stored, and are not stored."""
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
        """What holds for `name`: given at this start, or stored, or None."""
        if self._given.get(name) is not None:
            return self._given[name]
        return self._stored.get(name)

    def put(self, name: SettingName, value: Any) -> None:
        """Choose: from now on, and in the next start."""
        self._put(name, _Held(None, value))

    def choose(self, name: Setting, value: Any) -> None:
        """The same, remembering what held before, for `undo`."""
        before = _Held(self._given.get(name), self._stored.get(name))
        self.put(name, value)
        self._before[name] = before

    def undo(self, name: Setting) -> bool:
        """What held before the last choice holds again; False where there is nothing to undo."""
        before = self._before.get(name)
        if before is not None:
            self._put(name, before)
            del self._before[name]
        return before is not None

    def arrange(self, name: SettingName, value: Any) -> None:
        """What the user sees has changed already: it holds, and is stored as soon as can be."""
        self._unstored[name] = value
        if len(self._unstored) == 1:  # else the library cannot be written: no use to wait for it
            self.store_arranged()
        if name in self._unstored:
            self._hold(name, _Held(None, value))

    def store_arranged(self) -> None:
        """Try again to store what could not be when it was arranged."""
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
        """What was chosen since the start, for a fresh library to take over."""
        return {name: one for name, one in self._chosen.items() if name not in OF_THE_LIBRARY}

    @property
    def language(self) -> str | None:
        """`en`, `fr`, or None to follow the system."""
        return self._one_of(_LANGUAGES, Setting.LANGUAGE)

    @property
    def theme(self) -> str:
        """`system`, `light`, `dark` or `contrast`."""
        return self._one_of(_THEMES, Setting.THEME) or "system"

    @property
    def text_size(self) -> int:
        """Percent, 100 to 200."""
        found = self.value(Setting.TEXT_SIZE)
        return min(200, max(100, found)) if isinstance(found, int) else 100

    @property
    def reduced_motion(self) -> bool:
        """Whether nothing may slide or fade."""
        return self.value(Setting.REDUCED_MOTION) is True

    @property
    def notifications(self) -> bool:
        """Whether the limits of rule T4 are told by the desktop too: not until asked for."""
        return self.value(Setting.NOTIFICATIONS) is True

    @property
    def play_next(self) -> bool:
        """Whether the next episode plays by itself after one that reached its end."""
        return self.value(Setting.PLAY_NEXT) is not False

    @property
    def rate_limit(self) -> int | None:
        """Bytes a second for all transfers together; None is no limit."""
        found = self.value(Setting.RATE_LIMIT)
        if found is None:
            return DEFAULT_RATE
        return found if isinstance(found, int) and found > 0 else None

    @property
    def slots(self) -> int:
        """How many transfers run at once, 1 to 5."""
        found = self.value(Setting.SLOTS)
        return min(MOST_SLOTS, max(1, found)) if isinstance(found, int) else DEFAULT_SLOTS

    @property
    def explained_first_play(self) -> bool:
        """Whether it was said that the first play opens the playback window."""
        return bool(self.value(Remembered.EXPLAINED_FIRST_PLAY))

    @property
    def volume(self) -> float:
        """0 to 1."""
        found = self.value(Remembered.VOLUME)
        return float(min(1, max(0, found))) if isinstance(found, int | float) else 1.0

    @property
    def audio(self) -> str | None:
        """The language of the sound, or None for each file's first."""
        return self._text(Remembered.AUDIO)

    @property
    def subtitles(self) -> str | None:
        """The language of the subtitles, or None where they are off."""
        return self._text(Remembered.SUBTITLES)

    @property
    def encodings(self) -> dict[Path, Encoding]:
        """How files of subtitles are to be read, by what the user chose for each."""
        found = self.value(Remembered.ENCODINGS)
        known = found.items() if isinstance(found, dict) else ()
        return {Path(path): one for path, codec in known if (one := encoding_of(str(codec)))}

    def put_encoding(self, path: Path, encoding: Encoding | None) -> None:
        """Read that file so from now on, or as it seems to be written; the last 100 are kept."""
        kept = {str(one): found.codec for one, found in self.encodings.items() if one != path}
        if encoding is not None:
            kept[str(path)] = encoding.codec
        self.arrange(Remembered.ENCODINGS, dict([*kept.items()][-MOST_ENCODINGS:]) or None)

    @property
    def geometry(self) -> QByteArray | None:
        """Size and place of the window, as Qt saves them."""
        found = self._text(Remembered.GEOMETRY)
        return None if found is None else QByteArray.fromBase64(QByteArray(found.encode()))

    def put_geometry(self, geometry: QByteArray) -> None:
        """Keep size and place of the window."""
        self.arrange(Remembered.GEOMETRY, geometry.toBase64().toStdString())

    @property
    def sort(self) -> Sort:
        """The order of the library."""
        found = self._text(Remembered.SORT)
        return Sort(found) if found in set(Sort) else Sort.EXPIRING_FIRST

    @property
    def folded(self) -> dict[str, list[str]]:
        """By page, the groups of which only the header is shown."""
        found = self.value(Remembered.FOLDED)
        pages = found.items() if isinstance(found, dict) else ()
        return {
            page: [group for group in groups if isinstance(group, str)]
            for page, groups in pages
            if isinstance(groups, list)
        }

    def put_folded(self, page: str, groups: Collection[str]) -> None:
        """Keep which groups of a page are folded."""
        self.arrange(Remembered.FOLDED, self.folded | {page: sorted(groups)})

    @property
    def policy_name(self) -> str | None:
        """The policy that the user chose for everything, or None for what each catalogue says."""
        name = self._text(Setting.POLICY)
        return name if name in self._policies else None

    @property
    def chosen_policy(self) -> Policy | None:
        """The policy of that name."""
        return None if self.policy_name is None else self._policies[self.policy_name]

    def in_force(self, episode: Episode) -> Policy:
        """The policy for what is asked for now: the scenario's, the user's, the catalogue's."""
        return self.in_force_by(episode)[0]

    def in_force_by(self, episode: Episode) -> tuple[Policy, Origin]:
        """The same, and who put it in force."""
        if self.scenario_policy is not None:
            return self.scenario_policy, Origin.SCENARIO
        if self.chosen_policy is not None:
            return self.chosen_policy, Origin.CHOSEN
        if episode.policy is not None:
            return episode.policy, Origin.CATALOGUE
        return DEFAULT, Origin.DEFAULT

    def _one_of(self, known: Collection[str], name: SettingName) -> str | None:
        found = self._text(name)
        return found if found in known else None

    def _text(self, name: SettingName) -> str | None:
        found = self.value(name)
        return found if isinstance(found, str) else None
