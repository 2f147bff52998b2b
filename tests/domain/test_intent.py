"""What a row offers: the library, the inspector and the catalogue never contradict each other."""

import pytest

from desktop_app.domain.intent import (
    Intent,
    offered_in_catalogue,
    offered_in_inspector,
    offered_in_library,
)
from desktop_app.domain.shelf import ShelfRow
from tests.ui.shelf import NOW, every_state

STATES = pytest.mark.parametrize("row", every_state().values(), ids=list(every_state()))


@STATES
def test_a2_whatever_can_be_played_is_offered_to_be_played(row: ShelfRow) -> None:
    plays = {Intent.PLAY, Intent.RESUME}
    playable = row.transfer is None and row.entitlement.status(NOW).playable
    assert (offered_in_library(row, NOW) in plays) == playable
    assert (offered_in_inspector(row, NOW)[0] in plays) == playable
    assert (offered_in_catalogue(row, NOW) is Intent.SHOW_IN_LIBRARY) == playable


@STATES
def test_without_a_transfer_row_and_inspector_offer_the_same(row: ShelfRow) -> None:
    if row.transfer is None:
        assert offered_in_inspector(row, NOW)[0] is offered_in_library(row, NOW)
