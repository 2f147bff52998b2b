"""What may still help a transfer whose bytes are not right, before it is given up."""

from desktop_app.domain.transfer import Trouble
from desktop_app.downloads.source import SourceFault


class Remedies:
    """Decides whether to fetch all of it once more, or to ask the source whether that was all."""

    def __init__(self, *, anew: bool) -> None:
        self.anew = anew
        """What had come was not right, and all of it was fetched once more, in any visit."""
        self._anew_in_this_visit = False
        self._end_asked_at: int | None = None
        """After how many bytes the source was asked whether that was all."""

    # asking for the end

    def ask_for_the_end(self, received: int) -> None:
        """Note that the source is asked whether so many bytes are all."""
        self._end_asked_at = received

    def end_was_asked(self) -> bool:
        """Return whether the source was asked for more than it had sent."""
        return self._end_asked_at is not None

    def end_was_asked_at(self, received: int) -> bool:
        """Return whether it was asked after just so many bytes, and nothing came since."""
        return self._end_asked_at == received

    def may_ask_for_the_end(self, received: int, size: int | None, validator: str | None) -> bool:
        """Return whether the source may know of more than has come.

        Nobody has said how long it is, and a broken connection may look like an end. Who has
        nothing new to say when asked is not asked again.
        """
        may = size is None and validator is not None and received > 0
        return may and not self.end_was_asked_at(received)

    # fetching it anew

    def may_begin_anew(self, fault: SourceFault, begun_from: int, size: int | None) -> bool:
        """Return whether all of it may be right when it is fetched once more.

        What came in pieces may be of two versions of a file, or not be all of it.
        """
        if self._anew_in_this_visit:
            return False
        pieced_together = begun_from > 0
        if fault.misfit:
            return pieced_together
        if not fault.trouble.is_of_the_content or fault.unwritten:
            return fault.trouble is Trouble.PART_LOST
        short = size is None and fault.trouble in (Trouble.WRONG_CHECKSUM, Trouble.INCOMPLETE)
        return not self.anew and (pieced_together or short)

    def begin_anew(self, fault: SourceFault) -> None:
        """Note that all of it is fetched once more, because of this fault."""
        self.anew |= fault.trouble.is_of_the_content
        self._anew_in_this_visit = True
        self._end_asked_at = None
