"""The result as text."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from schemas.base import Model
from training.evaluation.forms.figures import Figures, curve, figures_of, grouped
from training.evaluation.forms.outcomes import (
    FieldOutcome,
    FileOutcome,
    FormOutcome,
    PlantedOutcome,
)

HANDS = {False: "typed", True: "handwritten"}

GROUPINGS: Mapping[str, Callable[[FieldOutcome], str]] = {
    "how written": lambda field: HANDS[field.is_hand],
    "form": lambda field: field.form,
    "type of field": lambda field: field.type,
    "quality": lambda field: field.quality,
}

SHOWN_ERROR_RATES = (0.02, 0.01, 0.005, 0.002)
"""Rates of wrong values accepted for which the table says what they cost."""

_HEADER = (
    f"{'fields':28} {'count':>6} {'exact':>7} {'CER':>7} {'flagged':>8} {'let by':>7} "
    f"{'of accepted':>12} {'95 %':>14} {'ECE':>7}"
)


class EngineOutcome(Model):
    """All that one engine made of the files."""

    engine: str
    files: tuple[FileOutcome, ...]

    @property
    def fields(self) -> list[FieldOutcome]:
        """The fields of all files."""
        return [field for file in self.files for field in file.fields]

    @property
    def forms(self) -> list[FormOutcome]:
        """The papers of all files."""
        return [form for file in self.files for form in file.forms]

    @property
    def planted(self) -> list[PlantedOutcome]:
        """The deliberate mistakes of all files."""
        return [planted for file in self.files for planted in file.planted]


def report(outcome: EngineOutcome) -> Iterator[str]:
    """Yield the lines of one engine's result."""
    yield f"== {outcome.engine}: {len(outcome.files)} files, {len(outcome.forms)} papers"
    yield from form_lines(outcome.forms)
    yield ""
    yield _HEADER
    yield figure_line("all", figures_of(outcome.fields))
    for name, name_of in GROUPINGS.items():
        yield f"by {name}"
        for group, fields in grouped(outcome.fields, name_of).items():
            yield figure_line(f"  {group}", figures_of(fields))
    yield ""
    yield from planted_lines(outcome.planted)
    yield from curve_lines(outcome.fields)
    yield _time_line(outcome.files)


def form_lines(forms: Sequence[FormOutcome]) -> Iterator[str]:
    """Yield how many papers were recognised, and what the others were taken for."""
    for is_hand, name in HANDS.items():
        of_kind = [form for form in forms if form.is_hand is is_hand]
        if of_kind:
            right = sum(form.is_right for form in of_kind)
            pages = sum(form.has_right_pages for form in of_kind if form.read is not None)
            found = sum(form.read is not None for form in of_kind)
            yield (
                f"{name}: form recognised {right} of {len(of_kind)} ({right / len(of_kind):.1%}), "
                f"just its pages {pages} of {found}"
            )
    for form in forms:
        if not form.is_right:
            yield f"  {form.file}: {form.truth} taken for {form.read or 'no form'}"


def figure_line(name: str, figures: Figures) -> str:
    """Return one line of the table."""
    between = f"{100 * figures.wrong_low:.2f} to {100 * figures.wrong_high:.2f}"
    return (
        f"{name:28} {figures.fields:6} {figures.exact:7.1%} {figures.cer:7.2%} "
        f"{figures.flagged:8.1%} {figures.let_by:7} {figures.wrong_accepted:12.2%} {between:>14} "
        f"{figures.ece:7.4f}"
    )


def planted_lines(planted: Sequence[PlantedOutcome]) -> Iterator[str]:
    """Yield how many deliberate mistakes are shown to a person."""
    kinds = sorted({(each.kind, each.is_hand) for each in planted})
    for kind, is_hand in kinds:
        own = [each for each in planted if each.kind is kind and each.is_hand is is_hand]
        shown = sum(each.is_flagged for each in own)
        yield f"{kind:32} {HANDS[is_hand]:12} shown {shown} of {len(own)}"


def curve_lines(fields: Sequence[FieldOutcome]) -> Iterator[str]:
    """Yield what fewer errors would cost if confidence alone decided."""
    points = list(curve(fields))
    for rate in SHOWN_ERROR_RATES:
        point = next((point for point in points if point.wrong <= rate), None)
        if point is not None:
            yield (
                f"at most {rate:.1%} wrong among those accepted: threshold {point.threshold:.3f}, "
                f"{point.flagged:.1%} of the values shown"
            )


def _time_line(files: Sequence[FileOutcome]) -> str:
    pages = max(1, sum(file.pages for file in files))
    return f"understanding: {1000 * sum(file.seconds for file in files) / pages:.1f} ms a page"
