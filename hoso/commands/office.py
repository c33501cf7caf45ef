"""``hoso office``: add an office, list the offices."""

import argparse

from workers.database import connect
from workers.people import add_office
from workers.repository import accounts
from workers.settings import settings

OK = 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    actions = parser.add_subparsers(required=True, dest="action", metavar="add|list")
    add = actions.add_parser("add", description="Thêm một đơn vị.")
    add.add_argument("code", help="mã đơn vị: chữ thường không dấu, chữ số, gạch ngang")
    add.add_argument("--name", required=True, help="tên đơn vị")
    actions.add_parser("list", description="Liệt kê các đơn vị.")


def run(args: argparse.Namespace) -> int:
    """Add an office, or list them."""
    settings()
    with connect() as conn:
        if args.action == "add":
            office = add_office(conn, code=args.code, name=args.name, actor=None)
            print(f"Đã thêm đơn vị «{office.name}» ({office.code}).")
        else:
            for office in accounts.offices(conn):
                print(f"{office.code:<20}  {office.name}")
    return OK
