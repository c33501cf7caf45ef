"""What the documentation promises is so: settings, commands, examples, links."""

import argparse
import importlib
import importlib.util
import json
import re
import shlex
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from hoso.cli import COMMANDS
from pipeline.document import read_document
from pipeline.process import understand
from pipeline.read import load_reader
from schemas.document import DocumentResult
from schemas.errors import RejectedDocument
from schemas.form import FieldType, load_forms, parse_form
from schemas.record import FieldState
from scripts.settings_table import settings_table
from tests.docs.markdown import (
    FOLDERS,
    ROOT,
    anchors_of,
    code_of,
    fenced,
    headings_of,
    links_of,
    markdown_files,
    marked_block,
)
from tests.pipeline.typed import page

ENGLISH, VIETNAMESE = ROOT / "README.md", ROOT / "README.vi.md"
ADD_A_FORM, OPERATIONS = ROOT / "docs" / "add-a-form.md", ROOT / "docs" / "operations.md"
HOSO = re.compile(r"(?<![\w./-])(?:\.venv/bin/)?hoso ([a-z]+)(.*)")

each_file = pytest.mark.parametrize(
    "file", markdown_files(), ids=lambda file: str(file.relative_to(ROOT))
)


def test_the_settings_table_is_the_one_made_from_the_settings() -> None:
    begin, end = "scripts/settings_table.py -->\n", "<!-- end of the settings table -->"
    written = OPERATIONS.read_text("utf-8").partition(begin)[2].partition(end)[0]
    assert written == settings_table()


def test_the_example_form_reads_the_example_page() -> None:
    form = parse_form(marked_block(ADD_A_FORM, "example form"))
    rows = marked_block(ADD_A_FORM, "example page").splitlines()
    (record,) = understand([page(rows)], {**load_forms(), form.id: form}).records
    assert record.form == form.id
    expected = json.loads(marked_block(ADD_A_FORM, "example values"))
    assert {key: field.value for key, field in record.fields.items()} == expected
    assert "content" in dict(record.unsure())


def test_every_type_of_field_is_explained() -> None:
    explained = re.findall(r"^\| `(\w+)` \|", ADD_A_FORM.read_text("utf-8"), re.MULTILINE)
    assert set(explained) == {field_type.value for field_type in FieldType}


def test_every_reason_to_reject_a_document_is_explained() -> None:
    text = OPERATIONS.read_text("utf-8")
    reasons = [
        error for error in RejectedDocument.__subclasses__() if error.code != "internal_error"
    ]
    assert len(reasons) > 5
    for error in reasons:
        assert f"| `{error.code}` | {error.message_en} |" in text


@each_file
def test_every_link_leads_somewhere(file: Path) -> None:
    for link in links_of(file):
        path, _, anchor = link.partition("#")
        target = (file.parent / path).resolve() if path else file
        assert target.exists(), link
        assert not anchor or anchor in anchors_of(target), link


@each_file
def test_every_make_target_exists(file: Path) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = [target for code in code_of(file) for target in re.findall(r"^make ([a-z]+)", code)]
    assert set(named) <= targets


@each_file
def test_every_hoso_command_exists_with_its_options(file: Path) -> None:
    for code in code_of(file):
        for command, rest in HOSO.findall(code):
            assert command in COMMANDS, code
            words = shlex.split(rest, comments=True)
            options = {word.partition("=")[0] for word in words if word.startswith("--")}
            assert options <= options_of(command), code


@each_file
def test_every_module_and_path_that_is_named_exists(file: Path) -> None:
    below = re.compile(rf"(?:{FOLDERS.replace(' ', '|')})/[\w./-]*")
    for code in code_of(file):
        for module in re.findall(r"python -m ([\w.]+)", code):
            assert importlib.util.find_spec(module) is not None, code
        if below.fullmatch(code):
            assert (ROOT / code).exists(), code


@each_file
def test_the_text_is_nfc_and_names_no_path_of_a_machine(file: Path) -> None:
    text = file.read_text("utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert not re.search(r"(?<![\w.])/(?:work|tmp|root|home)/", text)


def test_the_readmes_begin_with_the_two_commands() -> None:
    for file in (ENGLISH, VIETNAMESE):
        assert fenced(file, "bash")[0] == "make demo\nmake test\n"


def test_both_readmes_say_the_same() -> None:
    assert [level for level, _ in headings_of(ENGLISH)] == [lv for lv, _ in headings_of(VIETNAMESE)]
    for language in ("bash", "json"):
        assert fenced(ENGLISH, language) == fenced(VIETNAMESE, language)
    assert set(links_of(ENGLISH)) ^ set(links_of(VIETNAMESE)) == {"README.md", "README.vi.md"}
    assert set(names_in(ENGLISH)) == set(names_in(VIETNAMESE))


def test_the_example_output_is_what_the_command_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    shown = DocumentResult.model_validate_json(marked_block(ENGLISH, "example output"))
    given = read_document(Path(shown.file), load_reader(), load_forms())
    assert (shown.sha256, shown.state, shown.reason) == (given.sha256, given.state, given.reason)
    read = {line.text for line in given.pages[0].lines}
    assert {line.text for line in shown.pages[0].lines} <= read
    (record,), (actual,) = shown.records, given.records
    assert (record.form, record.form_version) == (actual.form, actual.form_version)
    assert any(field.state is FieldState.NEEDS_REVIEW for field in record.fields.values())
    for key, field in record.fields.items():
        found = actual.fields[key]
        assert (field.value, field.text, field.state) == (found.value, found.text, found.state)
        assert field.reasons == found.reasons


def options_of(command: str) -> set[str]:
    parser = argparse.ArgumentParser()
    importlib.import_module(f"hoso.commands.{command}").add_arguments(parser)
    return {option for one in parsers_of(parser) for option in one._option_string_actions}


def parsers_of(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for child in action.choices.values():
                yield from parsers_of(child)


def names_in(file: Path) -> Iterator[str]:
    """Commands, options, files and states named in a text."""
    for code in code_of(file):
        yield from re.findall(
            r"(?<!-)--[a-z][a-z-]+|\b[\w-]+(?:[./][\w.-]+)+|\b(?:make|hoso) [a-z]+", code
        )
