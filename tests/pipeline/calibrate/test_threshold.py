"""What an office's own working point means for ordinary fields, and for IDs and dates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.calibrate.model import Calibration, load_calibration
from pipeline.process import understand
from schemas.form import FieldType, load_forms
from schemas.record import FieldState
from tests.pipeline.typed import BIRTH_ROWS, page

PARTED = Calibration(
    intercept=0.0,
    weights={},
    trees=(),
    threshold=0.9,
    strict_threshold=0.99,
    strange_threshold=0.98,
    fitted_on="nothing",
)
EQUAL = PARTED.model_copy(update={"strict_threshold": 0.9, "strange_threshold": 0.9})
THRESHOLDS = st.floats(0.01, 0.9999)


def strict_at(calibration: Calibration, threshold: float) -> float:
    return calibration.at(threshold).threshold_of(FieldType.PERSONAL_ID)


def test_a_strange_print_is_asked_for_more_at_every_point() -> None:
    assert PARTED.threshold_of(FieldType.PERSON_NAME, strangeness=0.1) == 0.9
    assert PARTED.threshold_of(FieldType.PERSON_NAME, strangeness=0.3) == 0.98
    assert PARTED.threshold_of(FieldType.DATE, strangeness=0.3) == 0.99
    assert PARTED.at(0.95).threshold_of(FieldType.PERSON_NAME, 0.3) == pytest.approx(0.99)


@pytest.mark.parametrize("shipped", [PARTED, EQUAL, load_calibration()])
def test_choosing_the_default_changes_nothing(shipped: Calibration) -> None:
    assert shipped.at(shipped.threshold) == shipped


def test_a_more_careful_office_keeps_the_proportion_of_the_two_risks() -> None:
    assert strict_at(PARTED, 0.95) == pytest.approx(0.995)
    assert strict_at(EQUAL, 0.95) == pytest.approx(0.95)


def test_a_less_careful_office_takes_a_fifth_of_its_risk_with_ids_and_dates() -> None:
    assert strict_at(EQUAL, 0.4) == pytest.approx(0.88)
    assert EQUAL.at(0.4).threshold_of(FieldType.DATE) == pytest.approx(0.88)
    assert EQUAL.at(0.4).threshold_of(FieldType.PERSON_NAME) == 0.4


def test_no_more_than_the_default_is_asked_of_ids_where_other_fields_are_asked_less() -> None:
    assert strict_at(EQUAL, 0.8) == 0.9


@given(st.sampled_from([PARTED, EQUAL, load_calibration()]), THRESHOLDS, THRESHOLDS)
def test_ids_are_never_accepted_more_easily_and_a_higher_point_never_eases_them(
    shipped: Calibration, one: float, other: float
) -> None:
    low, high = sorted((one, other))
    assert strict_at(shipped, low) >= low - 1e-6
    assert strict_at(shipped, low) <= strict_at(shipped, high) + 1e-6


def test_what_an_office_chose_decides_which_values_a_person_sees() -> None:
    pages, forms = [page(BIRTH_ROWS, probability=0.9)], load_forms()
    easy, default, hard = (
        understand(pages, forms, threshold).records[0] for threshold in (0.01, None, 0.9999)
    )
    assert easy.fields["child_name"].confidence == default.fields["child_name"].confidence
    unsure = [
        sum(it.state is FieldState.NEEDS_REVIEW for it in read.fields.values())
        for read in (easy, default, hard)
    ]
    assert unsure[0] < unsure[1] < unsure[2]
