"""``hoso down``: stop what ``hoso up`` started, and only that."""

import argparse

from rich.console import Console

from hoso.stack import stop_stack
from workers.embedded.home import default_home


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command has no arguments; the environment variable HOSO_HOME names the home folder."""
    del parser


def run(args: argparse.Namespace) -> int:
    """Stop everything and say what was stopped."""
    del args
    with Console(stderr=True).status("Đang dừng hệ thống…"):
        stopped = stop_stack(default_home())
    print(f"Đã dừng: {', '.join(stopped)}." if stopped else "Không có gì đang chạy.")
    return 0
