"""Transfers move, arrive and fail."""

from dataclasses import replace
from typing import assert_never

from PySide6.QtCore import Qt
from typing_extensions import override

from desktop_app.domain.device import Device
from desktop_app.downloads import events as downloads
from desktop_app.downloads.network import NetworkChanged
from desktop_app.features.wire import Wire
from desktop_app.ui import moments
from desktop_app.ui.troubles import trouble_text


class TransfersWiring(Wire):
    """The queue and its bytes."""

    @override
    def connect_all(self) -> None:
        service = self._s.downloads
        service.changed.connect(self._desk.on_changed)
        service.progressed.connect(self.on_progressed)
        service.happened.connect(self.on_downloads_happened)
        service.files_missing.connect(self.on_files_missing)
        self._s.network.changed.connect(self.on_network_changed)
        # a scenario that is run again changes its device in the middle of it
        queued = Qt.ConnectionType.QueuedConnection
        self._s.opened.device.changed.connect(self.on_device_changed, queued)

    def on_progressed(self, moved: downloads.Moved) -> None:
        """Bytes arrived; nothing stands elsewhere."""
        s = self._s
        pace = {key: s.downloads.live(key) for key in moved.keys}
        s.downloads_page.model.on_progress(
            {key: None if one is None else one.seconds_left for key, one in pace.items()}
        )
        s.catalogue_page.model.refresh(moved.keys)
        self._desk.inspect_if(moved.keys)

    def on_downloads_happened(self, event: downloads.Event) -> None:
        """Tell the user."""
        s, texts = self._s, self._s.texts
        match event:
            case downloads.Downloaded(episode):
                self._desk.say(moments.downloaded(episode, texts))
            case downloads.TransferFailed(episode, trouble):
                self._desk.say(moments.failed(episode, trouble_text(trouble, texts), texts))
            case downloads.TransferCancelled(episode):
                self._desk.say(moments.cancelled(episode, texts))
            case downloads.NetworkMissing():
                self._desk.say(moments.no_network(texts))
            case downloads.LibraryUnwritten(error):
                self._desk.say_unusable(error)
            case downloads.MediaFolderUnreadable():
                s.folder.doubt()
            case _:
                assert_never(event)
        self._desk.show_counts()
        s.library.advance(s.opened.clock.now())

    def on_network_changed(self, changed: NetworkChanged) -> None:
        """What runs over it is held, or what waits for it goes on (rule F5)."""
        device = self._s.opened.device
        device.put(replace(device.get(), online=changed.online, signed_out=changed.signed_out))

    def on_device_changed(self, _device: Device) -> None:
        """The bars say so, and transfers wait, fail or go on (rule F5)."""
        if not self._s.closed:
            self._desk.show_conditions()
            self._s.downloads.device_changed()

    def on_files_missing(self, missing: downloads.FilesMissing) -> None:
        """Live licences whose files are gone end as lost (rules S4, F4)."""
        self._s.library.lose(missing.keys)
