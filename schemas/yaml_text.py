"""YAML as data."""

from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's safe loader where PyYAML has it: the definitions have thousands of wordings."""


def parse_yaml(text: str) -> Any:
    """Return what a YAML text holds, plain values only.

    Raises:
        yaml.YAMLError: if it is not YAML.
    """
    return yaml.load(text, _LOADER)  # noqa: S506 - both are safe loaders
