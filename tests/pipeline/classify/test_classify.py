"""Forms are told from one another, and the pages of each found among what lies between them."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.classify import classify, unknown_papers
from pipeline.process import understand
from schemas.document import DocumentResult, DocumentState, PageOut, attachments_of
from schemas.form import load_forms
from schemas.page import Grid, Page
from tests.pipeline.classify.other_papers import PAPERS
from tests.pipeline.typed import BIRTH_ROWS, page

FORMS = load_forms()

ID_CARD = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "CĂN CƯỚC CÔNG DÂN",
    "Số: 079090001234",
    "Họ và tên: TRẦN VĂN BÌNH",
    "Ngày sinh: 01/02/1990 Giới tính: Nam Quốc tịch: Việt Nam",
    "Quê quán: Bến Tre",
    "Nơi thường trú: 12/5 Lê Lợi, phường Bến Nghé",
)
CERTIFICATE = (
    "ỦY BAN NHÂN DÂN PHƯỜNG BẾN NGHÉ",
    "GIẤY KHAI SINH",
    "Họ, chữ đệm, tên: TRẦN MINH KHÔI",
    "Ngày, tháng, năm sinh: 12/03/2024 Ghi bằng chữ: Ngày mười hai tháng ba",
    "Giới tính: Nam Dân tộc: Kinh Quốc tịch: Việt Nam",
    "Nơi sinh: Bệnh viện Từ Dũ",
    "Quê quán: Bến Tre",
    "Số định danh cá nhân: 079224001234",
    "Họ, chữ đệm, tên người mẹ: NGUYỄN THỊ THU HƯƠNG",
    "Năm sinh: 1994 Dân tộc: Kinh Quốc tịch: Việt Nam",
    "Nơi cư trú: 12/5 Lê Lợi, phường Bến Nghé",
    "Họ, chữ đệm, tên người cha: TRẦN VĂN BÌNH",
    "Năm sinh: 1990 Dân tộc: Tày Quốc tịch: Việt Nam",
    "Nơi cư trú: ấp 3, xã Tân Phú",
    "Họ, chữ đệm, tên người đi khai sinh: TRẦN VĂN BÌNH",
    "Giấy tờ tùy thân: CCCD số 079090001234",
)
CT01_ROWS = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ",
    "Kính gửi: Công an xã An Phú",
    "1. Họ, chữ đệm và tên: LÊ AN",
    "2. Ngày, tháng, năm sinh: 05/06/1988 3. Giới tính: Nữ",
    "4. Số định danh cá nhân: 001188012345",
)


def land_page(title: str, *labels: str) -> Page:
    shared = (
        "Kính gửi: Chi nhánh Văn phòng Đăng ký đất đai",
        "1. Người sử dụng đất, chủ sở hữu tài sản gắn liền với đất, người quản lý đất:",
        "Tên: LÊ VĂN BA",
        "Giấy tờ nhân thân/pháp nhân số: 079085001234",
        "Địa chỉ: ấp 3, xã Tân Phú, tỉnh Vĩnh Long",
        "Điện thoại liên hệ: 0912345678",
    )
    end = ("Tôi cam đoan nội dung kê khai trên đơn là đúng sự thật",)
    return page([title, *shared, *labels, *end])


CHANGE = ("2. Nội dung biến động: Chuyển nhượng", "4. Lý do biến động: Mua bán")
FIRST = (
    "Thửa đất số: 12, tờ bản đồ số: 7",
    "Nguồn gốc sử dụng đất: Thừa kế",
    "Thời hạn đề nghị được sử dụng đất: Lâu dài",
    "3. Đề nghị: Cấp giấy chứng nhận",
)
CHANGE_TITLE = "ĐƠN ĐĂNG KÝ BIẾN ĐỘNG ĐẤT ĐAI, TÀI SẢN GẮN LIỀN VỚI ĐẤT"
FIRST_TITLE = "ĐƠN ĐĂNG KÝ ĐẤT ĐAI, TÀI SẢN GẮN LIỀN VỚI ĐẤT"


def spans(*pages: Page) -> list[tuple[str, tuple[int, ...]]]:
    return [
        (found.form.id, tuple(each.index for each in found.pages))
        for found in classify(pages, FORMS)
    ]


def at(index: int, paper: Page) -> Page:
    return paper.model_copy(update={"index": index})


@pytest.mark.parametrize(
    ("paper", "form"),
    [
        (land_page(CHANGE_TITLE, *CHANGE), "land_change"),
        (land_page(FIRST_TITLE, *FIRST), "land_first_registration"),
        (land_page("ĐƠN ĐANG KÝ BlẾN ĐỌNG ĐÂT ĐAl, TAI SAN GĂN L1ÊN VƠI ĐÁT", *CHANGE), "land_change"),
        (land_page("DƠN ĐĂNG K DẤT ĐA1, TÀI SẢM GẮN LIẺN V0I ĐẤT", *FIRST), "land_first_registration"),
    ],
)  # fmt: skip
def test_the_two_land_forms_are_told_apart_also_with_misread_titles(paper: Page, form: str) -> None:
    assert spans(paper) == [(form, (0,))]


def test_a_birth_certificate_is_no_application_for_one() -> None:
    assert spans(page(CERTIFICATE)) == []


def test_a_birth_certificate_is_no_application_even_if_its_heading_is_lost() -> None:
    assert spans(page(CERTIFICATE[2:])) == []


def test_the_certificate_that_a_form_asks_for_is_not_the_form() -> None:
    rows = (
        "GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN",
        "Họ, chữ đệm, tên: LÊ AN",
        "Ngày, tháng, năm sinh: 05/06/1988",
        "Giới tính: Nữ Dân tộc: Kinh Quốc tịch: Việt Nam",
        "Giấy tờ tùy thân: CCCD số 001188012345",
        "Nơi cư trú: xã An Phú",
        "Tình trạng hôn nhân: Chưa đăng ký kết hôn với ai",
    )
    assert spans(page(rows)) == []


def test_a_title_with_a_word_more_is_another_paper() -> None:
    rows = [row.replace("KHAI ĐĂNG KÝ KHAI", "KHAI ĐĂNG KÝ LẠI KHAI") for row in BIRTH_ROWS]
    assert rows != list(BIRTH_ROWS)
    assert spans(page(rows)) == []


@pytest.mark.parametrize("rows", PAPERS, ids=lambda rows: rows[2])
def test_another_paper_about_the_matter_of_a_form_is_not_the_form(rows: tuple[str, ...]) -> None:
    assert spans(page(rows)) == []


def test_a_letter_that_says_what_it_is_about_does_not_have_the_title_of_that() -> None:
    about = ("(Về việc đăng ký biến động quyền sử dụng đất)", *CHANGE)
    assert spans(land_page("ĐƠN KHIẾU NẠI", *about)) == []


def test_papers_between_and_behind_the_pages_of_a_form_belong_to_no_record() -> None:
    pages = [
        page(BIRTH_ROWS[:15]),
        page(ID_CARD, index=1),
        page(BIRTH_ROWS[15:], index=2),
        page([], index=3),
        page(CERTIFICATE, index=4),
    ]
    assert spans(*pages) == [("birth_registration", (0, 2))]
    read = understand(pages, FORMS)
    assert attachments_of([PageOut.of(each) for each in pages], read.records) == (1, 3, 4)


def test_a_page_with_the_last_labels_and_the_signature_belongs_to_the_form() -> None:
    last = ("Làm tại: Huế, ngày 3 tháng 4 năm 2024", "Người yêu cầu")
    assert spans(page(BIRTH_ROWS[:-3]), page(last, index=1)) == [("birth_registration", (0, 1))]


def test_a_table_that_goes_on_belongs_to_the_form_though_no_label_stands_there() -> None:
    xs = (90.0, 170.0, 610.0, 910.0)
    first = page(CT01_ROWS, grids=(Grid(xs=xs, ys=(900.0, 950.0, 1000.0)),))
    rest = page(["9 LÊ VĂN BA 01/02/2015"], index=1, grids=(Grid(xs=xs, ys=(90.0, 160.0)),))
    assert spans(first, rest) == [("residence_ct01", (0, 1))]


def test_the_same_form_twice_is_two_records() -> None:
    assert spans(page(BIRTH_ROWS), page(BIRTH_ROWS, index=1)) == [
        ("birth_registration", (0,)),
        ("birth_registration", (1,)),
    ]


@settings(max_examples=8, deadline=None)
@given(st.lists(st.sampled_from(["birth", "birth in two", "ct01", "card", "blank"]), max_size=6))
def test_in_whatever_order_papers_lie_each_form_keeps_its_own_pages(papers: list[str]) -> None:
    pages: list[Page] = []
    expected: list[tuple[str, tuple[int, ...]]] = []
    for paper in papers:
        n = len(pages)
        match paper:
            case "birth":
                pages.append(page(BIRTH_ROWS, index=n))
                expected.append(("birth_registration", (n,)))
            case "birth in two":
                pages += [page(BIRTH_ROWS[:15], index=n), page(BIRTH_ROWS[15:], index=n + 1)]
                expected.append(("birth_registration", (n, n + 1)))
            case "ct01":
                pages.append(page(CT01_ROWS, index=n))
                expected.append(("residence_ct01", (n,)))
            case "card":
                pages.append(page(ID_CARD, index=n))
            case _:
                pages.append(page([], index=n))
    assert spans(*pages) == expected


@settings(max_examples=11, deadline=None)
@given(st.sampled_from(sorted(FORMS)), st.integers(0, 10_000))
def test_a_title_with_a_fifth_of_its_letters_misread_is_still_that_form(
    form_id: str, seed: int
) -> None:
    form = FORMS[form_id]
    labels = [label.texts[0] for label in form.labels if label.field and not label.optional]
    rows = [misread(form.titles[0], seed), *(f"{label}: Xyz" for label in labels)]
    assert spans(page(rows)) == [(form_id, (0,))]


def misread(text: str, seed: int) -> str:
    """Return the text with a fifth of its letters taken for others."""
    rng = random.Random(seed)  # noqa: S311
    letters = [i for i, char in enumerate(text) if char.isalpha()]
    wrong = set(rng.sample(letters, len(letters) // 5))
    return "".join(rng.choice("XWZ8") if i in wrong else char for i, char in enumerate(text))


def test_a_form_that_is_not_known_among_known_ones_is_said_to_be_there() -> None:
    pages = [
        page(BIRTH_ROWS),
        page(["ĐƠN XIN XÁC NHẬN HOÀN CẢNH KHÓ KHĂN", "Kính gửi: Ủy ban nhân dân xã"], index=1),
    ]
    assert unknown_papers(pages, classify(pages, FORMS)) == (1,)
    read = understand(pages, FORMS)
    assert (read.state, read.reason) == (DocumentState.NEEDS_REVIEW, "unknown_paper")
    assert [record.form for record in read.records] == ["birth_registration"]


@pytest.mark.parametrize(
    ("title", "is_application"),
    [
        ("ĐƠN KIẾN NGHỊ", True),
        ("ĐƠN VỊ TÍNH", False),
        ("ĐƠN VỊ CÔNG TÁC", False),
        ("ĐƠN GIÁ", False),
    ],
)
def test_a_short_title_tells_a_paper_that_people_fill_in(title: str, is_application: bool) -> None:
    pages = [page(BIRTH_ROWS), page([title, "Kính gửi: Ủy ban nhân dân xã"], index=1)]
    assert unknown_papers(pages, classify(pages, FORMS)) == ((1,) if is_application else ())


def test_a_document_of_unknown_papers_alone_has_no_attachments() -> None:
    pages = [page(["GIẤY MỜI HỌP", "Kính mời ông Nguyễn Văn A"])]
    result = DocumentResult(
        file="x.pdf",
        sha256="0" * 64,
        state=DocumentState.NEEDS_REVIEW,
        attachments=attachments_of([PageOut.of(each) for each in pages], ()),
    )
    assert result.attachments == ()
