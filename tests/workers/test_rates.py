"""True error rates: weighted as the fields were chosen, with honest intervals."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.calibrate.model import Calibration, TradeOff, load_calibration
from schemas.form import FieldType
from schemas.record import FieldState
from tests.workers.checks import KEY, check_again, colleague, done_document, key_all
from tests.workers.desks import Desk, field
from workers import double_checking
from workers.database import connect
from workers.double_checking import Answer
from workers.models import Role
from workers.rates import ENOUGH, curve_of, effective_size, own_curve, rate_of
from workers.repository import truths
from workers.repository.figures import figures_of
from workers.repository.truths import Known, Tally

POINTS = tuple(
    TradeOff(threshold=it, shown=0, wrong=0, wrong_low=0, wrong_high=0) for it in (0.2, 0.5, 0.9)
)
CALIBRATION = Calibration(
    intercept=0.0,
    weights={},
    trees=(),
    threshold=0.9,
    strict_threshold=0.9,
    strange_threshold=0.9,
    fitted_on="nothing",
    trade_off=POINTS,
)


def tally(*fields: tuple[float, bool | None]) -> Tally:
    """Return the tally of fields: how probable each was to be chosen, and whether it was right."""
    weights = [1 / share for share, _ in fields]
    return Tally(
        count=len(fields),
        weight=sum(weights),
        squares=sum(it**2 for it in weights),
        wrong=sum(1 / share for share, is_right in fields if is_right is False),
        open=sum(1 / share for share, is_right in fields if is_right is None),
        is_sample=True,
    )


def known(*values: tuple[float, float, bool]) -> Sequence[Known]:
    return [
        Known(form="f", key="k", confidence=confidence, share=share, is_right=is_right)
        for confidence, share, is_right in values
    ]


def text(_: str, __: str) -> FieldType:
    return FieldType.FREE_TEXT


def identity(_: str, __: str) -> FieldType:
    return FieldType.PERSONAL_ID


def test_of_nothing_nothing_is_known() -> None:
    rate = rate_of(tally())
    assert (rate.share, rate.low, rate.high) == (None, 0.0, 1.0)


def test_with_one_share_a_rate_is_a_plain_count_with_wilson_s_interval() -> None:
    rate = rate_of(tally(*[(0.02, True)] * 98, *[(0.02, False)] * 2))
    assert rate.share == pytest.approx(0.02)
    assert (rate.low, rate.high) == (
        pytest.approx(0.0055, abs=1e-4),
        pytest.approx(0.0700, abs=1e-4),
    )


def test_a_field_chosen_by_a_small_share_stands_for_many() -> None:
    """90 of a field that is always keyed again, all wrong; 10 of others, of which 1 in 10 was
    taken, all right: of 190 fields 90 are wrong, not 90 of 100."""
    rate = rate_of(tally(*[(1.0, False)] * 90, *[(0.1, True)] * 10))
    assert rate.share == pytest.approx(90 / 190)
    plain = rate_of(tally(*[(1.0, False)] * 90, *[(1.0, True)] * 10))
    assert rate.high - rate.low > plain.high - plain.low


def test_what_is_not_settled_yet_counts_against_the_rate_and_widens_its_interval() -> None:
    settled = rate_of(tally(*[(1.0, True)] * 99, (1.0, False)))
    waiting = rate_of(tally(*[(1.0, True)] * 98, (1.0, False), (1.0, None)))
    assert (settled.share, waiting.share) == (pytest.approx(0.01), pytest.approx(0.02))
    assert waiting.low == pytest.approx(settled.low)
    assert waiting.high > settled.high


@given(st.lists(st.tuples(st.sampled_from([0.01, 0.1, 1.0]), st.booleans()), min_size=1))
def test_a_rate_lies_in_its_interval(fields: list[tuple[float, bool]]) -> None:
    rate = rate_of(tally(*fields))
    assert rate.share is not None
    assert 0 <= rate.low <= rate.share + 1e-9
    assert rate.share - 1e-9 <= rate.high <= 1


def test_the_curve_is_shown_from_as_many_fields_as_can_prove_the_policy() -> None:
    assert rate_of(tally(*[(1.0, True)] * ENOUGH)).high <= 1 / 200
    assert rate_of(tally(*[(1.0, True)] * (ENOUGH - 1))).high > 1 / 200
    assert effective_size(known(*[(0.5, 0.02, True)] * 7)) == pytest.approx(7)
    assert effective_size([]) == 0


def test_the_own_curve_weighs_its_values() -> None:
    values = known((0.1, 1.0, False), (0.3, 0.1, False), (0.6, 0.1, True), (0.95, 0.1, True))
    curve = own_curve(values, CALIBRATION, text)
    assert [it.threshold for it in curve] == [0.2, 0.5, 0.9]
    assert [it.shown for it in curve] == [
        pytest.approx(part, abs=1e-4) for part in (1 / 31, 11 / 31, 21 / 31)
    ]
    assert [it.wrong for it in curve] == [pytest.approx(1 / 3, abs=1e-4), 0.0, 0.0]
    assert all(it.wrong_low <= it.wrong <= it.wrong_high for it in curve)


def test_the_own_curve_takes_ids_as_strictly_as_the_office_would() -> None:
    values = known((0.6, 1.0, True), (0.95, 1.0, True))
    assert [it.shown for it in own_curve(values, CALIBRATION, text)] == [0.0, 0.0, 0.5]
    assert [it.shown for it in own_curve(values, CALIBRATION, identity)] == [0.5, 0.5, 0.5]


def test_the_tallies_tell_machine_first_and_second_apart(desk: Desk) -> None:
    check_again(desk, 0.5, KEY, "mother_name")
    fields = {
        KEY: field(FieldState.NEEDS_REVIEW, confidence=0.4),
        "mother_name": field(FieldState.ACCEPTED, "Nguyễn Thị Mẫu", confidence=0.99),
    }
    done_document(desk, fields, **{KEY: "Lê Văn Mẩu"})
    second, third = colleague(desk, name="Người Thứ Hai"), colleague(desk, Role.SUPERVISOR)
    for _ in fields:
        with connect() as conn:
            check_id = double_checking.take_next(conn, second, "waiting")
            assert check_id is not None
            check = double_checking.held(conn, second, check_id, "waiting")
            double_checking.key(conn, second, check_id, Answer(check.machine_value))
    with connect() as conn:
        assert truths.first_tally(conn, desk.office_id).open == 1.0
        assert sorted(it.is_right for it in truths.known_values(conn, desk.office_id)) == [
            False,
            True,
        ]
        check_id = double_checking.take_next(conn, third, "differs")
        assert check_id is not None
        double_checking.settle(conn, third, check_id, Answer("Lê Văn Mẫu"))
    with connect() as conn:
        machine = truths.machine_tally(conn, desk.office_id)
        first = truths.first_tally(conn, desk.office_id)
        both = truths.second_tally(conn, desk.office_id)
        people = truths.keyers(conn, desk.office_id)
        values = truths.known_values(conn, desk.office_id)
    assert (machine.count, machine.wrong) == (1, 0.0)
    assert (first.count, first.wrong, first.open) == (1, 1.0, 0.0)
    assert (both.count, both.wrong) == (2, 0.0)
    assert {it.name: (it.tally.count, it.tally.wrong) for it in people} == {
        "Người Thứ Hai": (2, 0.0),
        "Lê Thị Thử": (1, 1.0),
    }
    assert {(it.confidence, it.is_right) for it in values} == {(0.4, True), (0.99, True)}


def test_the_curve_is_the_office_s_own_once_it_has_enough_fields_by_lot(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workers.rates.ENOUGH", 4)
    fields = {f"f{number}": field(FieldState.ACCEPTED, confidence=0.99) for number in range(5)}
    check_again(desk, 0.0, *fields)
    done_document(desk, fields)
    key_all(colleague(desk))
    with connect() as conn:
        named = curve_of(conn, desk.office_id)
    assert (named.is_own, named.count) == (False, 5)
    assert named.points == load_calibration().trade_off
    check_again(desk, 1.0)
    done_document(desk, fields)
    key_all(colleague(desk))
    with connect() as conn:
        own = curve_of(conn, desk.office_id)
    assert (own.is_own, own.count, own.size) == (True, 10, 10)
    assert [it.threshold for it in own.points] == [it.threshold for it in named.points]
    assert {it.shown for it in own.points if it.threshold > 0.99} == {1.0}


def test_who_keyed_and_what_waits_to_be_keyed_is_in_the_figures(desk: Desk) -> None:
    check_again(desk, 1.0)
    done_document(desk)
    key_all(colleague(desk, name="Người Thứ Hai"))
    done_document(desk)
    with connect() as conn:
        found = figures_of(conn, desk.office_id)
    assert {it.name: (it.documents_month, it.checks_month) for it in found.work} == {
        "Lê Thị Thử": (2, 0),
        "Người Thứ Hai": (0, 1),
    }
    assert (found.to_key.count, found.to_settle.count) == (1, 0)
    assert found.to_key.oldest_since is not None
