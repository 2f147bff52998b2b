"""The laptop as the rules and the transfers see it (part A, rule F5)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Device:
    """What the laptop reports. The facilitator or a scenario can set other values."""

    modified: bool = False
    online: bool = True
    disk_full: bool = False
    signed_out: bool = False
    """The network lets nothing through until somebody signs in, as in a hotel."""


@dataclass(frozen=True, slots=True)
class StorageUsage:
    """Bytes on the disk that holds the downloads."""

    downloads: int
    other: int
    free: int
