"""Write the JSON Schemas that others rely on: the answer for a document, from the command line and
from the REST API, and a form definition::

python scripts/publish_schemas.py
"""

import json
from pathlib import Path

from pydantic import BaseModel

from schemas.document import SCHEMA_VERSION, DocumentResult
from schemas.form import FormDefinition
from workers.results import StoredResult

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "schema"

PUBLISHED: dict[str, tuple[type[BaseModel], str]] = {
    f"document-{SCHEMA_VERSION}.json": (DocumentResult, "hoso: the answer for one document"),
    f"stored-document-{SCHEMA_VERSION}.json": (
        StoredResult,
        "hoso: the answer for one document of the REST API",
    ),
    "form-1.json": (FormDefinition, "hoso: a form definition (schemas/forms/*.yaml)"),
}


def schema_text(name: str) -> str:
    """Return the text of one published schema."""
    model, title = PUBLISHED[name]
    schema = model.model_json_schema(mode="serialization")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = title
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for file_name in PUBLISHED:
        (FOLDER / file_name).write_text(schema_text(file_name), encoding="utf-8")
