"""A colon that may as well be a semicolon is one between the items of a list."""

from pipeline.extract import extract
from schemas.form import load_forms
from schemas.page import Page
from tests.pipeline.typed import page

ROWS = (
    "ĐƠN ĐĂNG KÝ BIẾN ĐỘNG ĐẤT ĐAI",
    "Kính gửi: Văn phòng đăng ký đất đai thành phố Huế",
    "Nội dung biến động: Chuyển nhượng",
    "Giấy tờ nộp kèm theo:",
    "Giấy chứng nhận đã cấp: Hợp đồng số 12",
)


def attachments(runner_up: str, probability: float) -> str:
    """Return what is read where each colon of the last row had a runner-up."""
    typed = page(ROWS)
    last = typed.lines[-1]
    chars = tuple(
        char._replace(runner_up=runner_up, runner_up_probability=probability)
        if char.char == ":"
        else char
        for char in last.chars
    )
    changed: Page = typed.model_copy(
        update={"lines": (*typed.lines[:-1], last.model_copy(update={"chars": chars}))}
    )
    fields = {raw.key: raw.text for raw in extract(load_forms()["land_change"], [changed])}
    return fields["attachments"]


def test_a_list_keeps_its_semicolon() -> None:
    assert attachments(";", 0.05) == "Giấy chứng nhận đã cấp; Hợp đồng số 12"


def test_a_sure_colon_is_none() -> None:
    assert ";" not in attachments(".", 0.05)
    assert ";" not in attachments(";", 0.001)
