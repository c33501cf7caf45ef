"""Print the table of settings that stands in ``docs/operations.md``::

python scripts/settings_table.py
"""

from pydantic.fields import FieldInfo

from workers.settings import Settings


def settings_table() -> str:
    """Return the settings as a Markdown table: variable, default, meaning."""
    rows = [_row(name, field) for name, field in Settings.model_fields.items()]
    return "\n".join(["| variable | default | what it is |", "| --- | --- | --- |", *rows]) + "\n"


def _row(name: str, field: FieldInfo) -> str:
    prefix = Settings.model_config.get("env_prefix", "")
    variable = f"{prefix}{name}".upper()
    return f"| `{variable}` | {_default(field)} | {field.description} |"


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "none: must be set"
    if field.default is None:
        return "none"
    shown = str(field.default).lower() if isinstance(field.default, bool) else field.default
    return f"`{shown}`"


if __name__ == "__main__":
    print(settings_table(), end="")
