"""The bars across the top: what the user has to know while it lasts (rules T2, F5)."""

from PySide6.QtCore import QObject

from desktop_app.clock import Clock
from desktop_app.downloads.device import DeviceHolder
from desktop_app.features.showing.damage import Damage
from desktop_app.folder.service import FolderService
from desktop_app.ui import media_words, moments
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.text import Texts
from desktop_app.ui.window.banners import BannerProps

CLOCK = "clock"
"""The key of the bar that says that the clock was set back."""
DAMAGE = "damage"
"""The key of the bar that says that the library is damaged."""


class ConditionsPresenter(QObject):
    """Shows a bar for each condition that holds."""

    def __init__(
        self,
        *,
        clock: Clock,
        device: DeviceHolder,
        folder: FolderService,
        damage: Damage,
        window: MainWindow,
        texts: Texts,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._device = device
        self._folder = folder
        self._damage = damage
        self._window = window
        self._texts = texts
        texts.changed.connect(self.show)
        folder.changed.connect(self.show)

    def show(self) -> None:
        """Show the bars that hold now, and no other."""
        device, behind, texts = self._device.get(), self._clock.set_back_by, self._texts
        state = self._folder.state
        wanted = []
        if (damaged := self._damage.sentence(texts)) is not None:
            wanted.append(BannerProps(DAMAGE, "triangle-alert", damaged))
        if behind is not None:
            sentence = moments.clock_set_back(behind, texts)
            wanted.append(BannerProps(CLOCK, "clock", sentence, moments.accept_clock(texts)))
        if device.modified:
            wanted.append(BannerProps("device", "shield-alert", moments.device_modified(texts)))
        if not device.online:
            wanted.append(BannerProps("network", "wifi-off", moments.offline(texts)))
        if not state.readable:
            sentence = media_words.unreadable(str(state.path), texts)
            wanted.append(BannerProps("folder", "hard-drive", sentence))
        if device.disk_full:
            wanted.append(BannerProps("disk", "hard-drive", moments.disk_full(texts)))
        self._window.show_banners(wanted)
