"""What the device reports, where the rules or a transfer ask it (part A, rule F5)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Device:
    """A laptop as it is met; a scenario may say otherwise."""

    modified: bool = False
    online: bool = True
    disk_full: bool = False
    signed_out: bool = False
    """Its network wants somebody to sign in first, as in a hotel."""


@dataclass(frozen=True, slots=True)
class StorageUsage:
    """Bytes on the disk that holds the downloads."""

    downloads: int
    other: int
    free: int
