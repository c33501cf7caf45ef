"""What is written in the Markdown files: their code, their links, their headings."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = "schemas pipeline workers web hoso training samples benchmarks tests scripts docs deploy"

_FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
_MARKED = re.compile(r"^<!-- (.+?) -->\n```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)


def markdown_files() -> list[Path]:
    below = (file for folder in FOLDERS.split() for file in (ROOT / folder).rglob("*.md"))
    return sorted([*ROOT.glob("*.md"), *below])


def marked_block(file: Path, mark: str) -> str:
    """The fenced block right below the comment that begins with ``mark``."""
    found = [
        text for name, text in _MARKED.findall(file.read_text("utf-8")) if name.startswith(mark)
    ]
    assert len(found) == 1, f"{file.name} has {len(found)} blocks marked «{mark}»"
    return str(found[0])


def fenced(file: Path, language: str) -> list[str]:
    return [text for name, text in _FENCE.findall(file.read_text("utf-8")) if name == language]


def code_of(file: Path) -> Iterator[str]:
    """Every line of fenced code, continued lines joined, and every inline code."""
    text = file.read_text("utf-8")
    for _, block in _FENCE.findall(text):
        yield from block.replace("\\\n", " ").splitlines()
    yield from re.findall(r"`([^`\n]+)`", _FENCE.sub("", text))


def links_of(file: Path) -> list[str]:
    """The targets of the links that stay in the repository."""
    text = _FENCE.sub("", file.read_text("utf-8"))
    return [link for link in _LINK.findall(text) if "://" not in link]


def headings_of(file: Path) -> list[tuple[int, str]]:
    text = _FENCE.sub("", file.read_text("utf-8"))
    return [(len(marks), title) for marks, title in _HEADING.findall(text)]


def anchors_of(file: Path) -> set[str]:
    """The anchors that GitHub makes from the headings."""
    return {
        re.sub(r"[^\w\- ]", "", unicodedata.normalize("NFC", title).lower()).replace(" ", "-")
        for _, title in headings_of(file)
    }
