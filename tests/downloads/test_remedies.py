"""What may still help a transfer whose bytes are not right."""

import pytest

from desktop_app.domain.transfer import Trouble
from desktop_app.downloads.remedies import Remedies
from desktop_app.downloads.source import SourceFault

MISFIT = SourceFault(Trouble.SOURCE_CHANGED, misfit=True)
CHECKSUM = SourceFault(Trouble.WRONG_CHECKSUM)
A_PAGE = SourceFault(Trouble.NOT_MEDIA, unwritten=True)
LOST = SourceFault(Trouble.PART_LOST)
CUT = SourceFault(Trouble.INTERRUPTED)


@pytest.mark.parametrize(
    ("fault", "begun_from", "size", "helps"),
    [
        (MISFIT, 100, 500, True),
        (MISFIT, 0, 500, False),
        (CHECKSUM, 100, 500, True),
        (CHECKSUM, 0, 500, False),
        (CHECKSUM, 0, None, True),
        (A_PAGE, 100, None, False),
        (LOST, 0, 500, True),
        (CUT, 100, 500, False),
    ],
)
def test_all_of_it_is_fetched_anew_where_that_may_help(
    fault: SourceFault, begun_from: int, size: int | None, *, helps: bool
) -> None:
    assert Remedies(anew=False).may_begin_anew(fault, begun_from, size) is helps


def test_it_is_fetched_anew_once_in_a_visit_and_once_for_its_content() -> None:
    remedies = Remedies(anew=False)
    remedies.begin_anew(CHECKSUM)
    assert remedies.anew
    assert not remedies.may_begin_anew(LOST, 100, 500)
    later = Remedies(anew=True)
    assert not later.may_begin_anew(CHECKSUM, 100, 500)
    assert later.may_begin_anew(LOST, 100, 500)


@pytest.mark.parametrize(
    ("received", "size", "validator", "may"),
    [
        (100, None, '"v1"', True),
        (100, 100, '"v1"', False),
        (100, None, None, False),
        (0, None, "v", False),
    ],
)
def test_a_source_is_asked_for_the_end_where_nobody_said_how_long_it_is(
    received: int, size: int | None, validator: str | None, *, may: bool
) -> None:
    remedies = Remedies(anew=False)
    assert remedies.may_ask_for_the_end(received, size, validator) is may
    remedies.ask_for_the_end(received)
    assert not remedies.may_ask_for_the_end(received, size, validator)
