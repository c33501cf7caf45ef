"""Reading order."""

from pipeline.read.order import in_reading_order, rows_of
from tests.pipeline.typed import box, line


def test_lines_of_a_row_go_left_to_right_and_rows_top_to_bottom() -> None:
    lines = (line("d", 700, 205), line("c", 100, 200), line("b", 600, 98), line("a", 100, 104))
    assert "".join(each.text for each in in_reading_order(lines)) == "abcd"


def test_a_row_that_runs_downhill_stays_one_row() -> None:
    downhill = [line(f"{i}", 100 + 250 * i, 100 + 9 * i) for i in range(6)]
    below = [line(f"{i}", 100 + 250 * i, 160 + 9 * i) for i in range(6)]
    rows = rows_of(tuple(below + downhill))
    assert [[each.text for each in row] for row in rows] == [list("012345")] * 2


def test_a_tall_row_of_boxes_belongs_to_the_label_beside_it() -> None:
    boxes = line("031064223377", 700, 146)
    tall = boxes.model_copy(update={"quad": box(700, 140, 500, 60)})
    above, label = line("Con", 900, 112), line("Số định danh:", 100, 156)
    assert [[each.text for each in row] for row in rows_of((above, label, tall))] == [
        ["Con"],
        ["Số định danh:", "031064223377"],
    ]


def test_a_raised_mark_beside_a_line_belongs_to_its_row() -> None:
    rows = rows_of((line("Nơi cư trú", 100, 100), line("1", 320, 92)))
    assert len(rows) == 1
