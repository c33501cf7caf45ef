"""docker-compose.yml as data, for the tests that judge it and the one that runs its commands."""

import re
from pathlib import Path
from typing import Any

import yaml

PROJECT = Path(__file__).resolve().parents[2]
FILE = PROJECT / "docker-compose.yml"
APPLICATION = ("migrate", "worker-counter", "worker-archive", "beat", "web")
VARIABLE = re.compile(r"(?<!\$)\$\{(\w+)(?:(:?[-?+])([^}]*))?\}")


def services() -> dict[str, Any]:
    """Return the services by name, with YAML's merge keys resolved."""
    parsed: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
    found: dict[str, Any] = parsed["services"]
    return found


def command(name: str) -> list[str]:
    """Return the arguments that the service gives to the entry point."""
    return [str(argument) for argument in services()[name]["command"]]


def environment(name: str) -> dict[str, str]:
    """Return the variables of a service as they stand in the file."""
    return dict(services()[name]["environment"])
