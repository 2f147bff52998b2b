"""The JSON Schemas in the resources are those of the models that read the files."""

import importlib.util
import json
import re
from pathlib import Path

import pytest

from desktop_app.platform.paths import resource

MAKER = Path(__file__).resolve().parents[2] / "resources" / "make" / "schemas.py"
spec = importlib.util.spec_from_file_location("make_schemas", MAKER)
assert spec is not None
assert spec.loader is not None
maker = importlib.util.module_from_spec(spec)
spec.loader.exec_module(maker)


@pytest.mark.parametrize("name", sorted(maker.MODELS))
def test_a_schema_is_what_its_maker_writes(name: str) -> None:
    written = resource("schemas", f"{name}.json").read_text("utf-8")
    assert written == maker.schema_text(name), "run python resources/make/schemas.py"


def test_the_maker_writes_every_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maker, "FOLDER", tmp_path)
    maker.main()
    names = {file.name for file in tmp_path.iterdir()}
    assert names == {file.name for file in resource("schemas").iterdir()}


def test_p2_the_patterns_of_the_schemas_are_those_of_the_parsers() -> None:
    fields = json.loads(resource("schemas", "policy.json").read_text("utf-8"))["properties"]
    duration = fields["playback_duration"]["anyOf"][0]["pattern"]
    assert re.search(duration, "P1DT12H")
    assert not re.search(duration, "P1DT")
    period = fields["renewal_window"]["anyOf"][0]["pattern"]
    assert re.search(period, "P1Y")
    assert not re.search(period, "P1W")
