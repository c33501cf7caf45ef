"""The command line says what it can do, starts fast, and reports failures in its exit status."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hoso.cli import COMMANDS, main

NOWHERE = {
    "HOSO_DATABASE_URL": "postgresql:///nowhere",
    "HOSO_BROKER_URL": "redis://127.0.0.1:1",
    "HOSO_S3_ENDPOINT": "127.0.0.1:1",
    "HOSO_S3_ACCESS_KEY": "key",
    "HOSO_S3_SECRET_KEY": "secret",
    "HOSO_SESSION_SECRET": "0123456789abcdef" * 3,
}
"""Settings of a system that nobody started."""


def hoso(*arguments: str, typed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("HOSO_")}
    return subprocess.run(
        [sys.executable, "-m", "hoso", *arguments],
        env={**inherited, **environment},
        input=typed,
        capture_output=True,
        text=True,
    )


def test_help_names_every_command() -> None:
    done = hoso("--help")
    assert done.returncode == 0
    assert all(name in done.stdout for name in COMMANDS)


def test_an_unknown_command_is_wrong_usage() -> None:
    done = hoso("fly")
    assert done.returncode == 2
    assert done.stdout == ""
    assert "fly" in done.stderr


def test_no_command_is_wrong_usage() -> None:
    assert hoso().returncode == 2


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([name, "--help"])
    assert end.value.code == 0
    assert f"hoso {name}" in capsys.readouterr().out


def test_the_dispatcher_imports_no_command_it_was_not_asked_for() -> None:
    script = (
        "import sys; import hoso.cli;"
        "print([name for name in ('celery', 'cv2', 'fastapi', 'minio', 'paddleocr', 'psycopg2',"
        " 'rich', 'uvicorn') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_down_without_anything_running_stops_nothing(tmp_path: Path) -> None:
    done = hoso("down", HOSO_HOME=str(tmp_path / "never-started"))
    assert done.returncode == 0
    assert "Không có gì đang chạy" in done.stdout
    assert not (tmp_path / "never-started").exists()


def test_migrate_without_an_owner_is_wrong_usage(tmp_path: Path) -> None:
    done = hoso("migrate", HOSO_HOME=str(tmp_path), **NOWHERE)
    assert done.returncode == 2
    assert "HOSO_OWNER_DATABASE_URL" in done.stderr


@pytest.mark.parametrize("name", ["user", "worker", "beat", "web", "migrate"])
def test_a_command_without_settings_says_how_to_get_them(name: str, tmp_path: Path) -> None:
    arguments = {
        "user": ("add", "lan", "--full-name", "Nguyễn Thị Mẫu"),
        "beat": ("--schedule", str(tmp_path / "schedule")),
    }
    done = hoso(name, *arguments.get(name, ()), HOSO_HOME=str(tmp_path))
    assert done.returncode == 1
    assert "«hoso up»" in done.stderr
    assert "HOSO_ENV_FILE" in done.stderr
    assert "Traceback" not in done.stderr


def test_settings_that_are_incomplete_are_named_and_not_quoted(tmp_path: Path) -> None:
    given = {key: value for key, value in NOWHERE.items() if key != "HOSO_BROKER_URL"}
    done = hoso("migrate", HOSO_HOME=str(tmp_path), **given)
    assert done.returncode == 1
    assert "HOSO_BROKER_URL" in done.stderr
    assert "0123456789abcdef" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("Lan", "--full-name", "Nguyễn Thị Mẫu"), "tên đăng nhập «Lan»"),
        (("thi lan", "--full-name", "Nguyễn Thị Mẫu"), "tên đăng nhập «thi lan»"),
        (("lan", "--full-name", " "), "họ và tên"),
        (("lan", "--full-name", "Nguyễn Thị Mẫu", "--office", "Q1"), "mã đơn vị «Q1»"),
        (("lan", "--full-name", "Nguyễn Thị Mẫu", "--office-name", ""), "tên đơn vị"),
    ],
)
def test_a_mistake_in_a_new_user_is_said_in_a_sentence(
    arguments: tuple[str, ...], sentence: str, tmp_path: Path
) -> None:
    done = hoso(
        "user", "add", *arguments, typed="mật khẩu đủ dài\n", HOSO_HOME=str(tmp_path), **NOWHERE
    )
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_that_does_not_answer_is_said_in_a_sentence(tmp_path: Path) -> None:
    done = hoso(
        *("user", "add", "lan", "--full-name", "Nguyễn Thị Mẫu"),
        typed="mật khẩu đủ dài\n",
        HOSO_HOME=str(tmp_path),
        **{**NOWHERE, "HOSO_DATABASE_URL": "postgresql://127.0.0.1:1/nowhere"},
    )
    assert done.returncode == 1
    assert "cơ sở dữ liệu không trả lời" in done.stderr
    assert "Traceback" not in done.stderr


def test_demo_without_samples_is_wrong_usage(tmp_path: Path) -> None:
    done = hoso("demo", "--samples", str(tmp_path), HOSO_HOME=str(tmp_path / "home"))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("language", ["vi", "en"])
def test_doctor_finds_nothing_wrong_on_a_machine_that_is_set_up(
    language: str, tmp_path: Path
) -> None:
    done = hoso("doctor", "--lang", language, HOSO_HOME=str(tmp_path))
    assert done.returncode == 0, done.stdout
    lines = done.stdout.splitlines()
    assert len(lines) >= 10
    assert all(line.startswith("OK ") for line in lines)


def test_doctor_says_how_to_mend_what_is_missing(tmp_path: Path) -> None:
    done = hoso("doctor", HOSO_HOME=str(tmp_path), PATH=str(tmp_path))
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    (missing,) = [number for number, line in enumerate(lines) if line.startswith("THIẾU")]
    assert "Poppler" in lines[missing]
    assert "apt-get install poppler-utils" in lines[missing + 1]
