"""``hoso up``: start the embedded servers, the workers and the web."""

import argparse
import time

from rich.console import Console

from hoso.stack import Stack, start_stack
from workers.embedded.home import default_home


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command has no arguments; the environment variable HOSO_HOME names the home folder."""
    del parser


def run(args: argparse.Namespace) -> int:
    """Start what does not run yet, wait until it is healthy, print how to get in."""
    del args
    print_way_in(start_with_progress())
    return 0


def start_with_progress() -> Stack:
    """Start the stack under the default home, with a spinner on standard error."""
    console = Console(stderr=True)
    began = time.monotonic()
    with console.status(
        "Đang khởi động PostgreSQL, Valkey, SeaweedFS, các tiến trình và trang web…"
    ):
        stack = start_stack(default_home())
    console.print(f"Hệ thống đã sẵn sàng sau {time.monotonic() - began:.1f} giây.", highlight=False)
    return stack


def print_way_in(stack: Stack) -> None:
    """Print the web address and the login."""
    print(f"Trang web:      {stack.address}")
    print(f"Tên đăng nhập:  {stack.demo.username}")
    print(f"Mật khẩu:       {stack.demo.password}")
