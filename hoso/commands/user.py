"""``hoso user``: give somebody an account, a role, a password; take single sign-on from it; close it;
list everybody."""

import argparse
import getpass
import sys

from workers import people, sso
from workers.bootstrap import OFFICE, add_user
from workers.database import Connection, connect
from workers.models import Account, Role
from workers.people import OFFICE_CODE, USERNAME, one_line
from workers.repository import accounts
from workers.repository.users import add_office
from workers.settings import settings

OK, WRONG_USAGE = 0, 2
SHORTEST_PASSWORD = 12


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    actions = parser.add_subparsers(
        required=True, dest="action", metavar="add|list|role|password|unlink|close|open"
    )
    add = actions.add_parser(
        "add",
        description="Mật khẩu được hỏi trên màn hình, hoặc đọc từ dòng đầu của đầu vào chuẩn.",
    )
    add.add_argument("username", help="tên đăng nhập")
    add.add_argument("--full-name", required=True, help="họ và tên hiển thị cho đồng nghiệp")
    add.add_argument("--role", choices=[role.value for role in Role], default=Role.CLERK.value)
    add.add_argument("--office", default=OFFICE, help=f"mã đơn vị ({OFFICE})")
    add.add_argument("--office-name", help="tên đơn vị; tạo đơn vị nếu chưa có")
    actions.add_parser("list", description="Liệt kê người dùng của mọi đơn vị.")
    for action, words in (
        ("role", "Đổi vai trò."),
        ("password", "Cấp mật khẩu mới và in ra một lần; các phiên đang mở kết thúc."),
        ("unlink", "Bỏ liên kết đăng nhập một lần; các phiên đang mở kết thúc."),
        ("close", "Khóa tài khoản; các phiên đang mở kết thúc, mã API ngừng hiệu lực."),
        ("open", "Mở lại tài khoản."),
    ):
        one = actions.add_parser(action, description=words)
        one.add_argument("username", help="tên đăng nhập")
        if action == "role":
            one.add_argument("role", choices=[role.value for role in Role])


def run(args: argparse.Namespace) -> int:
    """Do what was asked for to a user, or list all."""
    settings()
    if args.action == "add":
        return _add(args)
    if args.action == "list":
        return _list()
    return _change(args)


def _list() -> int:
    with connect() as conn:
        codes = {office.id: office.code for office in accounts.offices(conn)}
        everybody = accounts.accounts(conn)
    for it in everybody:
        closed = "" if it.is_active else "  (đã khóa)"
        print(
            f"{codes[it.office_id]:<16}  {it.username:<20}  {it.role:<13}  {it.full_name}{closed}"
        )
    return OK


def _change(args: argparse.Namespace) -> int:
    with connect() as conn:
        account = accounts.account_named(conn, args.username)
        if account is None:
            raise people.NoSuchUser
        said = _changed(conn, args, account)
    print(said)
    return OK


def _changed(conn: Connection, args: argparse.Namespace, account: Account) -> str:
    """Make the change, and return what to say of it."""
    if args.action == "role":
        people.change_role(conn, account.id, Role(args.role), None)
        return f"Vai trò của «{account.username}» nay là {args.role}."
    if args.action == "password":
        _, password = people.renew_password(conn, account.id, None)
        return f"Mật khẩu mới của «{account.username}»: {password}"
    if args.action == "unlink":
        if sso.take_link(conn, account.id, None):
            return f"Đã bỏ liên kết đăng nhập một lần của «{account.username}»."
        return f"«{account.username}» không có liên kết đăng nhập một lần."
    people.let_in(conn, account.id, args.action == "open", None)
    state = "được mở lại" if args.action == "open" else "bị khóa"
    return f"Tài khoản «{account.username}» đã {state}."


def _add(args: argparse.Namespace) -> int:
    """Add the user, and the office if it is named."""
    full_name, office_name = one_line(args.full_name), one_line(args.office_name or "")
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
    if not USERNAME.fullmatch(args.username):
        return (
            f"tên đăng nhập «{args.username}» không hợp lệ. Chỉ dùng chữ thường không dấu, chữ số,"
            " dấu chấm, gạch ngang và gạch dưới, bắt đầu bằng chữ hoặc số (ví dụ: lan.nguyen)."
        )
    if not full_name:
        return "họ và tên (--full-name) không được để trống."
    if not OFFICE_CODE.fullmatch(args.office):
        return (
            f"mã đơn vị «{args.office}» không hợp lệ. Chỉ dùng chữ thường không dấu, chữ số và"
            " gạch ngang, bắt đầu bằng chữ hoặc số (ví dụ: ben-thu)."
        )
    if args.office_name is not None and not office_name:
        return "tên đơn vị (--office-name) không được để trống."
    return None


def _password() -> str:
    if sys.stdin.isatty():
        return getpass.getpass("Mật khẩu: ")
    return sys.stdin.readline().rstrip("\n")
