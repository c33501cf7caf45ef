"""The result as one HTML page that needs nothing else: figures, charts, and the worst values."""

from base64 import b64encode
from collections.abc import Sequence

from jinja2 import Environment

from training.evaluation.forms.charts import curve_chart, reliability_chart
from training.evaluation.forms.figures import figures_of, grouped
from training.evaluation.forms.reading import Crop
from training.evaluation.forms.tables import GROUPINGS, EngineOutcome, form_lines, planted_lines
from training.scoring import FieldOutcome

WORST = 50

_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Forms, measured</title>
<style>
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem }
table { border-collapse: collapse; margin: .5rem 0 1.5rem }
td, th { padding: .2rem .7rem; text-align: right; border-bottom: 1px solid #ddd }
td:first-child, th:first-child { text-align: left }
.charts { display: flex; flex-wrap: wrap; gap: 1rem } .charts svg { max-width: 34rem; height: auto }
figure { margin: 1rem 0; border-left: 4px solid #ccc; padding-left: .8rem }
figure.let-by { border-color: #c00 } img { max-width: 100%; max-height: 7rem } ins { color: #070 }
del { color: #c00 } pre { white-space: pre-wrap }
</style>
<h1>Forms, measured</h1>
{% for engine in engines %}
<h2>{{ engine.name }}</h2>
<pre>{{ engine.notes }}</pre>
<table><tr><th>fields<th>count<th>exact<th>CER<th>flagged<th>let by<th>of accepted<th>95 %<th>ECE
{% for name, f in engine.rows %}<tr><td>{{ name }}<td>{{ f.fields }}<td>{{ pct(f.exact, 1) }}
<td>{{ pct(f.cer, 2) }}<td>{{ pct(f.flagged, 1) }}<td>{{ f.let_by }}<td>{{ pct(f.wrong_accepted, 2) }}
<td>{{ pct(f.wrong_low, 2) }} to {{ pct(f.wrong_high, 2) }}<td>{{ "%.4f"|format(f.ece) }}
{% endfor %}</table>
<div class="charts">{{ engine.reliability|safe }}{{ engine.curve|safe }}</div>
{% endfor %}
<h2>The worst {{ worst|length }} values of {{ engines[0].name }}</h2>
<p>Wrong values that nobody would have looked at first, then those that were surest of themselves.</p>
{% for field, picture in worst %}
<figure class="{{ '' if field.is_flagged else 'let-by' }}">
{% if picture %}<img alt="" src="data:image/jpeg;base64,{{ picture }}">{% endif %}
<figcaption><ins>{{ field.truth or "∅" }}</ins> · <del>{{ field.read or "∅" }}</del> ·
{{ "%.3f"|format(field.confidence) }} · {{ field.form }}.{{ field.key }} · {{ field.quality }} ·
{{ field.file }}</figcaption></figure>
{% endfor %}
</html>
"""


def html_page(outcomes: Sequence[EngineOutcome], crops: Sequence[Crop]) -> str:
    """Return the page; the first engine is the one whose worst values are shown.

    Args:
        outcomes: of the engines.
        crops: pictures of wrong values of the first one.
    """
    pictures = {(crop.file, crop.key): b64encode(crop.jpeg).decode() for crop in crops}
    template = Environment(autoescape=True).from_string(_PAGE)
    return template.render(
        engines=[_engine(outcome) for outcome in outcomes],
        worst=[(f, pictures.get((f.file, f.key))) for f in worst_values(outcomes[0].fields)],
        pct=lambda share, digits: f"{100 * share:.{digits}f} %",
    )


def worst_values(fields: Sequence[FieldOutcome]) -> list[FieldOutcome]:
    """Return wrong values: first those that no person would see, then by confidence."""
    wrong = [field for field in fields if not field.is_right]
    return sorted(wrong, key=lambda field: (field.is_flagged, -field.confidence))[:WORST]


def _engine(outcome: EngineOutcome) -> dict[str, object]:
    rows = [("all", figures_of(outcome.fields))]
    for name_of in GROUPINGS.values():
        rows += [(n, figures_of(group)) for n, group in grouped(outcome.fields, name_of).items()]
    return {
        "name": outcome.engine,
        "notes": "\n".join([*form_lines(outcome.forms), *planted_lines(outcome.planted)]),
        "rows": rows,
        "reliability": reliability_chart(outcome.fields),
        "curve": curve_chart(outcome.fields),
    }
