"""Which files count as unseen is code, not chance."""

from pathlib import Path

from training.forms.blind import EXAM, blind_files, is_blind, main
from training.forms.blocks import Split
from training.forms.catalogue import FORMS, MATERIAL
from training.forms.make import Recipe, make_page, save


def test_about_half_of_the_examinations_layouts_are_blind_and_no_other() -> None:
    layouts = [(form.id, layout.id) for form in FORMS.values() for layout in form.layouts]
    exam = [each for each in layouts if each[1].startswith(EXAM)]
    blind = [each for each in layouts if is_blind(*each)]
    assert set(blind) < set(exam)
    assert len(exam) / 3 < len(blind) < 2 * len(exam) / 3


def test_only_files_with_a_blind_layout_are_linked(tmp_path: Path) -> None:
    made, out = tmp_path / "made", tmp_path / "out"
    made.mkdir()
    layouts = {layout.id for layout in FORMS["school_transfer"].layouts}
    chosen = {is_blind("school_transfer", layout): layout for layout in sorted(layouts)}
    pen = MATERIAL[Split.TEST].pens[-1]
    for blind, layout in chosen.items():
        page = make_page(Recipe("school_transfer", layout, "clean", pen, "blind"))
        save(made / f"{blind}.png", [page])
    assert [file.name for file in blind_files(made)] == ["True.png"]
    assert main([str(made), str(out)]) == 0
    assert sorted(file.name for file in out.iterdir()) == ["True.json", "True.png"]
