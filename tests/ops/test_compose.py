"""The production file is valid, complete, keeps its secrets, and speaks of what exists."""

import argparse
import importlib
import json
import subprocess
import sys
from pathlib import Path

import check_jsonschema
import pytest
import yaml
from jsonschema.protocols import Validator
from jsonschema.validators import validator_for

from hoso.cli import COMMANDS
from tests.ops.compose import APPLICATION, FILE, PROJECT, VARIABLE, command, environment, services
from workers.models import Queue
from workers.settings import Settings

SCHEMA = Path(check_jsonschema.__file__).parent / "builtin_schemas/vendor/compose-spec.json"


@pytest.fixture(scope="module")
def specification() -> Validator:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    return validator_for(schema)(schema)


def test_the_file_obeys_the_compose_specification(specification: Validator) -> None:
    assert list(specification.iter_errors(yaml.safe_load(FILE.read_text("utf-8")))) == []


def test_the_specification_catches_a_slip_of_the_pen(specification: Validator) -> None:
    slipped = yaml.safe_load(FILE.read_text("utf-8"))
    slipped["services"]["web"]["restrat"] = slipped["services"]["web"].pop("restart")
    assert any("restrat" in error.message for error in specification.iter_errors(slipped))


@pytest.mark.parametrize("name", APPLICATION)
def test_every_setting_of_a_service_exists_and_none_that_it_needs_is_missing(name: str) -> None:
    known = {f"HOSO_{field.upper()}" for field in Settings.model_fields}
    needed = {
        f"HOSO_{name.upper()}"
        for name, field in Settings.model_fields.items()
        if field.is_required()
    }
    given = set(environment(name))
    assert given <= known
    assert needed <= given


def test_only_the_migration_knows_the_owner_of_the_database() -> None:
    with_owner = {name for name in APPLICATION if "HOSO_OWNER_DATABASE_URL" in environment(name)}
    assert with_owner == {"migrate"}


def test_the_web_has_no_way_to_the_database_but_as_its_own_role() -> None:
    urls = {environment("web")[f"HOSO_{name}"] for name in ("DATABASE_URL", "WEB_DATABASE_URL")}
    assert len(urls) == 1
    assert urls.pop().startswith("postgresql://hoso_web:")


def test_no_secret_has_a_default_and_none_stands_in_the_file() -> None:
    text = FILE.read_text("utf-8")
    secrets = {
        name: operator
        for name, operator, _ in VARIABLE.findall(text)
        if name.endswith(("PASSWORD", "SECRET", "KEY"))
    }
    assert len(secrets) == 8
    assert set(secrets.values()) == {":?"}
    for name in services():
        for key, value in (services()[name].get("environment") or {}).items():
            if key.endswith(("PASSWORD", "PASS", "SECRET", "SECRET_KEY", "ACCESS_KEY")):
                assert VARIABLE.match(str(value)), f"{name}: {key}"


def test_the_example_of_the_variables_names_all_that_have_no_default_and_gives_no_secret() -> None:
    needed = {name for name, op, _ in VARIABLE.findall(FILE.read_text("utf-8")) if op == ":?"}
    lines = (PROJECT / ".env.example").read_text("utf-8").splitlines()
    example = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    assert set(example) == {*needed, "COMPOSE_PROFILES", "PROXY_ADDRESS"}
    assert {example[name] for name in needed} == {""}


@pytest.mark.parametrize("name", APPLICATION)
def test_every_command_is_one_that_hoso_has(name: str) -> None:
    verb, *arguments = command(name)
    assert verb in COMMANDS
    parser = argparse.ArgumentParser(exit_on_error=False)
    importlib.import_module(f"hoso.commands.{verb}").add_arguments(parser)
    parser.parse_args(arguments)


def test_every_queue_has_a_worker_of_its_own() -> None:
    served = [
        command(name)[command(name).index("--queues") + 1]
        for name in APPLICATION
        if command(name)[0] == "worker"
    ]
    assert sorted(served) == sorted(Queue)


@pytest.mark.parametrize("name", APPLICATION)
def test_the_application_can_write_nowhere_but_where_it_must(name: str) -> None:
    service = services()[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    dockerfile = (PROJECT / "Dockerfile").read_text("utf-8")
    assert "\nUSER 10001\n" in dockerfile.rpartition("\nFROM ")[2]


def test_all_but_the_migration_say_whether_they_are_well() -> None:
    without = {name for name, service in services().items() if "healthcheck" not in service}
    assert without == {"migrate"}


def test_only_the_web_is_reachable_from_outside() -> None:
    published = {name for name, service in services().items() if service.get("ports")}
    assert published == {"web"}
    outside = {name for name, it in services().items() if "outside" in it.get("networks", [])}
    assert outside == {"web"}


def test_either_object_store_answers_to_the_address_in_the_settings() -> None:
    host, port = environment("web")["HOSO_S3_ENDPOINT"].split(":")
    for store in ("minio", "seaweedfs"):
        service = services()[store]
        assert service["profiles"] == [store]
        assert host in service["networks"]["inside"]["aliases"]
        assert any(argument.endswith((f":{port}", f"={port}")) for argument in service["command"])
        migrate_waits_for = services()["migrate"]["depends_on"][store]
        assert migrate_waits_for == {"condition": "service_healthy", "required": False}


def test_every_image_is_pinned() -> None:
    for name, service in services().items():
        tag = service["image"].rpartition(":")[2]
        assert tag != "latest" or name in APPLICATION


def test_every_file_that_the_image_copies_exists_and_is_let_into_its_context() -> None:
    allowed = {
        line[1:]
        for line in (PROJECT / ".dockerignore").read_text("utf-8").splitlines()
        if line.startswith("!")
    }
    for line in (PROJECT / "Dockerfile").read_text("utf-8").splitlines():
        if line.startswith("COPY ") and "--from" not in line:
            for source in line.split()[1:-1]:
                assert (PROJECT / source).exists(), source
                assert source.split("/")[0] in allowed, source


def test_hoso_starts_as_the_entry_point_says() -> None:
    dockerfile = (PROJECT / "Dockerfile").read_text("utf-8")
    assert 'ENTRYPOINT ["hoso"]' in dockerfile
    done = subprocess.run(
        [str(Path(sys.executable).with_name("hoso")), "--help"], capture_output=True, text=True
    )
    assert done.returncode == 0
    assert all(command(name)[0] in done.stdout for name in APPLICATION)
