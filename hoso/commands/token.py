"""``hoso token``: make a token for a program, list the tokens, revoke one."""

import argparse
from datetime import date, timedelta, timezone
from uuid import UUID

from workers.database import connect
from workers.people import NoSuchUser
from workers.repository import accounts
from workers.repository.tokens import Token, listed
from workers.rights import Scope
from workers.settings import settings
from workers.tokens import add_token, revoke_token

OK = 0
VIETNAM = timezone(timedelta(hours=7))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    actions = parser.add_subparsers(required=True, dest="action", metavar="add|list|revoke")
    add = actions.add_parser("add", description="Tạo mã truy cập API và in ra một lần.")
    add.add_argument("username", help="tài khoản mà phần mềm thay mặt")
    add.add_argument("--name", required=True, help="tên phần mềm")
    add.add_argument(
        "--scope",
        action="append",
        required=True,
        choices=[scope.value for scope in Scope],
        help="việc được làm; lặp lại để cho nhiều việc",
    )
    add.add_argument(
        "--until", type=date.fromisoformat, help="ngày cuối còn dùng được (NĂM-THÁNG-NGÀY)"
    )
    actions.add_parser("list", description="Liệt kê mã truy cập của mọi đơn vị.")
    revoke = actions.add_parser("revoke", description="Thu hồi một mã truy cập.")
    revoke.add_argument("id", type=UUID, help="cột đầu của «hoso token list»")


def run(args: argparse.Namespace) -> int:
    """Make, list or revoke."""
    settings()
    {"add": _add, "list": _list, "revoke": _revoke}[args.action](args)
    return OK


def _add(args: argparse.Namespace) -> None:
    with connect() as conn:
        account = accounts.account_named(conn, args.username)
        if account is None:
            raise NoSuchUser
        _, secret = add_token(
            conn,
            user_id=account.id,
            name=args.name,
            scopes=[Scope(it) for it in args.scope],
            last_day=args.until,
            actor=None,
        )
    print(secret)


def _list(args: argparse.Namespace) -> None:
    del args
    with connect() as conn:
        codes = {office.id: office.code for office in accounts.offices(conn)}
        found = listed(conn)
    for token in found:
        print("  ".join((str(token.id), codes[token.office_id], *_words(token))))


def _revoke(args: argparse.Namespace) -> None:
    with connect() as conn:
        token = revoke_token(conn, args.id, None)
    print(f"Đã thu hồi mã truy cập «{token.name}».")


def _words(token: Token) -> tuple[str, ...]:
    last = token.expires_at and (token.expires_at - timedelta(seconds=1)).astimezone(VIETNAM)
    used = token.last_used_at and token.last_used_at.astimezone(VIETNAM)
    return (
        token.name,
        token.full_name,
        ",".join(token.scopes),
        f"đến hết {last:%d/%m/%Y}" if last else "không hết hạn",
        f"dùng lần cuối {used:%d/%m/%Y}" if used else "chưa dùng",
    )
