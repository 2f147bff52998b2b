"""The policy in force and the device, while the commands of a scenario or the journal are run."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from desktop_app.domain.device import Device
from desktop_app.domain.policy import Policy
from desktop_app.domain.time import Duration, Instant


class Circumstances:
    """Holds the policy in force and whether the device counts as modified, command by command."""

    def __init__(
        self,
        *,
        policy: Policy | None,
        device_modified: bool | None,
        opened_at: Instant,
        choose_policy: Callable[[Policy | None], None],
        set_device: Callable[[Device], None],
        device: Callable[[], Device],
    ) -> None:
        """`policy` and `device_modified` are those in the head of the scenario.

        The policy holds from the first command on, `device_modified` from `opened_at` on.
        """
        self._policy = self._in_force = policy
        self._modified_by_head = device_modified
        self._opened_at = opened_at
        self._modified_by_command = False
        self._set_since_opening = False
        self._choose_policy = choose_policy
        self.set_device = set_device
        self.device = device

    def begin(self) -> None:
        """Put the policy and the device back to where they are before the first command."""
        self.put_policy(self._policy)
        self._modified_by_command = self._set_since_opening = False
        self._put_modified(modified=False)

    def move(self, by: Duration) -> None:
        """Move the instant of the opening by `by` milliseconds (rule T2)."""
        self._opened_at += by

    def put_policy(self, policy: Policy | None) -> None:
        """Put another policy in force for what is asked for from now on."""
        self._in_force = policy
        self._choose_policy(policy)

    def set_device_modified(self, *, modified: bool, since_opening: bool) -> None:
        """Set whether the device counts as modified, because a command says so."""
        self._modified_by_command = modified
        self._set_since_opening |= since_opening
        self._put_modified(modified=modified)

    def is_since_opening(self, at: Instant) -> bool:
        """Return whether an instant is after the opening."""
        return at > self._opened_at

    def apply_device_at(self, at: Instant) -> None:
        """Set whether the device counts as modified at an instant.

        Up to the opening the last command decides.
        """
        if self.is_since_opening(at):
            self.apply_device_after_opening()
        else:
            self._put_modified(modified=self._modified_by_command)

    def apply_device_after_opening(self) -> None:
        """Set whether the device counts as modified, after the opening of the scenario.

        The head of the scenario decides. If the head says nothing, or if a command has set it
        since the opening, the last command decides.
        """
        if self._set_since_opening or self._modified_by_head is None:
            self._put_modified(modified=self._modified_by_command)
        else:
            self._put_modified(modified=self._modified_by_head)

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """Put the policy and the device back if the block fails."""
        policy, device = self._in_force, self.device()
        before = self._modified_by_command, self._set_since_opening
        try:
            yield
        except BaseException:
            self.put_policy(policy)
            self._modified_by_command, self._set_since_opening = before
            self.set_device(device)
            raise

    def _put_modified(self, *, modified: bool) -> None:
        self.set_device(replace(self.device(), modified=modified))
