"""How the declaration of birth is printed: officially, and as people type it again."""

from dataclasses import dataclass
from itertools import count

from training.forms import clerks_civil_layouts
from training.forms.blocks import (
    MOTTO,
    NOBODY,
    Blank,
    Block,
    Day,
    Layout,
    Leader,
    Marks,
    Row,
    Signatures,
    Slot,
    Split,
    Style,
    Text,
    Ticks,
)
from training.forms.fonts import ARIMO, DEJAVU_SANS, NOTO_SERIF

_OATH = (
    "Tôi cam đoan nội dung đề nghị đăng ký khai sinh trên đây là đúng sự thật, được sự thỏa thuận "
    "nhất trí của các bên liên quan theo quy định pháp luật."
)
_LIABLE = "Tôi chịu hoàn toàn trách nhiệm trước pháp luật về nội dung cam đoan của mình."
_NOTES = (
    "(1) Ghi rõ tên cơ quan đăng ký khai sinh.",
    "(2) Ghi theo địa chỉ đăng ký thường trú; nếu không có thì ghi theo địa chỉ đăng ký tạm trú; trường hợp không có "
    "địa chỉ đăng ký thường trú và địa chỉ đăng ký tạm trú thì ghi theo địa chỉ đang sinh sống.",
    "(3) Ghi thông tin về giấy tờ tùy thân của người đi đăng ký, ghi rõ số, cơ quan cấp, ngày cấp hộ chiếu, chứng minh "
    "nhân dân hoặc giấy tờ hợp lệ thay thế.",
    "(4) Trường hợp sinh tại cơ sở y tế thì ghi rõ tên cơ sở y tế và địa chỉ trụ sở cơ sở y tế đó. Trường hợp trẻ em sinh ra "
    "ngoài cơ sở y tế thì ghi địa danh của 03 cấp hành chính nơi trẻ em sinh ra.",
    "(5) Ghi đầy đủ ngày, tháng sinh của cha, mẹ (nếu có).",
    "(6) Đề nghị đánh dấu X vào ô nếu có yêu cầu cấp bản sao và ghi rõ số lượng.",
)


def _official_parent(who: str, word: str) -> tuple[Block, ...]:
    return (
        Row((Blank(f"Họ, chữ đệm, tên người {word}:", f"{who}_name"),), gap=0.25),
        Row(
            (
                Blank("Năm sinh: {5}", f"{who}_birth_year"),
                Blank("Dân tộc:", f"{who}_ethnicity"),
                Blank("Quốc tịch:", f"{who}_nationality"),
            )
        ),
        Row((Blank("Nơi cư trú: {2}", f"{who}_residence"),)),
    )


OFFICIAL = Layout(
    "official",
    (
        *MOTTO,
        Text("TỜ KHAI ĐĂNG KÝ KHAI SINH", "center", bold=True, scale=1.08, gap=0.7),
        Row((Blank("Kính gửi: {1}", "receiving_office"),), gap=0.3),
        Row((Blank("Họ, chữ đệm, tên người yêu cầu:", "requester_name"),), gap=0.3),
        Row((Blank("Nơi cư trú: {2}", "requester_residence", lines=2),)),
        Row((Blank("Giấy tờ tùy thân: {3}", "requester_id"),)),
        Row((Blank("Quan hệ với người được khai sinh:", "requester_relationship"),)),
        Text("Đề nghị cơ quan đăng ký khai sinh cho người dưới đây:", bold=True),
        Row((Blank("Họ, chữ đệm, tên:", "child_name"),)),
        Row(
            (
                Blank("Ngày, tháng, năm sinh:", "child_birth_date"),
                Blank("ghi bằng chữ:", "child_birth_date_words", share=2, lines=2),
            )
        ),
        Row(
            (
                Blank("Giới tính:", "child_gender"),
                Blank("Dân tộc:", "child_ethnicity"),
                Blank("Quốc tịch:", "child_nationality"),
            )
        ),
        Row((Blank("Nơi sinh: {4}", "child_birth_place"),)),
        Row((Blank("Quê quán:", "child_origin"),)),
        *_official_parent("mother", "mẹ"),
        *_official_parent("father", "cha"),
        Text(_OATH, gap=0.2),
        Text(_LIABLE),
        Row((Blank("Làm tại:", "made_at"), Day(", ", "made_on")), "right", gap=0.15),
        Signatures((NOBODY, Slot("requester", "Người yêu cầu", "(Ký, ghi rõ họ, chữ đệm, tên)"))),
        Row((Ticks("Đề nghị cấp bản sao{6}:", "copies_requested", ("Có", "Không")),)),
        Row((Blank("Số lượng:", "copies_count", share=0, unit="bản"),)),
        Text("Chú thích:", bold=True, scale=0.72, gap=0.2),
        *(Text(note, scale=0.68) for note in _NOTES),
    ),
    Style(size=12.5, leading=1.45, margins=(15, 16, 12, 24)),
)


@dataclass(frozen=True)
class _Words:
    """What somebody who types the form again calls things."""

    requester: str
    residence: str
    id: str
    relationship: str
    child: str
    child_name: str
    birth_date: str
    in_words: str
    parent_name: str
    parent_born: str
    oath: str
    signer: str
    signer_note: str


_SHORT = _Words(
    requester="Họ và tên người yêu cầu:",
    residence="Địa chỉ cư trú:",
    id="Số định danh cá nhân/Giấy tờ tùy thân:",
    relationship="Quan hệ với người được khai sinh:",
    child="Đề nghị đăng ký khai sinh cho người có tên dưới đây:",
    child_name="Họ và tên:",
    birth_date="Sinh ngày:",
    in_words="Bằng chữ:",
    parent_name="Họ và tên người {who}:",
    parent_born="Năm sinh:",
    oath="Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật về cam đoan của mình.",
    signer="NGƯỜI KHAI",
    signer_note="(Ký, ghi rõ họ tên)",
)
_LONG = _Words(
    requester="Họ, chữ đệm, tên người yêu cầu:",
    residence="Nơi cư trú: {{2}}",
    id="Giấy tờ tùy thân: {{3}}",
    relationship="Quan hệ với người được khai sinh:",
    child="Đề nghị cơ quan đăng ký khai sinh cho người dưới đây:",
    child_name="Họ, chữ đệm, tên:",
    birth_date="Ngày, tháng, năm sinh:",
    in_words="ghi bằng chữ:",
    parent_name="Họ, chữ đệm, tên người {who}:",
    parent_born="Ngày, tháng, năm sinh: {{5}}",
    oath=f"{_OATH} {_LIABLE}",
    signer="Người yêu cầu",
    signer_note="(Ký, ghi rõ họ, chữ đệm, tên)",
)


def _retyped(words: _Words, *, numbered: bool, notes: bool) -> tuple[Block, ...]:
    """Return the form as typed again: other rows, the copies before the oath."""
    numbers = count(1)

    def ask(label: str, key: str, share: float = 1, **who: str) -> Blank:
        return Blank(label.format(**who), key, share)

    def item(label: str, key: str, share: float = 1, **who: str) -> Blank:
        return ask(f"{next(numbers)}. {label}" if numbered else label, key, share, **who)

    def parent(who: str, word: str) -> tuple[Block, ...]:
        return (
            Row((item(words.parent_name, f"{who}_name", who=word),)),
            Row((ask(words.parent_born, f"{who}_birth_year"), ask("Dân tộc:", f"{who}_ethnicity"), ask("Quốc tịch:", f"{who}_nationality"))),
            Row((ask(words.residence, f"{who}_residence"),)),
        )  # fmt: skip

    return (
        *MOTTO,
        Text("TỜ KHAI ĐĂNG KÝ KHAI SINH", "center", bold=True, scale=1.25, gap=0.8),
        Row((Blank("Kính gửi:", "receiving_office", share=0),), "center", gap=0.3),
        Row((item(words.requester, "requester_name"),), gap=0.4),
        Row((item(words.residence, "requester_residence"),)),
        Row((item(words.id, "requester_id"),)),
        Row((item(words.relationship, "requester_relationship"),)),
        Text(words.child, bold=True, italic=True, gap=0.2),
        Row((item(words.child_name, "child_name"),)),
        Row((item(words.birth_date, "child_birth_date"),)),
        Row((ask(words.in_words, "child_birth_date_words"),)),
        Row((item("Giới tính:", "child_gender"), ask("Dân tộc:", "child_ethnicity"), ask("Quốc tịch:", "child_nationality"))),
        Row((item("Nơi sinh:", "child_birth_place"),)),
        Row((item("Quê quán:", "child_origin"),)),
        *parent("mother", "mẹ"),
        *parent("father", "cha"),
        Row((Ticks("Đề nghị cấp bản sao:", "copies_requested", ("Có", "Không")), Blank("Số lượng:", "copies_count", share=0, unit="bản")), gap=0.2),
        Text(words.oath, gap=0.2),
        Row((Blank("Làm tại:", "made_at", share=0), Day(", ", "made_on")), "right", gap=0.3),
        Signatures((NOBODY, Slot("requester", words.signer, words.signer_note))),
        *((Text(note, italic=True, scale=0.7) for note in _NOTES[1:3]) if notes else ()),
    )  # fmt: skip


LAYOUTS = (
    OFFICIAL,
    Layout(
        "retyped_plain",
        _retyped(_SHORT, numbered=False, notes=False),
        Style(ARIMO, 12, 1.55, leader=Leader.NONE, marks=Marks.NONE),
        frozenset({Split.TRAIN}),
    ),
    Layout(
        "retyped_ruled",
        _retyped(_SHORT, numbered=True, notes=False),
        Style(DEJAVU_SANS, 11, 1.6, (15, 15, 12, 20), Leader.LINE, Marks.NONE),
        frozenset({Split.VAL}),
    ),
    *clerks_civil_layouts.BIRTH,
    Layout(
        "retyped_numbered",
        _retyped(_LONG, numbered=True, notes=True),
        Style(NOTO_SERIF, 11.5, 1.5, (16, 15, 12, 22), Leader.DOTS, Marks.INLINE, colons=False),
        frozenset({Split.DEV}),
    ),
)
"""The official form belongs to every split; a retyped one to one, so that the others never saw it."""
