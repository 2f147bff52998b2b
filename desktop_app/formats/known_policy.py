"""A policy whose file is known to be right, as those that ship are, read without pydantic.

Pydantic takes longer to import than the window takes to open, and finds nothing there to refuse.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from desktop_app.domain.policy import Policy
from desktop_app.formats.iso8601 import parse_duration, parse_period

_READ: dict[str, Callable[[object], object]] = {
    "storage_duration": parse_duration,
    "playback_duration": parse_duration,
    "play_start_grace": parse_duration,
    "renewal_window": parse_period,
}


def known_policy(file: Mapping[str, Any]) -> Policy:
    """Return the terms in the JSON object of a policy's file."""
    said = {term.name: file[term.name] for term in fields(Policy) if term.name in file}
    for term, read in _READ.items():
        if said.get(term) is not None:
            said[term] = read(said[term])
    return Policy(**said)
