"""Nothing that is written is cut off: in a longer language, and in both real ones at 200 %."""

from itertools import product
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.ui.text import Texts
from tests.support import scenes
from tests.support.access import misheard
from tests.support.fitting import faults, hearing_cuts, may_be_cut
from tests.support.longer import LongTexts, longer
from tests.support.stage import staged

SIZES = [(880, 560), (1280, 800)]
PERCENTS = {"longer": (100, 150), "en": (100, 200), "fr": (100, 150, 200)}
"""A language two fifths longer than English, at twice its size, has no room in any window."""


def test_the_longer_language_is_longer_and_keeps_its_placeholders() -> None:
    assert longer("Renew %n and %1") == "[Réèñéèw %n áàñd %1]"
    assert longer("%1 %") == "%1 %"
    texts = LongTexts("en")
    assert "%" not in texts.tr("%n episode(s)", "header of a group", 3)
    assert "3" in texts.tr("%n episode(s)", "header of a group", 3)
    plain = Texts("en").tr("What can be downloaded, what cannot, and why", "under the title")
    long = texts.tr("What can be downloaded, what cannot, and why", "under the title")
    assert 1.25 < len(long) / len(plain) < 1.6


@pytest.mark.parametrize("language", ["longer", pytest.param("en", marks=pytest.mark.long), "fr"])
def test_nothing_is_cut_off(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    pytestconfig: pytest.Config,
    language: str,
) -> None:
    """The smallest window at the largest text; with `--long` every size of both.

    In French each control has a name there, too.

    What has room for the longer language and for French has room for English.
    """
    long = pytestconfig.getoption("--long")
    sizes = SIZES if long else SIZES[:1]
    percents = PERCENTS[language] if long else PERCENTS[language][-1:]
    found: dict[str, list[str]] = {}
    texts = LongTexts("en") if language == "longer" else None
    with (
        hearing_cuts(monkeypatch) as cuts,
        staged(qtbot, tmp_path, "demo", language=language, texts=texts) as stage,
    ):
        for size, percent in product(sizes, percents):
            stage.window.resize(*size)
            stage.session.theme.set_text_percent(percent)
            for scene in scenes.each(stage):
                cuts.clear()  # of what was painted on the way
                scenes.paint()
                allowed = may_be_cut(stage, badges=language == "longer")
                here = [fault for top in scenes.tops() for fault in faults(top)]
                here += misheard(scenes.tops()) if language == "fr" else []
                here += [
                    f"cut off: “{text}”"
                    for text in set(cuts)
                    if not any(whole.endswith(text) for whole in allowed)  # its last line too
                ]
                for fault in here:
                    found.setdefault(fault, []).append(f"{scene} {size[0]}×{size[1]} {percent} %")
        stage.session.theme.set_text_percent(100)
    told = [f"{fault}\n    {', '.join(where)}" for fault, where in sorted(found.items())]
    assert not found, "\n".join(told)
