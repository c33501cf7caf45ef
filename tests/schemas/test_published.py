"""The published JSON Schemas are those of the models, and the answers keep them."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from pipeline.process import understand
from schemas.document import DocumentResult, PageOut
from schemas.errors import HosoError, all_errors, message_for
from schemas.form import load_forms
from scripts.publish_schemas import FOLDER, PUBLISHED, schema_text
from tests.pipeline.typed import BIRTH_ROWS, page

FORMS = Path(__file__).parents[2] / "schemas" / "forms"


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_published_schema_is_up_to_date(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == schema_text(name)


def test_an_answer_keeps_the_published_schema() -> None:
    pages = [page(BIRTH_ROWS)]
    understanding = understand(pages, load_forms())
    result = DocumentResult(
        file="x.pdf",
        sha256="0" * 64,
        state=understanding.state,
        pages=tuple(PageOut.of(each) for each in pages),
        records=understanding.records,
    )
    schema = json.loads((FOLDER / "document-1.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(result.model_dump_json()), schema)
    assert result.records


@pytest.mark.parametrize("file", sorted(FORMS.glob("*.yaml")), ids=lambda file: file.stem)
def test_every_form_keeps_the_published_schema(file: Path) -> None:
    schema = json.loads((FOLDER / "form-1.json").read_text(encoding="utf-8"))
    form = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert not list(jsonschema.Draft202012Validator(schema).iter_errors(form))


def test_the_published_schema_refuses_what_is_no_form() -> None:
    schema = json.loads((FOLDER / "form-1.json").read_text(encoding="utf-8"))
    form = yaml.safe_load((FORMS / "birth_registration.yaml").read_text(encoding="utf-8"))
    with pytest.raises(jsonschema.ValidationError, match="colour"):
        jsonschema.validate({**form, "colour": "red"}, schema)


def test_every_error_has_a_code_of_its_own_and_a_sentence_in_both_languages() -> None:
    errors = [error for error in all_errors() if error.__module__ == "schemas.errors"]
    concrete = [error for error in errors if error.__name__ != "RejectedDocument"]
    assert len({error.code for error in concrete}) == len(concrete)
    assert all(error.message.endswith(".") and error.message_en.endswith(".") for error in errors)
    assert message_for("encrypted_pdf") != message_for("no_such_code") == HosoError.message
