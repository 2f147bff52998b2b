"""A policy that comes with the program."""

from dataclasses import dataclass

from desktop_app.domain.episode import LocalText
from desktop_app.domain.policy import Policy

_NOTHING = LocalText({})


@dataclass(frozen=True, slots=True)
class ShippedPolicy:
    """A policy that comes with the program, and what its file says of it."""

    name: str
    title: LocalText
    policy: Policy
    source: LocalText = _NOTHING
    mark: LocalText = _NOTHING
    """How far the source can be trusted."""
