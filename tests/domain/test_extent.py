"""Which ends are ends: what the header declares decides, then its last byte, then the catalogue."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.container import MediaContainer
from desktop_app.domain.extent import Extent, ends_early, extent_of


@pytest.mark.parametrize(
    ("reached_s", "declared_s", "early"),
    [
        (35.964, 36.008, False),
        (32.5, 36.0, False),
        (32.3, 36.0, True),
        (12.0, 36.0, True),
        (3_580.0, 3_600.0, False),
        (3_565.0, 3_600.0, False),
        (3_500.0, 3_600.0, True),
        (95.1, 100.0, False),
        (94.9, 100.0, True),
        (2.5, 3.0, False),
        (1.0, 3.0, True),
        (0.1, 0.4, False),
        (40.0, 36.0, False),
    ],
)
def test_an_end_well_before_the_declared_end_is_none(
    reached_s: float, declared_s: float, early: bool
) -> None:
    for whole in (True, False, None):
        for told_s in (None, 1.0, 9_999.0):
            assert ends_early(reached_s, Extent(declared_s, whole, told_s)) is early


@pytest.mark.parametrize(
    ("extent", "reached_s", "early"),
    [
        (Extent(), 3.0, False),
        (Extent(whole=True), 3.0, False),
        (Extent(whole=False), 3.0, True),
        (Extent(told_s=100.0), 95.1, False),
        (Extent(told_s=100.0), 94.9, True),
        (Extent(whole=False, told_s=100.0), 96.0, False),
        (Extent(whole=False, told_s=100.0), 90.0, True),
    ],
)
def test_where_the_header_declares_no_length(extent: Extent, reached_s: float, early: bool) -> None:
    assert ends_early(reached_s, extent) is early


@pytest.mark.parametrize(
    ("media", "guessed_s", "published", "extent"),
    [
        (MediaContainer("ebml", 12.0, whole=False), 4.0, False, Extent(12.0, False, 60.0)),
        (MediaContainer("ebml", 12.0, whole=True), 4.0, True, Extent(12.0, True, None)),
        (MediaContainer("mp3", 4.0, whole=None), 4.0, False, Extent(None, None, 60.0)),
        (MediaContainer("mpeg-ts", 4.0, whole=None), 4.0, True, Extent(None, True, None)),
        (MediaContainer("ogg", None, whole=False), 4.0, False, Extent(None, False, 60.0)),
        (MediaContainer("ogg", None, whole=False), 4.0, True, Extent(None, True, None)),
        (None, 7.0, False, Extent(7.0, None, 60.0)),
        (None, 0.0, False, Extent(None, None, 60.0)),
    ],
)
def test_an_estimate_is_no_declaration_and_a_file_of_the_published_size_is_whole(
    media: MediaContainer | None, guessed_s: float, published: bool, extent: Extent
) -> None:
    assert extent_of(media, guessed_s, 60.0, published=published) == extent


@given(st.floats(1, 40_000), st.sampled_from(["declared_s", "told_s"]), st.floats(0, 1))
def test_a_third_is_never_the_end_and_the_end_always_is(
    length_s: float, known: str, share: float
) -> None:
    extent = Extent(declared_s=length_s) if known == "declared_s" else Extent(told_s=length_s)
    assert ends_early(length_s / 3, extent)
    assert not ends_early(length_s, extent)
    if ends_early(length_s * share, extent):
        assert ends_early(length_s * share / 2, extent)
