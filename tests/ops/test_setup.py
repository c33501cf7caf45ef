"""One command sets up, one runs all tests, and the locks carry what both need."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.ops.compose import PROJECT

PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+) \\$", re.MULTILINE)


def pins(lock: str) -> dict[str, str]:
    return {canonicalize_name(name): version for name, version in PIN.findall(text(lock))}


def text(name: str) -> str:
    return (PROJECT / name).read_text("utf-8")


def requirements(*extras: str) -> list[Requirement]:
    project = tomllib.loads(text("pyproject.toml"))["project"]
    wanted = [*project["dependencies"]]
    for extra in extras:
        wanted += project["optional-dependencies"][extra]
    return [Requirement(one) for one in wanted]


@pytest.mark.parametrize(
    ("lock", "extras"), [("requirements.lock", ("dev",)), ("requirements-run.lock", ())]
)
def test_the_locks_satisfy_the_project(lock: str, extras: tuple[str, ...]) -> None:
    pinned = pins(lock)
    for requirement in requirements(*extras):
        name = canonicalize_name(requirement.name)
        assert requirement.specifier.contains(pinned[name]), requirement


def test_the_image_runs_on_what_was_tested() -> None:
    assert pins("requirements-run.lock").items() <= pins("requirements.lock").items()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-run.lock"])
def test_the_locks_have_a_sum_for_each_pin_and_name_no_address(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", text(lock))
    pinned = [entry for entry in entries if "==" in entry.partition("\n")[0] and entry[0] != "#"]
    assert len(pinned) == len(pins(lock))
    assert all("--hash=sha256:" in entry for entry in pinned)
    assert "://" not in text(lock)


def test_the_continuous_integration_runs_what_a_developer_runs() -> None:
    lines = [line for line in text(".ci/run").splitlines() if line and not line.startswith("#")]
    assert lines[-1] == "exec make test"
    assert (PROJECT / ".ci/run").stat().st_mode & 0o111


def test_a_second_setup_has_nothing_to_do(tmp_path: Path) -> None:
    """With a Python that only writes down what it is asked for."""
    for name in ("Makefile", "requirements.lock", "pyproject.toml", "scripts/fetch_detector.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(PROJECT / name, tmp_path / name)
    (tmp_path / "pipeline/weights/det").mkdir(parents=True)
    python = tmp_path / "python"
    python.write_text(
        "#!/bin/sh\n"
        f'echo "$*" >> {tmp_path}/asked\n'
        'if [ "$1 $2" = "-m venv" ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; fi\n'
    )
    python.chmod(0o755)
    setup = ["make", "setup", f"PYTHON={python}", "RUN_PACKAGES="]
    subprocess.run(setup, cwd=tmp_path, check=True, capture_output=True)
    asked = (tmp_path / "asked").read_text().splitlines()
    assert any("--requirement requirements.lock" in line for line in asked)
    assert any("fetch_detector" in line for line in asked)
    subprocess.run(setup, cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / "asked").read_text().splitlines() == asked
    (tmp_path / "requirements.lock").touch()
    subprocess.run(setup, cwd=tmp_path, check=True, capture_output=True)
    assert len((tmp_path / "asked").read_text().splitlines()) > len(asked)


def test_make_test_judges_the_code_before_it_runs_the_tests() -> None:
    done = subprocess.run(
        ["make", "--dry-run", "test"], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    order = [
        done.stdout.index(tool)
        for tool in ("ruff check", "ruff format", "mypy", "lint-imports", "bin/pytest")
    ]
    assert order == sorted(order)


def test_commits_are_judged_by_the_same_tools() -> None:
    config = yaml.safe_load(text(".pre-commit-config.yaml"))
    hooks = {hook["entry"].split()[0] for repo in config["repos"] for hook in repo["hooks"]}
    assert hooks == {".venv/bin/ruff", ".venv/bin/mypy", ".venv/bin/lint-imports"}
