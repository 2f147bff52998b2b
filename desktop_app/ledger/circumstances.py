"""What holds beside a scenario's library while it is replayed: the policy, and the device."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from desktop_app.domain.device import Device
from desktop_app.domain.policy import Policy
from desktop_app.domain.time import Duration, Instant


class Circumstances:
    """The policy in force and whether the device is modified, as the commands say it."""

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
        """`policy` is in force first; at `opened_at` the device is met as `device_modified`."""
        self._policy = self._in_force = policy
        self._device_modified = device_modified
        self._opened_at = opened_at
        self._told_modified = False
        self._told_since_opening = False
        self._choose_policy = choose_policy
        self.put_device = set_device
        self.device = device

    def begin(self) -> None:
        """Have everything as it is before the first command."""
        self.put_policy(self._policy)
        self._told_modified = self._told_since_opening = False
        self._modify_device(modified=False)

    def move(self, by: Duration) -> None:
        """Move the instant of the opening by so much (rule T2)."""
        self._opened_at += by

    def put_policy(self, policy: Policy | None) -> None:
        """Have another policy in force from now on."""
        self._in_force = policy
        self._choose_policy(policy)

    def tell_device(self, *, modified: bool, since_opening: bool) -> None:
        """Have it said of the device whether it is modified."""
        self._told_modified = modified
        self._told_since_opening |= since_opening
        self._modify_device(modified=modified)

    def is_since_opening(self, at: Instant) -> bool:
        """Return whether an instant is after the opening."""
        return at > self._opened_at

    def meet_device_at(self, at: Instant) -> None:
        """Have the device as it is met at an instant."""
        if self.is_since_opening(at):
            self.meet_device()
        else:
            self._modify_device(modified=self._told_modified)

    def meet_device(self) -> None:
        """Have it as the scenario's head says, unless it was set since the opening."""
        if self._told_since_opening or self._device_modified is None:
            self._modify_device(modified=self._told_modified)
        else:
            self._modify_device(modified=self._device_modified)

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """Have everything as it was before, where what is done inside fails."""
        policy, device = self._in_force, self.device()
        told = self._told_modified, self._told_since_opening
        try:
            yield
        except BaseException:
            self.put_policy(policy)
            self._told_modified, self._told_since_opening = told
            self.put_device(device)
            raise

    def _modify_device(self, *, modified: bool) -> None:
        self.put_device(replace(self.device(), modified=modified))
