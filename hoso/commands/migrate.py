"""``hoso migrate``: bring the tables up to date and make the bucket; run once a release."""

import argparse
import sys

from workers.migrate import migrate
from workers.settings import settings
from workers.storage import ensure_bucket, open_storage

OK, NO_OWNER = 0, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command has no arguments; it needs HOSO_OWNER_DATABASE_URL."""
    del parser


def run(args: argparse.Namespace) -> int:
    """Migrate to the newest revision, as the owner of the database."""
    del args
    chosen = settings()
    if chosen.owner_database_url is None:
        print("hoso migrate: chưa đặt biến HOSO_OWNER_DATABASE_URL.", file=sys.stderr)
        return NO_OWNER
    migrate(chosen.owner_database_url.get_secret_value())
    ensure_bucket(open_storage(chosen))
    print("Các bảng dữ liệu và kho lưu trữ đã sẵn sàng.")
    return OK
