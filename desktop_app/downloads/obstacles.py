"""What stands in the way of a transfer before it moves: no network, or no room."""

from collections.abc import Callable

from desktop_app.domain.device import Device
from desktop_app.domain.episode import Episode
from desktop_app.domain.transfer import Transfer, Trouble
from desktop_app.downloads.part import RESERVE
from desktop_app.downloads.running import Running
from desktop_app.storage.disk import Free, lacking
from desktop_app.storage.media import MediaFolder, can_be_read


class Obstacles:
    """Looks at the device, the disk, and what runs already."""

    def __init__(
        self,
        media: MediaFolder,
        running: Running,
        device: Callable[[], Device],
        needs_network: Callable[[str], bool],
        free: Free,
    ) -> None:
        """`needs_network` answers for an address of media."""
        self._media = media
        self._running = running
        self.device = device
        self._needs_network = needs_network
        self._free = free

    def before(self, episode: Episode, transfer: Transfer) -> Trouble | None:
        """Return why a transfer cannot move now."""
        if self.is_offline(episode):
            return Trouble.NO_NETWORK
        if self.device().disk_full:
            return Trouble.DISK_FULL
        size = episode.size if episode.size is not None else transfer.size
        return self.no_room(0 if size is None else max(0, size - transfer.received))

    def no_room(self, needed: int = 0) -> Trouble | None:
        """Return why so many bytes find no room beside what those that run have yet to bring."""
        needed += self._running.still_needed() + RESERVE
        return Trouble.DISK_FULL if lacking(self._media.path, needed, self._free) else None

    def is_offline(self, episode: Episode) -> bool:
        """Return whether its network is away; asking if it needs one may be what finds that out."""
        return self._needs_network(episode.media) and not self.device().online

    def folder_is_away(self) -> bool:
        """Return whether the folder of media cannot be read, as when its disk is not there."""
        return not can_be_read(self._media.path)
