"""``hoso user add``: give somebody an account, or an existing one a new name, role, password."""

import argparse
import getpass
import re
import sys
import unicodedata

from workers.bootstrap import OFFICE, add_user
from workers.database import connect
from workers.models import Role
from workers.repository.users import add_office
from workers.settings import settings

OK, WRONG_USAGE = 0, 2
SHORTEST_PASSWORD = 12

# As the tables demand.
_OFFICE_CODE = re.compile(r"[a-z0-9][a-z0-9-]*")
_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]*")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add = parser.add_subparsers(required=True, metavar="add").add_parser(
        "add",
        description="Mật khẩu được hỏi trên màn hình, hoặc đọc từ dòng đầu của đầu vào chuẩn.",
    )
    add.add_argument("username", help="tên đăng nhập")
    add.add_argument("--full-name", required=True, help="họ và tên hiển thị cho đồng nghiệp")
    add.add_argument("--role", choices=[role.value for role in Role], default=Role.CLERK.value)
    add.add_argument("--office", default=OFFICE, help=f"mã đơn vị ({OFFICE})")
    add.add_argument("--office-name", help="tên đơn vị; tạo đơn vị nếu chưa có")


def run(args: argparse.Namespace) -> int:
    """Add the user, and the office if it is named."""
    settings()
    full_name, office_name = _one_line(args.full_name), _one_line(args.office_name or "")
    mistake = _mistake(args, full_name, office_name)
    if mistake is None:
        password = _password()
        if len(password) < SHORTEST_PASSWORD:
            mistake = f"mật khẩu cần ít nhất {SHORTEST_PASSWORD} ký tự."
    if mistake is not None:
        print(f"hoso user: {mistake}", file=sys.stderr)
        return WRONG_USAGE
    with connect() as connection:
        if office_name:
            add_office(connection, args.office, office_name)
        add_user(
            connection,
            office_code=args.office,
            username=args.username,
            full_name=full_name,
            role=Role(args.role),
            password=password,
        )
    print(f"Đã lưu người dùng «{args.username}» của đơn vị «{args.office}».")
    return OK


def _mistake(args: argparse.Namespace, full_name: str, office_name: str) -> str | None:
    """Say what is wrong with the arguments, before anybody is asked for a password."""
    if not _USERNAME.fullmatch(args.username):
        return (
            f"tên đăng nhập «{args.username}» không hợp lệ. Chỉ dùng chữ thường không dấu, chữ số,"
            " dấu chấm, gạch ngang và gạch dưới, bắt đầu bằng chữ hoặc số (ví dụ: lan.nguyen)."
        )
    if not full_name:
        return "họ và tên (--full-name) không được để trống."
    if not _OFFICE_CODE.fullmatch(args.office):
        return (
            f"mã đơn vị «{args.office}» không hợp lệ. Chỉ dùng chữ thường không dấu, chữ số và"
            " gạch ngang, bắt đầu bằng chữ hoặc số (ví dụ: ben-thu)."
        )
    if args.office_name is not None and not office_name:
        return "tên đơn vị (--office-name) không được để trống."
    return None


def _one_line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _password() -> str:
    if sys.stdin.isatty():
        return getpass.getpass("Mật khẩu: ")
    return sys.stdin.readline().rstrip("\n")
