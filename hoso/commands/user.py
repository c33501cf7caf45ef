"""``hoso user add``: give somebody an account, or an existing one a new name, role, password."""

import argparse
import getpass
import sys

from workers.bootstrap import OFFICE, add_user
from workers.database import connect
from workers.models import Role
from workers.repository.users import add_office

OK, NO_PASSWORD = 0, 2
SHORTEST_PASSWORD = 12


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
    password = _password()
    if len(password) < SHORTEST_PASSWORD:
        print(f"hoso user: mật khẩu cần ít nhất {SHORTEST_PASSWORD} ký tự.", file=sys.stderr)
        return NO_PASSWORD
    with connect() as connection:
        if args.office_name is not None:
            add_office(connection, args.office, args.office_name)
        add_user(
            connection,
            office_code=args.office,
            username=args.username,
            full_name=args.full_name,
            role=Role(args.role),
            password=password,
        )
    print(f"Đã lưu người dùng «{args.username}» của đơn vị «{args.office}».")
    return OK


def _password() -> str:
    if sys.stdin.isatty():
        return getpass.getpass("Mật khẩu: ")
    return sys.stdin.readline().rstrip("\n")
