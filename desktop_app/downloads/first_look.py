"""Tells a film from a page or a message that a server sends in its place (rule F2)."""

from desktop_app.domain.container.text import LOOKED_AT, is_page, is_text, may_be_text
from desktop_app.domain.transfer import Trouble
from desktop_app.downloads.headers import is_called_page, is_called_text
from desktop_app.downloads.source import Source, SourceFault, SourceReply


class FirstLook:
    """Judges a reply by what it is called and by its first bytes, before any is written.

    What had arrived earlier does not give way to a page or a message.
    """

    def __init__(self, source: Source, *, has_checksum: bool) -> None:
        """With a checksum, which tells for certain, it does not matter what a reply is called."""
        self._source = source
        self._has_checksum = has_checksum
        self._undecided: SourceReply | None = None

    @property
    def is_undecided(self) -> bool:
        """Return whether there was a reply of which too little has come to judge it."""
        return self._undecided is not None

    def forget(self) -> None:
        """Judge no reply any more until the next one."""
        self._undecided = None

    def judge(self, reply: SourceReply) -> SourceReply | SourceFault | None:
        """Return a reply whose bytes may be written, why they may not, or None for not yet."""
        called = reply.media_type
        if called is not None and not self._has_checksum and is_called_text(called):
            return _fault(is_a_page=is_called_page(called))
        if called is None or reply.offset:
            return reply
        self._undecided = reply
        return self.judge_again(ended=False)

    def judge_again(self, *, ended: bool) -> SourceReply | SourceFault | None:
        """Judge the undecided reply again: more bytes have arrived, or it has `ended`."""
        if (reply := self._undecided) is None:
            return None
        first = self._source.peek(LOOKED_AT)
        if len(first) < LOOKED_AT and not ended and may_be_text(first):
            return None
        self._undecided = None
        return _fault(is_a_page=is_page(first)) if is_text(first) else reply


def _fault(*, is_a_page: bool) -> SourceFault:
    return SourceFault(Trouble.SIGN_IN_PAGE if is_a_page else Trouble.NOT_MEDIA, unwritten=True)
