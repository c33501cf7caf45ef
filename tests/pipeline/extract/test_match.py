"""Approximate matching agrees with the textbook definition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from pipeline.extract.chain import best_chain
from pipeline.extract.distances import distances, distances_to_beginnings, pattern_set
from pipeline.extract.match import Match, find_label
from pipeline.extract.stream import fold, stream_of, text_of
from tests.pipeline.typed import page

letters = st.text(alphabet="abc", min_size=1, max_size=8)


@given(letters, letters)
def test_distances_are_the_least_over_all_substrings_that_end_there(
    pattern: str, text: str
) -> None:
    (found,) = distances(pattern_set((pattern,)), [ord(char) for char in text])
    for end in range(len(text) + 1):
        least = min(Levenshtein.distance(pattern, text[start:end]) for start in range(end + 1))
        assert found[end] == least


@given(letters, letters)
def test_distances_to_beginnings_are_those_of_each(pattern: str, text: str) -> None:
    found = distances_to_beginnings(pattern, [ord(char) for char in text])
    assert found == [Levenshtein.distance(pattern, text[:end]) for end in range(len(text) + 1)]


@given(st.text(alphabet="aàảãáạăâđêôơưĐƯ NgY", max_size=20))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_tones_and_case_do_not_matter_to_labels() -> None:
    assert fold("Đề Nghị CẤP") == "de nghi cap"


def test_short_labels_must_be_exact() -> None:
    stream = stream_of([page(["ngài 12 tháng 3"])])
    assert find_label(stream, ["ngày"]) == []


def test_a_label_inside_a_word_is_worth_less_than_one_on_its_own() -> None:
    stream = stream_of([page(["xnơisinhx", "Nơi sinh: Huế"])])
    inside, alone = sorted(find_label(stream, ["Nơi sinh"]), key=lambda match: match.start)
    assert alone.score > inside.score + 5


def test_a_label_ends_at_its_colon_though_the_value_begins_like_a_longer_one() -> None:
    stream = stream_of([page(["Xin chuyển đến: Trường TH Quang Trung"])])
    (match,) = find_label(stream, ["Xin chuyển đến trường"])
    assert text_of(stream[match.start : match.end]) == "Xin chuyển đến"


def test_a_label_that_is_read_with_a_colon_amid_it_is_still_whole() -> None:
    stream = stream_of([page(["Nơi: cư trú hiện nay: Huế"])])
    (match,) = find_label(stream, ["Nơi cư trú hiện nay"])
    assert text_of(stream[match.start : match.end]) == "Nơi: cư trú hiện nay"


def test_the_last_letter_of_a_label_belongs_to_it_though_it_was_misread() -> None:
    stream = stream_of([page(["Dân tộw: Kinh"])])
    (match,) = find_label(stream, ["Dân tộc"])
    assert text_of(stream[match.start : match.end]) == "Dân tộw"


def score_amid(row: str, label: str) -> float:
    (match,) = find_label(stream_of([page([row])]), [label])
    return match.score


def test_a_label_amid_a_sentence_of_a_value_is_not_believed() -> None:
    sentence = "Nội dung biến động: Chuyển mục đích sử dụng một phần thửa đất sang đất ở"
    assert score_amid(sentence, "Mục đích sử dụng") < 0


@pytest.mark.parametrize(
    ("row", "label"),
    [
        ("Tôi là Lê Mai sinh ngày 12/03/1990", "Sinh ngày"),
        ("Tôi là Lê Mai sinh ngày ........", "Sinh ngày"),
        ("Tôi là Lê Mai sinh ngày: mồng một", "Sinh ngày"),
        ("Tôi là Lê Mai Sinh ngày mồng một", "Sinh ngày"),
        ("Tôi là Lê Mai, sinh ngày mồng một", "Sinh ngày"),
        ("Thửa đất tờ bản đồ số hai", "tờ bản đồ số"),
    ],
)
def test_a_label_within_a_row_is_believed_where_something_sets_it_off(row: str, label: str) -> None:
    assert score_amid(row, label) > 0


def test_the_chain_with_the_highest_total_wins_over_the_best_single_match() -> None:
    strong_but_late = Match(50, 60, 9.0, 1.0)
    early = Match(0, 5, 6.0, 1.0)
    second = Match(10, 20, 8.0, 1.0)
    chain = best_chain([[strong_but_late, early], [second]])
    assert chain == [(0, early), (1, second)]


@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 18), st.integers(1, 5), st.integers(1, 9)), max_size=3),
        max_size=4,
    )
)
def test_a_chain_never_overlaps_and_beats_every_other(
    places: list[list[tuple[int, int, int]]],
) -> None:
    candidates = [
        [Match(start, start + length, float(score), 1.0) for start, length, score in matches]
        for matches in places
    ]
    chain = best_chain(candidates)
    ends = [match.end for _, match in chain]
    assert all(match.start >= end for (_, match), end in zip(chain[1:], ends, strict=False))
    assert sum(match.score for _, match in chain) == _best_by_trying_all(candidates, 0, 0)


def _best_by_trying_all(candidates: list[list[Match]], index: int, position: int) -> float:
    if index == len(candidates):
        return 0.0
    skipped = _best_by_trying_all(candidates, index + 1, position)
    taken = [
        match.score + _best_by_trying_all(candidates, index + 1, match.end)
        for match in candidates[index]
        if match.start >= position
    ]
    return max([skipped, *taken])


def test_a_label_does_not_begin_in_the_midst_of_the_first_word_of_a_line() -> None:
    stream = stream_of([page(["ĐỖ BẢO TRANG", "Năm sinh: 1989"])])
    best = max(
        find_label(stream, ["Ngày, tháng, năm sinh", "Năm sinh"]), key=lambda match: match.score
    )
    assert text_of(stream[best.start : best.end]) == "Năm sinh"


def test_a_label_does_not_reach_over_into_the_next_item() -> None:
    stream = stream_of([page(["Bằng chữ: Năm trăm triệu đồng", "- Số lao động: 08"])])
    best = max(
        find_label(stream, ["Tổng số lao động", "Số lao động"]), key=lambda match: match.score
    )
    assert text_of(stream[best.start : best.end]) == "Số lao động"


def test_a_capital_behind_a_colon_begins_the_value() -> None:
    stream = stream_of([page(["Lý do: Chuyển về gần nhà"])])
    best = max(find_label(stream, ["Lý do", "Lý do chuyển"]), key=lambda match: match.score)
    assert text_of(stream[best.start : best.end]) == "Lý do"


@pytest.mark.parametrize(
    ("text", "label", "read"),
    [
        ("Vũ Xuân Minh\n2. Điện thoại liên hệ: 09", "Số điện thoại liên hệ", "Điện thoại liên hệ"),
        ("Họ tên: LÊ THỊ DUNG Điện thoại: 09", "Số điện thoại", "Điện thoại"),
        ("Khôi\n(6) Quan hệ với chủ hộ: Con", "Mối quan hệ với chủ hộ", "Quan hệ với chủ hộ"),
        ("triệu đồng\nSố người lao động: 8", "Tổng số người lao động", "Số người lao động"),
    ],
)
def test_a_label_takes_no_letters_of_the_value_before_it(text: str, label: str, read: str) -> None:
    stream = stream_of([page(text.split("\n"))])
    best = max(find_label(stream, [label]), key=lambda match: match.score)
    assert text_of(stream[best.start : best.end]) == read
