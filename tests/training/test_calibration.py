"""The fit finds what matters, and its measures are those of the textbook."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.calibrate.evidence import Evidence
from pipeline.calibrate.interval import wilson
from pipeline.calibrate.model import Calibration, load_calibration, probability
from schemas.form import FieldType
from training.calibration import (
    Example,
    as_text,
    calibration_error,
    fit,
    reliability_lines,
    safe_threshold_for,
    threshold_for,
    trade_off,
)
from training.confidence import Mixture


def examples(count: int = 600) -> list[Example]:
    """Values of which the surprising ones are mostly wrong, and the rest is noise."""
    rng = np.random.default_rng(5)
    made = []
    for number in range(count):
        numbers = dict.fromkeys(Evidence.names(), 0.0)
        numbers["surprise"] = float(rng.uniform(0, 4))
        numbers["is_poor_page"] = float(rng.integers(0, 2))
        is_right = bool(rng.random() < 1 / (1 + np.exp(2 * numbers["surprise"] - 4)))
        kind = FieldType.DATE if number % 3 == 0 else FieldType.PERSON_NAME
        made.append(Example(Evidence(**numbers), kind, is_right, f"{number % 20}.jpg"))
    return made


def test_the_fit_finds_the_evidence_that_matters_and_is_calibrated_on_unseen_files() -> None:
    calibration, unseen, right = fit(examples())
    assert calibration_error(unseen, right) < 0.06
    best = dict.fromkeys(Evidence.names(), 0.0)
    asked = [it.evidence for tree in calibration.trees for it in tree.questions]
    assert asked.count("surprise") > 3 * asked.count("is_poor_page")
    known = [
        probability(Evidence(**best | {"surprise": surprise}), calibration)
        for surprise in (0.2, 2.0, 3.8)
    ]
    expected = [1 / (1 + np.exp(2 * surprise - 4)) for surprise in (0.2, 2.0, 3.8)]
    assert known == pytest.approx(expected, abs=0.12)


def test_the_numbers_in_the_file_say_what_the_fitted_model_says() -> None:
    made = examples()
    calibration, _, right = fit(made)
    numbers = np.array([example.evidence.numbers() for example in made])
    fitted = Mixture.of(numbers, right).probabilities(numbers)
    said = [probability(example.evidence, calibration) for example in made]
    assert said == pytest.approx(fitted.tolist(), abs=1e-4)


def test_the_file_has_a_row_for_each_tree_and_says_what_was_fitted() -> None:
    calibration, _, _ = fit(examples(300))
    text = as_text(calibration)
    assert Calibration.model_validate_json(text) == calibration
    assert text.count("\n") < len(calibration.trees) + len(calibration.trade_off) + 20


@given(st.sampled_from(Evidence.names()), st.lists(st.floats(0, 12), min_size=15, max_size=15))
@settings(deadline=None)
def test_worse_evidence_never_raises_the_confidence_that_comes_with_hoso(
    name: str, numbers: list[float]
) -> None:
    *values, more = numbers
    known = dict(zip(Evidence.names(), values, strict=True))
    worse = known | {name: known[name] + more}
    shipped = load_calibration()
    assert probability(Evidence(**worse), shipped) <= probability(Evidence(**known), shipped)


def test_the_threshold_is_the_lowest_that_keeps_the_error_rate() -> None:
    probabilities = np.array([0.99, 0.98, 0.97, 0.96, 0.5, 0.4])
    right = np.array([True, True, False, True, True, False])
    assert threshold_for(probabilities, right, 0.0) == 0.98
    assert threshold_for(probabilities, right, 0.26) == 0.5
    assert threshold_for(probabilities, ~right, 0.0) == 1.0


def test_a_safe_threshold_keeps_the_error_rate_at_the_upper_end_of_the_interval() -> None:
    probabilities = np.linspace(0.999, 0.5, 2000)
    right = (np.arange(2000) < 1000) | (np.arange(2000) % 20 != 19)
    safe = safe_threshold_for(probabilities, right, 1 / 100)
    accepted = probabilities >= safe
    assert wilson(int((~right[accepted]).sum()), int(accepted.sum()))[1] <= 1 / 100
    assert threshold_for(probabilities, right, 1 / 100) < safe < 1.0


def test_too_few_values_for_the_interval_keep_the_error_rate_on_average() -> None:
    probabilities = np.linspace(0.999, 0.5, 100)
    right = np.arange(100) < 60
    assert wilson(0, 100)[1] > 1 / 1000
    safe = safe_threshold_for(probabilities, right, 1 / 1000)
    assert safe == threshold_for(probabilities, right, 1 / 1000) < 1.0


def test_the_table_tells_typed_values_from_those_by_hand() -> None:
    hands = np.array([False] * 10 + [True] * 10)
    right = np.array([True] * 9 + [False] + [True] * 5 + [False] * 5)
    assert list(reliability_lines(np.full(20, 0.9), right, hands)) == [
        "typed: 10 values, ECE 0.0000",
        "  0.9 to 1.0     10 said  90.0% right  90.0%",
        "by hand: 10 values, ECE 0.4000",
        "  0.9 to 1.0     10 said  90.0% right  50.0%",
    ]


def test_calibration_error_is_zero_for_honest_and_large_for_boastful_confidence() -> None:
    right = np.array([True] * 8 + [False] * 2)
    assert calibration_error(np.full(10, 0.8), right) == pytest.approx(0.0)
    assert calibration_error(np.full(10, 1.0), right) == pytest.approx(0.2)


def test_ids_and_dates_are_accepted_later_than_other_fields() -> None:
    calibration, _, _ = fit(examples())
    assert calibration.strict_threshold >= calibration.threshold
    assert calibration.threshold_of(FieldType.PERSONAL_ID) == calibration.strict_threshold
    assert calibration.threshold_of(FieldType.PERSON_NAME) == calibration.threshold


def test_the_trade_off_runs_from_showing_nothing_to_showing_nearly_everything() -> None:
    probabilities = np.array([0.99, 0.98, 0.4, 0.96])
    points = list(trade_off(probabilities, np.array([True, True, False, True])))
    assert [point.threshold for point in points] == [0.4, 0.96, 0.98, 0.99]
    assert [point.shown for point in points] == [0.0, 0.25, 0.5, 0.75]
    assert [point.wrong for point in points] == [0.25, 0.0, 0.0, 0.0]
    assert points[0].wrong_low < 0.25 < points[0].wrong_high
