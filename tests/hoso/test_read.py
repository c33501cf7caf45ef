"""``hoso read`` keeps its word: one JSON object a file, exit status, nothing else on stdout."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from hoso.cli import main
from hoso.commands import read
from schemas.document import DocumentResult

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"


def hoso(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "hoso", *map(str, arguments)],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=240,
    )  # fmt: skip


@pytest.fixture(scope="module")
def bad_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("bad")
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "text.pdf").write_text("chỉ là chữ", encoding="utf-8")
    whole = (SAMPLES / "birth_01_scan.jpg").read_bytes()
    (folder / "truncated.jpg").write_bytes(whole[: len(whole) // 2])
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(folder / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    Image.new("RGB", (1240, 1754), "white").save(folder / "blank.png")
    return {
        "empty_file": folder / "empty.pdf",
        "unsupported_type": folder / "text.pdf",
        "damaged_file": folder / "truncated.jpg",
        "encrypted_pdf": folder / "locked.pdf",
        "blank_document": folder / "blank.png",
    }


def test_good_and_bad_files_each_get_one_line_of_json(bad_files: dict[str, Path]) -> None:
    good = SAMPLES / "ct01_01_scan.jpg"
    done = hoso("read", "--json", good, *bad_files.values())
    answers = [DocumentResult.model_validate_json(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [answer.file for answer in answers] == list(map(str, [good, *bad_files.values()]))
    first, *rejected = answers
    assert (first.state, first.reason) in [("done", None), ("needs_review", None)]
    assert first.records[0].fields["name"].value == "Phan Quang Bình"
    assert first.records[0].fields["members.3.personal_id"].value == "001220136321"
    assert first.pages[0].lines
    assert first.seconds.read > 0
    assert [answer.reason for answer in rejected] == list(bad_files)
    assert all(answer.state == "rejected" and answer.message for answer in rejected)
    assert "Traceback" not in done.stderr
    assert all(str(path) in done.stderr for path in bad_files.values())


def test_a_fault_of_our_own_costs_one_file_and_not_those_behind_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(path: Path, *_: object) -> None:
        raise KeyError("NGUYỄN THỊ AN")

    monkeypatch.setattr(read, "read_document", fail)
    files = [tmp_path / "a.png", tmp_path / "b.png"]
    for file in files:
        Image.new("L", (40, 40)).save(file)
    assert main(["read", "--json", *map(str, files)]) == 1
    out, err = capsys.readouterr()
    answers = [DocumentResult.model_validate_json(line) for line in out.splitlines()]
    assert [answer.reason for answer in answers] == ["internal_error"] * 2
    assert "KeyError in fail" in err
    assert "NGUYỄN" not in err


def test_output_that_nobody_reads_is_no_error() -> None:
    files = " ".join(map(str, [SAMPLES / "unknown_invitation.jpg"] * 2))
    command = f"{sys.executable} -m hoso read --json {files} | true"
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=True, timeout=120
    )
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


def test_a_name_that_is_no_utf8_is_read_all_the_same(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff.jpg"
    Path(os.fsdecode(name)).write_bytes((SAMPLES / "unknown_invitation.jpg").read_bytes())
    done = hoso("read", "--json", os.fsdecode(name))
    assert (done.returncode, json.loads(done.stdout)["reason"]) == (0, "unknown_form")


def test_files_that_are_read_give_status_zero() -> None:
    done = hoso("read", SAMPLES / "unknown_invitation.jpg")
    assert done.returncode == 0
    assert "unknown_form" in done.stdout
    assert "GIẤY MỜI" in done.stdout


def test_wrong_usage_gives_status_two() -> None:
    assert hoso("read").returncode == 2
    assert hoso("read", "no-such-file.pdf").returncode == 2
    assert hoso("read", "--nonsense", SAMPLES / "ct01_01_scan.jpg").returncode == 2


def test_a_file_is_read_by_its_content_whatever_its_name_says(tmp_path: Path) -> None:
    named_pdf = tmp_path / "anh.pdf"
    named_pdf.write_bytes((SAMPLES / "unknown_invitation.jpg").read_bytes())
    answer = json.loads(hoso("read", "--json", named_pdf).stdout)
    assert answer["reason"] == "unknown_form"
    assert answer["notices"] == ["wrong_extension"]


def test_an_upside_down_page_is_set_upright() -> None:
    answer = json.loads(hoso("read", "--json", SAMPLES / "birth_07_upside_down.jpg").stdout)
    assert answer["pages"][0]["rotation"] == 180
    assert answer["records"][0]["fields"]["child_gender"]["value"] in ("Nam", "Nữ")


def test_a_crop_of_one_line_is_read_as_such(tmp_path: Path) -> None:
    page = Image.open(SAMPLES / "ct01_01_scan.jpg")
    crop = tmp_path / "dòng.png"
    width, height = page.size
    page.crop((int(width * 0.28), int(height * 0.155), int(width * 0.77), int(height * 0.18))).save(
        crop
    )
    answer = json.loads(hoso("read", "--line", "--json", crop).stdout)
    assert set(answer) == {"file", "text", "score"}
    assert answer["text"] == "TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ"
    assert answer["score"] > 0.9
