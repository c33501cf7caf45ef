"""``hoso forms`` checks definitions and lists forms; an office's own forms are known everywhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hoso.cli import main
from hoso.commands import read
from schemas.form import load_forms, parse_form
from workers.forms import WrongForms, forms_with, known_forms

NOTE = """\
id: note
version: "1"
name: Giấy hẹn
legal_basis: không có
domain: justice
titles: [GIẤY HẸN]
labels:
  - texts: [Hẹn ông/bà]
    field: {id: guest, type: person_name, name: Người được hẹn}
"""
BIRTH = NOTE.replace("id: note", "id: birth_registration")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "note.yaml").write_text(NOTE, encoding="utf-8")
    (tmp_path / "note.txt").write_text("không phải biểu mẫu", encoding="utf-8")
    return tmp_path


def test_a_right_file_gives_status_zero_and_its_name(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["forms", "check", str(folder / "note.yaml")]) == 0
    assert "Giấy hẹn (note, 1)" in capsys.readouterr().out


def test_a_wrong_file_gives_status_one_and_the_place_in_both_languages(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = folder / "wrong.yaml"
    wrong.write_text(NOTE.replace("person_name", "person_nam"), encoding="utf-8")
    assert main(["forms", "check", str(wrong), str(folder / "note.yaml")]) == 1
    out = capsys.readouterr().out
    assert f"{wrong}:9:30: «person_nam» không dùng được ở đây" in out
    assert "Did you mean «person_name»?" in out
    assert "Giấy hẹn (note, 1)" in out


def test_a_file_of_another_encoding_is_told_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "cũ.yaml"
    file.write_bytes(b"id: note\nname: Gi\xe2y h\xean\n")
    assert main(["forms", "check", str(file)]) == 1
    assert f"{file}:2:1: tệp không phải UTF-8" in capsys.readouterr().out


def test_a_file_that_windows_marked_as_utf8_is_read(tmp_path: Path) -> None:
    file = tmp_path / "note.yaml"
    file.write_text(NOTE, encoding="utf-8-sig")
    assert main(["forms", "check", str(file)]) == 0


def test_a_file_that_is_not_there_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms", "check", "no-such.yaml"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "no-such.yaml" in err


def test_no_action_is_wrong_usage() -> None:
    with pytest.raises(SystemExit) as end:
        main(["forms"])
    assert end.value.code == 2


def test_every_form_is_listed_and_the_offices_own_are_marked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["forms", "list", "--forms", str(folder)]) == 0
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert set(lines) == {*load_forms(), "note"}
    assert [form_id for form_id, line in lines.items() if "riêng / own" in line] == ["note"]


def test_own_forms_stand_beside_those_that_come_with_hoso(folder: Path) -> None:
    assert forms_with(folder) == {**load_forms(), "note": parse_form(NOTE)}


def test_an_own_form_of_another_version_replaces_hosos(tmp_path: Path) -> None:
    (tmp_path / "birth.yaml").write_text(BIRTH, encoding="utf-8")
    assert forms_with(tmp_path)["birth_registration"] == parse_form(BIRTH)


def test_an_own_form_under_a_shipped_name_and_version_is_refused(tmp_path: Path) -> None:
    shipped = load_forms()["birth_registration"].version
    text = BIRTH.replace('"1"', f'"{shipped}"')
    (tmp_path / "birth.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(WrongForms, match=r"birth\.yaml:2:10"):
        forms_with(tmp_path)


def test_two_own_files_of_one_name_are_refused(folder: Path) -> None:
    (folder / "other.yaml").write_text(NOTE.replace('"1"', '"2"'), encoding="utf-8")
    with pytest.raises(WrongForms, match=r"other\.yaml.*note"):
        forms_with(folder)


def test_reading_with_a_wrong_folder_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.png"
    file.touch()
    assert main(["read", "--forms", str(tmp_path / "none"), str(file)]) == 2
    (tmp_path / "wrong.yaml").write_text("id: x\n", encoding="utf-8")
    assert main(["read", "--forms", str(tmp_path), str(file)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "hoso forms check" in err
    assert "wrong.yaml:1:1" in err


def test_reading_knows_the_forms_of_the_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = []

    def answer(_: Path, __: object, known: object) -> None:
        given.append(known)
        raise RuntimeError

    monkeypatch.setattr(read, "read_document", answer)
    monkeypatch.setattr(read, "load_reader", lambda _: None)
    file = folder / "a.png"
    file.touch()
    main(["read", "--json", "--forms", str(folder), str(file)])
    assert given == [forms_with(folder)]


@pytest.fixture
def fresh_forms() -> Iterator[None]:
    known_forms.cache_clear()
    yield
    known_forms.cache_clear()


@pytest.mark.usefixtures("fresh_forms")
def test_the_folder_of_the_environment_is_known_to_every_process(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOSO_FORMS_DIR", str(folder))
    assert known_forms() == forms_with(folder)


@pytest.mark.usefixtures("fresh_forms")
def test_the_folder_may_be_named_in_the_file_of_settings(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HOSO_FORMS_DIR", raising=False)
    settings = folder / "hoso.env"
    settings.write_text(f"HOSO_FORMS_DIR='{folder}'\n", encoding="utf-8")
    monkeypatch.setenv("HOSO_ENV_FILE", str(settings))
    assert known_forms() == forms_with(folder)


@pytest.mark.usefixtures("fresh_forms")
def test_without_a_folder_hosos_own_forms_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOSO_FORMS_DIR", raising=False)
    monkeypatch.delenv("HOSO_ENV_FILE", raising=False)
    assert known_forms() == load_forms()
