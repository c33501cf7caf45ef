"""The result as drawings: reliability, and the trade-off between work and errors."""

from collections.abc import Sequence
from io import StringIO
from typing import Any

from training.evaluation.forms.figures import curve, grouped, reliability
from training.evaluation.forms.tables import GROUPINGS
from training.scoring import FieldOutcome


def reliability_chart(fields: Sequence[FieldOutcome]) -> str:
    """Return as SVG how often values of a confidence are right; honest ones lie on the diagonal."""
    figure, axes = _figure("what was said", "what was right")
    axes.plot([0, 1], [0, 1], color="grey", linewidth=0.8)
    for name, group in _series(fields).items():
        bins = list(reliability(group))
        axes.plot([b.said for b in bins], [b.right for b in bins], marker="o", label=name)
        for each in bins:
            axes.annotate(str(each.count), (each.said, each.right), fontsize=7)
    axes.legend()
    return _svg(figure)


def curve_chart(fields: Sequence[FieldOutcome]) -> str:
    """Return as SVG which share of wrong values passes for each share shown to a person, with its
    95 % interval."""
    figure, axes = _figure("shown to a person, %", "wrong among those accepted, %")
    for name, group in _series(fields).items():
        points = list(curve(group))
        shown = [100 * point.flagged for point in points]
        line = axes.plot(shown, [100 * point.wrong for point in points], label=name)[0]
        axes.fill_between(
            shown,
            [100 * point.low for point in points],
            [100 * point.high for point in points],
            alpha=0.15,
            color=line.get_color(),
        )
    axes.set_yscale("symlog", linthresh=0.1)
    axes.legend()
    return _svg(figure)


def _series(fields: Sequence[FieldOutcome]) -> dict[str, list[FieldOutcome]]:
    return {"all": list(fields), **grouped(fields, GROUPINGS["how written"])}


def _figure(across: str, up: str) -> tuple[Any, Any]:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6, 4.6), layout="constrained")
    axes = figure.subplots()
    axes.set(xlabel=across, ylabel=up)
    axes.grid(alpha=0.3)
    return figure, axes


def _svg(figure: Any) -> str:
    text = StringIO()
    figure.savefig(text, format="svg")
    whole = text.getvalue()
    return whole[whole.index("<svg") :]
