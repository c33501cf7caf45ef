"""What is wrong with a form definition, and where in the YAML it stands.

The sentences are for whoever adds a form to an office: see :mod:`schemas.form_sentences`.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.reader import ReaderError

from schemas.form import FormDefinition, parse_form
from schemas.form_sentences import (
    BROKEN_YAML,
    EMPTY_FILE,
    FOOTNOTE_MARK,
    KEY_TWICE,
    NAMED_AS_BEFORE,
    NOT_NFC,
    UNREADABLE_CHARACTER,
    Sentence,
    sentence_for,
)

_FOOTNOTE = re.compile(r"\(\d+\)")


@dataclass(frozen=True)
class Mistake:
    """Something to mend; ``line`` and ``column`` count from 1."""

    line: int
    column: int
    sentence: Sentence


def check_form(
    text: str, known: Mapping[str, FormDefinition]
) -> tuple[FormDefinition | None, tuple[Mistake, ...]]:
    """Return the form that a YAML text defines, or None with all that is wrong with it, in the
    order of the text.

    Args:
        text: of the definition.
        known: the forms that it will stand beside, by id. One of its id is replaced if the version
            differs; one of its version must be the same form.
    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        return None, (_broken(error),)
    except ReaderError as error:
        return None, (_at_index(text, error.position, UNREADABLE_CHARACTER),)
    if root is None:
        return None, (Mistake(1, 1, EMPTY_FILE),)
    form, found = None, [*_keys_twice(root), *_not_nfc(text), *_footnote_marks(root)]
    try:
        form = parse_form(text)
        found += _clash(root, form, known)
    except yaml.MarkedYAMLError as error:
        found.append(_broken(error))
    except ValidationError as error:
        found += [_refused(root, details) for details in error.errors() if not _is_echo(details)]
    if found:
        return None, tuple(sorted(found, key=lambda mistake: (mistake.line, mistake.column)))
    return form, ()


def _clash(
    root: Node, form: FormDefinition, known: Mapping[str, FormDefinition]
) -> Iterator[Mistake]:
    """Yield that another form bears the name and version, which a record could not tell apart."""
    other = known.get(form.id)
    if other is not None and other.version == form.version and other != form:
        _, place = _find(root, ("version",))
        yield _at(place, NAMED_AS_BEFORE.filled(form=form.id, version=form.version))


def _broken(error: yaml.MarkedYAMLError) -> Mistake:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    return Mistake(line + 1, column + 1, BROKEN_YAML.filled(problem=error.problem or "YAML"))


def _at_index(text: str, index: int, sentence: Sentence) -> Mistake:
    before = text[:index]
    return Mistake(before.count("\n") + 1, index - before.rfind("\n"), sentence)


def _at(node: Node, sentence: Sentence) -> Mistake:
    return Mistake(node.start_mark.line + 1, node.start_mark.column + 1, sentence)


def _not_nfc(text: str) -> Iterator[Mistake]:
    for number, line in enumerate(text.splitlines(), 1):
        if not unicodedata.is_normalized("NFC", line):
            pairs = zip(line, unicodedata.normalize("NFC", line), strict=False)
            column = next((i for i, (one, other) in enumerate(pairs) if one != other), 0)
            yield Mistake(number, column + 1, NOT_NFC)


def _keys_twice(root: Node) -> Iterator[Mistake]:
    """Yield the keys that stand twice in one group: YAML would keep the last one silently."""
    for node in _nodes(root):
        if isinstance(node, MappingNode):
            seen: set[str] = set()
            for key, _ in node.value:
                name = str(key.value)
                if name in seen:
                    yield _at(key, KEY_TWICE.filled(key=name))
                seen.add(name)


def _footnote_marks(root: Node) -> Iterator[Mistake]:
    """Yield the label texts with a mark such as (1): its digit would be looked for on the paper."""
    for node in _nodes(root):
        if not isinstance(node, MappingNode):
            continue
        for key, texts in node.value:
            if key.value in ("texts", "also", "titles", "headers") and isinstance(
                texts, SequenceNode
            ):
                for text in texts.value:
                    mark = _FOOTNOTE.search(str(text.value))
                    if mark:
                        yield _at(text, FOOTNOTE_MARK.filled(mark=mark.group()))


def _is_echo(details: ErrorDetails) -> bool:
    """Whether a list is only called empty because its entries were refused."""
    return details["type"] == "too_short" and bool(details["input"])


def _refused(root: Node, details: ErrorDetails) -> Mistake:
    sentence = sentence_for(details)
    if details["type"] == "named_twice":
        return _at(_use(root, details["ctx"]["fields"].partition(", ")[0], 1), sentence)
    if details["type"] == "dotted":
        return _at(_use(root, details["ctx"]["field"], 0), sentence)
    key, value = _find(root, details["loc"])
    return _at(key if details["type"] == "extra_forbidden" else value, sentence)


def _find(root: Node, path: Sequence[int | str]) -> tuple[Node, Node]:
    """Return the key and the value at a path, or of the innermost part of it that is there."""
    key, value = root, root
    for part in path:
        if isinstance(value, SequenceNode) and isinstance(part, int) and part < len(value.value):
            key = value = value.value[part]
        elif isinstance(value, MappingNode):
            inner = next((pair for pair in value.value if pair[0].value == part), None)
            if inner is None:
                break
            key, value = inner
        else:
            break
    return key, value


def _use(root: Node, field_id: str, number: int) -> Node:
    """Return where an id is given for the first time (0) or the second (1); the whole form if no
    place says it so, as with the fields of two parties."""
    places = [
        value
        for node in _nodes(root)
        if isinstance(node, MappingNode)
        for key, value in node.value
        if key.value == "id" and value.value == field_id
    ]
    return places[min(number, len(places) - 1)] if places else root


def _nodes(root: Node) -> Iterator[Node]:
    """Yield a node and all below it once, in the order of the text."""
    waiting, seen = [root], set[int]()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if isinstance(node, SequenceNode):
            waiting += reversed(node.value)
        elif isinstance(node, MappingNode):
            waiting += [part for pair in reversed(node.value) for part in reversed(pair)]
        elif not isinstance(node, ScalarNode):
            raise TypeError(f"not a node of YAML: {type(node).__name__}")
