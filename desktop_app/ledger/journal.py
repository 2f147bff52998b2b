"""The journal: every command that had an effect, in order, to run it again from (rule T5).

`encode` and `decode` are the one codec between a command and its entry, a JSON object in the words
of `replay` where it has them.
"""

import json
from collections.abc import Iterator
from typing import Any, assert_never

from sqlite_utils import Database

from desktop_app.domain.actions import (
    Ask,
    Cancel,
    Clear,
    Queue,
    SetOffer,
    SetPosition,
    SwitchDevice,
)
from desktop_app.domain.entitlement import Offer
from desktop_app.domain.policy import Policy
from desktop_app.domain.time import Instant
from desktop_app.domain.timeline import (
    Download,
    Lose,
    Play,
    Remove,
    SetDeviceModified,
    SetPolicy,
    Stop,
)
from desktop_app.domain.transfer import TransferState, Trouble
from desktop_app.ledger.commands import Command, RecordedAction
from desktop_app.storage import journal
from desktop_app.storage.codec import policy_from_json, policy_to_json
from desktop_app.storage.damage import DamagedError, wrong
from desktop_app.storage.transaction import writing
from desktop_app.storage.values import (
    instant,
    instant_or_none,
    key,
    member,
    parsed_object,
    seconds_or_none,
)


def write(
    db: Database,
    at: Instant,
    action: RecordedAction,
    catalogue: str | None = None,
    policy: Policy | None = None,
) -> None:
    """Add an entry, in the transaction that carries the action out.

    `catalogue` is that of the action's episode, `policy` the one that binds the download.
    """
    journal.add_entry(db, at, catalogue, getattr(action, "episode", None), encode(action, policy))


def note(db: Database, at: Instant, action: RecordedAction, catalogue: str | None = None) -> None:
    """Add an entry for an action that changes nothing else in the library."""
    with writing(db, at):
        write(db, at, action, catalogue)


def entries(db: Database, until: Instant | None = None) -> Iterator[Command]:
    """Yield every entry up to and at `until`, in order, as a command to carry out again.

    Raises:
        DamagedError: an entry cannot be read as a command.
    """
    for row in journal.entry_rows(db, until):
        try:
            at = instant(row["at"], "journal.at")
            action, policy = decode(row["episode"], row["action"])
            if row["episode"] is not None:
                key(row["catalogue"], row["episode"], "journal")
        except DamagedError as error:
            raise error.of(row["id"]) from None
        yield Command(at, action, policy, row["catalogue"])


def encode(action: RecordedAction, policy: Policy | None = None) -> str:
    """Return an action as the JSON text that is stored, without its episode."""
    return json.dumps(_told(action, None if policy is None else policy_to_json(policy)))


def _told(action: RecordedAction, terms: str | None) -> dict[str, Any]:
    match action:
        case Ask():
            return {"do": "ask", "policy": terms}
        case Download():
            return {"do": "download", "policy": terms}
        case Play():
            return {"do": "play"}
        case Stop(position_s=position_s):
            return {"do": "stop", "position_s": position_s}
        case Remove():
            return {"do": "remove"}
        case Lose():
            return {"do": "lose"}
        case Cancel():
            return {"do": "cancel"}
        case Clear(back=back):
            return {"do": "bring-back" if back else "clear"}
        case Queue(_, state, progress, reason):
            told = {"state": state, "progress": progress, "reason": reason}
            return {"do": "queue", "policy": terms, **told}
        case SetOffer(_, Offer(downloadable, leaves_at)):
            return {"do": "set", "downloadable": downloadable, "leaves_at": leaves_at}
        case SetPosition(_, position_s):
            return {"do": "set", "position_s": position_s}
        case SetPolicy(chosen):
            return {"do": "set", "policy": policy_to_json(chosen)}
        case SetDeviceModified(modified):
            return {"do": "set", "device_modified": modified}
        case SwitchDevice(modified):
            return {"do": "switch", "device_modified": modified}
        case _:
            assert_never(action)


def decode(episode: str | None, stored: str) -> tuple[RecordedAction, Policy | None]:
    """Return the action of an entry, and the policy that binds the download.

    Raises:
        DamagedError: it cannot be read, or it needs an episode and has none.
    """
    body = parsed_object(stored, "journal.action")
    words = body.pop("do", None), *sorted(body)
    found = _of_all(words, body)
    if found is not None:
        return found, None
    action = _of_one("" if episode is None else episode, words, body)
    if action is None:
        raise wrong(stored, "journal.action", "a command")
    if episode is None:
        raise DamagedError("journal.episode", "it is missing")
    return action, None if body.get("policy") is None else _policy(body)


def _of_all(words: tuple[Any, ...], body: dict[str, Any]) -> RecordedAction | None:
    """Return an action that concerns no episode, by its verb and the names of its parts."""
    match words:
        case "set", "policy":
            return SetPolicy(_policy(body))
        case "set", "device_modified":
            return SetDeviceModified(_flag(body, "device_modified"))
        case "switch", "device_modified":
            return SwitchDevice(_flag(body, "device_modified"))
        case _:
            return None


def _of_one(name: str, words: tuple[Any, ...], body: dict[str, Any]) -> RecordedAction | None:
    """Return an action that concerns the episode of that name."""
    match words:
        case "ask", "policy":
            return Ask(name)
        case "download", "policy":
            return Download(name, confirm=True)
        case ("play",):
            return Play(name)
        case "stop", "position_s":
            return Stop(name, seconds_or_none(body["position_s"], "journal.action.position_s"))
        case ("remove",):
            return Remove(name)
        case ("lose",):
            return Lose(name)
        case ("cancel",):
            return Cancel(name)
        case ("clear",) | ("bring-back",):
            return Clear(name, back=words == ("bring-back",))
        case "queue", "policy", "progress", "reason", "state":
            return _queued(name, body)
        case "set", "downloadable", "leaves_at":
            leaves_at = instant_or_none(body["leaves_at"], "journal.action.leaves_at")
            return SetOffer(name, Offer(_flag(body, "downloadable"), leaves_at))
        case "set", "position_s":
            return SetPosition(name, _seconds(body["position_s"], "position_s"))
        case _:
            return None


def _queued(name: str, body: dict[str, Any]) -> Queue:
    progress, reason = _seconds(body["progress"], "progress"), body["reason"]
    if progress > 1:
        raise wrong(progress, "journal.action.progress", "a share")
    return Queue(
        name,
        member(TransferState, body["state"], "journal.action.state"),
        progress,
        None if reason is None else member(Trouble, reason, "journal.action.reason"),
    )


def _policy(body: dict[str, Any]) -> Policy:
    if type(body["policy"]) is str:
        return policy_from_json(body["policy"], "journal.action.policy")
    raise wrong(body["policy"], "journal.action.policy", "a policy")


def _flag(body: dict[str, Any], name: str) -> bool:
    if type(body[name]) is bool:
        return bool(body[name])
    raise wrong(body[name], f"journal.action.{name}", "yes or no")


def _seconds(value: Any, name: str) -> float:
    found = seconds_or_none(value, f"journal.action.{name}")
    if found is None:
        raise wrong(value, f"journal.action.{name}", "a number")
    return found
