"""An office in which every name is as long as they come, with somebody of each role and a document
of each state."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid4

from schemas.document import Seconds
from schemas.page import Page, PageQuality
from schemas.record import Field, Record
from tests.web.paper import read_paper
from tests.web.stored import received, rejected, reviewable, under_review, unknown
from tests.workers.desks import Desk, read_page_of
from workers import people
from workers.database import connect
from workers.models import Role, User
from workers.queueing import mark_urgent, send_on
from workers.repository import accounts, documents, pages, reviews, users
from workers.rights import RIGHTS, Right
from workers.storage import Storage

NAMES: Final = {
    Role.CLERK: "Nguyễn Phúc Công Tằng Tôn Nữ Hoàng Thị Bích Phượng",
    Role.VERIFIER: "H'Mlô Ayŭn Niê Kdăm Y Blô Êban Thị Hồng Nhung",
    Role.SUPERVISOR: "Trương Huỳnh Nguyễn Trịnh Hoàng Anh Khoa",
    Role.MANAGER: "Đặng Trần Lê Phương Thị Quỳnh Hương Giang",
    Role.ADMINISTRATOR: "Phạm Đoàn Dương Hoàng Nguyệt Ánh Tuyết",
}
OFFICE: Final = "Ủy ban nhân dân phường Thử Nghiệm Đông Bắc, Thành phố Bến Thử"
LONG_FILE: Final = (
    "to_khai_dang_ky_khai_sinh_ket_hop_nhan_cha_me_con_ban_quet_lan_thu_hai_thang_11.jpg"
)
SPACED_FILE: Final = (
    "Giấy xác nhận tình trạng hôn nhân của ông bà ở tổ dân phố số 12 (bản chụp).jpg"
)
ADDRESS: Final = (
    "Số nhà 1234/56/78 đường Thử Nghiệm nối dài, tổ dân phố số 15, khu phố Đông Nam Bến Thử,"
    " phường Thử Nghiệm Đông Bắc, thành phố Bến Thử, tỉnh Bà Rịa - Vũng Tàu"
)
VALUES: Final = {
    "receiving_office": OFFICE,
    "requester_name": NAMES[Role.CLERK],
    "requester_residence": ADDRESS,
    "child_name": "Tôn Nữ Hoàng Thị Nguyễn Phúc Bích Phượng Ánh Tuyết",
    "child_ethnicity": "Sán Chay (Cao Lan - Sán Chỉ)",
    "mother_name": "H'Mlô Ayŭn Niê Kdăm Y Blô Êban Thị Hồng Nhung",
}
BLURRED: Final = PageQuality(sharpness=2.0, contrast=0.1, is_blurred=True, is_faint=True)


@dataclass(frozen=True)
class CrowdedOffice:
    """Who works there; ``documents`` has one of each state, ``to_review`` one for each role."""

    desks: Mapping[Role, Desk]
    documents: Mapping[str, UUID]
    to_review: Mapping[Role, UUID]


def crowded_office(storage: Storage) -> CrowdedOffice:
    """Make the office, and what lies on its desks."""
    code, password = f"o-{uuid4().hex[:10]}", "mật khẩu thử"
    with connect() as conn:
        users.add_office(conn, code, OFFICE)
        office = users.office_by_code(conn, code)
        assert office is not None
        desks = {}
        for role, name in NAMES.items():
            username = f"{role}-{code}"
            account, _ = people.add_user(
                conn,
                office_id=office.id,
                username=username,
                full_name=name,
                role=role,
                actor=None,
            )
            accounts.set_password(conn, account.id, password)
            desks[role] = Desk(office.id, code, account.id, username, password)
    jpeg, page, record = read_paper()
    fields = {key: _with_long_value(key, field) for key, field in record.fields.items()}
    paper = jpeg, page, record.model_copy(update={"fields": fields})
    to_review = {role: _read(desk, storage, LONG_FILE, *paper) for role, desk in desks.items()}
    return CrowdedOffice(desks, _documents(desks, storage), to_review)


def _documents(desks: Mapping[Role, Desk], storage: Storage) -> Mapping[str, UUID]:
    desk = desks[Role.VERIFIER]
    made = {
        "waiting": received(desk, storage, "don-xin-cap-ban-sao-trich-luc.pdf"),
        "half read": _half_read(desk, storage),
        "rejected": rejected(desk, storage, f"{SPACED_FILE}.docx"),
        "unknown": unknown(desk, storage, SPACED_FILE),
        "done": _done(desk, storage),
        "sent": reviewable(desk, storage, "khai-sinh-da-gui.jpg"),
    }
    sender, addressee = _user(desk, Role.VERIFIER), desks[Role.SUPERVISOR]
    note = "Tên mẹ khó đọc, địa chỉ có hai nơi gạch bỏ, nhờ chị xem giúp trước 16 giờ hôm nay nhé"
    deciding = tuple(role for role in Role if Right.DECIDE in RIGHTS[role])
    with connect() as conn:
        mark_urgent(conn, sender, made["sent"], is_urgent=True)
        send_on(conn, sender, made["sent"], to=addressee.actor, note=note, roles=deciding)
    return made


def _user(desk: Desk, role: Role) -> User:
    return User(
        id=desk.actor,
        office_id=desk.office_id,
        username=desk.username,
        full_name=NAMES[role],
        role=role,
        session_epoch=0,
    )


def _half_read(desk: Desk, storage: Storage) -> UUID:
    document_id = received(desk, storage, LONG_FILE.replace(".jpg", ".pdf"))
    with connect() as conn:
        documents.open_pages(conn, document_id, page_count=3, notices=(), due_in=3600)
        page = read_page_of(1, quality=BLURRED)
        pages.store(conn, document_id, page, image_key="pages/x/1.jpg", spent=Seconds(read=3.0))
    return document_id


def _with_long_value(key: str, field: Field) -> Field:
    value = VALUES.get(key)
    if value is None:
        return field
    others = (NAMES[Role.CLERK],) if field.alternatives else ()
    return field.model_copy(update={"value": value, "text": value, "alternatives": others})


def _read(
    desk: Desk, storage: Storage, filename: str, jpeg: bytes, page: Page, record: Record
) -> UUID:
    read = [page.model_copy(update={"index": index, "quality": BLURRED}) for index in range(2)]
    return under_review(desk, storage, filename, jpeg, read, [record], notices=("wrong_extension",))


def _done(desk: Desk, storage: Storage) -> UUID:
    document_id = unknown(desk, storage, "giay-la-da-xong.jpg")
    with connect() as conn:
        reviews.close_review(conn, document_id, desk.actor)
        documents.finish(conn, document_id)
    return document_id
