import pytest

from pipeline.calibrate.interval import wilson
from schemas.record import Field, FieldState, Record
from training.evaluation.forms.figures import curve, figures_of, reliability
from training.evaluation.forms.outcomes import FileOutcome, file_outcome
from training.evaluation.forms.page import html_page, worst_values
from training.evaluation.forms.reading import Crop, lines_of
from training.evaluation.forms.tables import EngineOutcome, report
from training.forms.truth import UNKNOWN_FORM, ErrorKind, PlantedError, Truth
from training.scoring import FieldOutcome

HEADINGS = "level page_num block_num par_num line_num word_num left top width height conf text"


def truth(**changes: object) -> Truth:
    return Truth.model_validate(
        {
            "form": "birth_registration",
            "layout": "a",
            "quality": "clean",
            "fields": {"child_name": "Nguyễn Thị An", "mother_name": "Trần Thu Hoà"},
            "hands": ("child_name",),
        }
        | changes
    )


def field(value: str | None, confidence: float, state: str = "accepted") -> Field:
    return Field(value=value, text=value or "", confidence=confidence, state=FieldState(state))


def record(
    form: str = "birth_registration", pages: tuple[int, ...] = (0,), **fields: Field
) -> Record:
    return Record(form=form, form_version="1", form_confidence=1.0, pages=pages, fields=fields)


def outcome_of(truths: list[Truth], *records: Record) -> FileOutcome:
    return file_outcome("a.png", truths, records, pages=1, seconds=0.02)


def outcomes(*values: tuple[str, float, str]) -> list[FieldOutcome]:
    made = []
    for read, confidence, state in values:
        of_file = outcome_of([truth()], record(child_name=field(read, confidence, state)))
        made.append(of_file.fields[0])
    return made


def test_the_other_tone_placement_is_right_and_another_tone_is_wrong() -> None:
    found = outcome_of(
        [truth()],
        record(child_name=field("Nguyễn Thị Án", 0.9), mother_name=field("Trần Thu Hòa", 0.9)),
    )
    child, mother = found.fields
    assert not child.is_right
    assert child.edits == 1
    assert child.is_hand
    assert mother.is_right
    assert not mother.is_hand


def test_a_form_taken_for_another_leaves_its_fields_to_a_person() -> None:
    found = outcome_of([truth()], record(form="marital_status"))
    assert not found.forms[0].is_right
    assert all(field.is_flagged and field.read is None for field in found.fields)


def test_an_unknown_paper_is_right_when_it_is_taken_for_nothing() -> None:
    unknown = truth(form=UNKNOWN_FORM, fields={}, hands=())
    assert outcome_of([unknown]).forms[0].is_right
    assert not outcome_of([unknown], record()).forms[0].is_right


def test_a_value_that_nobody_wrote_is_an_error() -> None:
    found = outcome_of([truth(fields={})], record(child_name=field("An", 0.99)))
    assert [each.is_right for each in found.fields] == [False]


def test_a_planted_mistake_is_shown_if_one_of_its_fields_is() -> None:
    error = PlantedError(
        field="child_name",
        kind=ErrorKind.SMUDGED_NAME,
        note="smudged",
        others=("mother_name",),
    )
    seen = record(
        child_name=field("An", 0.9), mother_name=field("Trần Thu Hoà", 0.2, "needs_review")
    )
    unseen = record(child_name=field("An", 0.9), mother_name=field("Trần Thu Hoà", 0.9))
    assert outcome_of([truth(errors=(error,))], seen).planted[0].is_flagged
    assert not outcome_of([truth(errors=(error,))], unseen).planted[0].is_flagged


def test_wrong_values_count_against_those_that_nobody_looks_at() -> None:
    figures = figures_of(
        outcomes(
            ("Nguyễn Thị An", 0.9, "accepted"),
            ("Nguyễn Thị Ân", 0.9, "accepted"),
            ("Nguyễn Thị Ăn", 0.1, "needs_review"),
        )
    )
    assert figures.exact == pytest.approx(1 / 3)
    assert figures.flagged == pytest.approx(1 / 3)
    assert (figures.let_by, figures.wrong_accepted) == (1, 0.5)
    assert figures.wrong_low < 0.5 < figures.wrong_high


def test_the_interval_of_no_error_in_ten_reaches_up_to_28_percent() -> None:
    low, high = wilson(0, 10)
    assert low == 0.0
    assert high == pytest.approx(0.2775, abs=1e-3)
    assert wilson(0, 0) == (0.0, 1.0)


def test_the_curve_shows_the_least_sure_values_first() -> None:
    fields = outcomes(
        ("Nguyễn Thị An", 0.99, "accepted"),
        ("Nguyễn Thị An", 0.8, "accepted"),
        ("Nguyễn Thị Ân", 0.3, "accepted"),
    )
    points = list(curve(fields))
    assert [point.threshold for point in points] == [0.3, 0.8, 0.99]
    assert [round(point.wrong, 3) for point in points] == [0.333, 0.0, 0.0]
    assert [round(each.right, 2) for each in reliability(fields)] == [0.0, 1.0, 1.0]


def test_what_would_have_passed_comes_first_among_the_worst() -> None:
    fields = outcomes(
        ("Nguyễn Thị Ân", 0.9, "needs_review"),
        ("Nguyễn Thị Ăn", 0.7, "accepted"),
        ("Nguyễn Thị An", 0.99, "accepted"),
    )
    assert [field.read for field in worst_values(fields)] == ["Nguyễn Thị Ăn", "Nguyễn Thị Ân"]


@pytest.fixture
def engine() -> EngineOutcome:
    """A form with one wrong value, whose text would be a tag in HTML."""
    file = outcome_of(
        [truth()],
        record(child_name=field("Nguyễn <b>", 0.9), mother_name=field("Trần Thu Hoà", 0.97)),
    )
    return EngineOutcome(engine="hoso", files=(file,))


def test_the_report_shows_every_group(engine: EngineOutcome) -> None:
    text = "\n".join(report(engine))
    for shown in ("handwritten", "birth_registration", "person_name", "20.0 ms a page"):
        assert shown in text


def test_the_page_shows_charts_and_the_pictures_of_errors(engine: EngineOutcome) -> None:
    pytest.importorskip("matplotlib", reason="only training draws charts")
    page = html_page([engine], [Crop("a.png", "child_name", b"jpeg")])
    assert "data:image/jpeg;base64,anBlZw==" in page
    assert "Nguyễn &lt;b&gt;" in page
    assert page.count("<svg") == 2


def test_words_of_tesseract_become_lines_with_places_and_probabilities() -> None:
    rows = [
        HEADINGS.split(),
        ["5", "1", "1", "1", "1", "1", "100", "50", "40", "20", "90", "Họ"],
        ["5", "1", "1", "1", "1", "2", "150", "52", "50", "20", "80", "tên"],
        ["5", "1", "2", "1", "1", "1", "10", "200", "30", "20", "-1", " "],
    ]
    (line,) = lines_of("\n".join("\t".join(row) for row in rows))
    assert line.text == "Họ tên"
    assert line.quad == ((100, 50), (200, 50), (200, 72), (100, 72))
    assert [char.probability for char in line.chars] == [0.9, 0.9, 1.0, 0.8, 0.8, 0.8]
    assert line.chars[0].position == pytest.approx(0.1)
