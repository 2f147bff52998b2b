"""A scenario as the text of a file that `read_scenario` reads back."""

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, assert_never

from desktop_app.domain.actions import Clear, Queue, SetPosition
from desktop_app.domain.episode import LocalText
from desktop_app.domain.policy import Policy
from desktop_app.domain.time import CalendarPeriod
from desktop_app.domain.timeline import (
    Download,
    Lose,
    Observe,
    Play,
    Remove,
    SetDeviceModified,
    SetDownloadable,
    SetPolicy,
    Stop,
)
from desktop_app.formats.entries import Departure, WrittenAction
from desktop_app.formats.fields import Shipped
from desktop_app.formats.iso8601 import duration_text, moment_text, period_text
from desktop_app.formats.scenario import Scenario, ScenarioEntry

_DURATIONS = ("storage_duration", "playback_duration", "play_start_grace")


def scenario_text(scenario: Scenario, catalogue: str, shipped: Collection[Policy]) -> str:
    """Write a scenario as JSON, an entry of its timeline a line.

    `catalogue` is what the file calls its catalogue (`catalogue_name`); a policy that is one of
    `shipped` is called by its name.
    """
    head = {
        "format": "sablier-scenario/1",
        "name": scenario.name,
        "title": _text(scenario.title),
        "description": _text(scenario.description) if scenario.description.by_language else None,
        "catalogue": catalogue,
        "policy": None if scenario.policy is None else _policy(scenario.policy, shipped),
        "now": None if scenario.now is None else moment_text(scenario.now),
        "zone": scenario.zone,
    }
    behind = scenario.clock_set_back
    tail = {
        "device_modified": scenario.device_modified,
        "online": scenario.online,
        "disk_full": scenario.disk_full,
        "clock_set_back": None if behind is None else duration_text(behind),
        "locale": scenario.locale,
        "theme": scenario.theme,
        "view": scenario.view,
        "select": scenario.select,
        "variant": scenario.variant,
    }
    entries = [f"    {_json(_entry(one, shipped))}" for one in scenario.timeline]
    timeline = "[\n{}\n  ]".format(",\n".join(entries)) if entries else "[]"
    lines = [*_lines(head), f'  "timeline": {timeline}', *_lines(tail)]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def catalogue_name(catalogue: Path, folder: Path, shipped: Shipped) -> str | None:
    """Name a catalogue as a file in `folder` can: by a shipped name or a path, or None."""
    for name, path in shipped.catalogues.items():
        if path.resolve() == catalogue.resolve():
            return name
    try:
        return catalogue.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        return None


def id_from(words: str) -> str:
    """Make a name that a scenario may have from words for people."""
    return re.sub("[^a-z0-9]+", "-", words.lower()).strip("-")[:64] or "scenario"


def _lines(values: dict[str, Any]) -> Iterator[str]:
    return (f'  "{name}": {_json(one)}' for name, one in values.items() if one is not None)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _text(text: LocalText) -> str | dict[str, str]:
    by_language = dict(text.by_language)
    return by_language[""] if by_language.keys() == {""} else by_language


def _policy(policy: Policy, shipped: Collection[Policy]) -> str | dict[str, Any]:
    return policy.name if policy in shipped else policy_fields(policy)


def policy_fields(policy: Policy) -> dict[str, Any]:
    """Return a policy as the JSON object of its file."""
    written: dict[str, Any] = {}
    for field in fields(policy):
        value = getattr(policy, field.name)
        if value is not None and field.name in _DURATIONS:
            value = duration_text(value)
        elif isinstance(value, CalendarPeriod):
            value = period_text(value)
        written[field.name] = value
    return written


def _entry(entry: ScenarioEntry, shipped: Collection[Policy]) -> dict[str, Any]:
    written = {"at": moment_text(entry.at), **_action(entry.action, shipped)}
    if entry.policy is not None:
        written["policy"] = _policy(entry.policy, shipped)
    return written


def _action(action: WrittenAction, shipped: Collection[Policy]) -> dict[str, Any]:
    match action:
        case Download(episode, confirm):
            asked = {"do": "download", "episode": episode}
            return asked | ({"confirm": True} if confirm else {})
        case Stop(episode, position_s):
            stopped = {"do": "stop", "episode": episode}
            return stopped | ({} if position_s is None else {"position_s": position_s})
        case Queue(episode, state, progress, reason):
            queued = {"do": "queue", "episode": episode, "state": state, "progress": progress}
            return queued | ({} if reason is None else {"reason": reason})
        case Play(episode) | Remove(episode) | Lose(episode) | Observe(episode):
            return {"do": type(action).__name__.lower(), "episode": episode}
        case Clear(episode, back):
            return {"do": "clear", "episode": episode} | ({"back": True} if back else {})
        case SetDownloadable(episode, downloadable):
            return {"do": "set", "episode": episode, "downloadable": downloadable}
        case Departure(episode, leaves_at):
            at = None if leaves_at is None else moment_text(leaves_at)
            return {"do": "set", "episode": episode, "leaves_at": at}
        case SetPosition(episode, position_s):
            return {"do": "set", "episode": episode, "position_s": position_s}
        case SetDeviceModified(modified):
            return {"do": "set", "device_modified": modified}
        case SetPolicy(policy):
            return {"do": "set", "policy": _policy(policy, shipped)}
        case _:
            assert_never(action)
