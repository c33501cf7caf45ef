"""``hoso beat``: ring the sweeper and the inbox watch at their times. One is enough anywhere."""

import argparse
from pathlib import Path

from workers.celery_app import app
from workers.embedded.home import default_home


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--schedule",
        type=Path,
        default=default_home() / "beat-schedule",
        help="tệp ghi lần chạy gần nhất (mặc định: trong thư mục HOSO_HOME)",
    )


def run(args: argparse.Namespace) -> int:
    """Run beat in this process."""
    args.schedule.parent.mkdir(parents=True, exist_ok=True)
    app.start(["beat", f"--schedule={args.schedule}", "--pidfile="])
    return 0
