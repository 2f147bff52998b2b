"""Write the JSON Schemas of the files that the program reads, from the models that read them.

python resources/make/schemas.py     in the environment that the program runs in
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from desktop_app.formats.catalogue import CatalogueFile
from desktop_app.formats.policy import PolicyModel
from desktop_app.formats.scenario import ScenarioModel
from desktop_app.formats.variant import VariantModel

FOLDER = Path(__file__).resolve().parent.parent / "schemas"
MODELS: dict[str, type[BaseModel]] = {
    "policy": PolicyModel,
    "catalogue": CatalogueFile,
    "scenario": ScenarioModel,
    "variant": VariantModel,
}


class _Plain(GenerateJsonSchema):
    """Without pydantic's titles, and without defaults: those of a policy are the domain's."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 (pydantic's)
        return False

    def default_schema(self, schema: Any) -> dict[str, Any]:
        return self.generate_inner(schema["schema"])


def schema_text(name: str) -> str:
    """The JSON Schema of one format, as its file holds it."""
    body = MODELS[name].model_json_schema(schema_generator=_Plain)
    body["title"] = f"Sablier {name}"
    schema = {"$schema": GenerateJsonSchema.schema_dialect, **body}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    for name in MODELS:
        (FOLDER / f"{name}.json").write_text(schema_text(name), "utf-8")


if __name__ == "__main__":
    main()
