"""``hoso worker``: take tasks from the queues until told to stop (SIGTERM lets it finish one)."""

import argparse
from pathlib import Path

from celery.signals import heartbeat_sent, worker_ready

from workers.celery_app import app
from workers.models import Queue


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    names = ",".join(queue.value for queue in Queue)
    parser.add_argument(
        "--queues", default=names, help=f"các hàng đợi, cái đứng trước được ưu tiên ({names})"
    )
    parser.add_argument(
        "--alive-file", type=Path, help="tệp được cập nhật vài giây một lần khi tiến trình sẵn sàng"
    )
    parser.add_argument("--concurrency", type=int, default=1, help="số tiến trình con (1)")


def run(args: argparse.Namespace) -> int:
    """Run the worker in this process; it forks its children."""
    if args.alive_file is not None:
        _keep_touching(args.alive_file)
    app.worker_main(
        [
            "worker",
            f"--queues={args.queues}",
            f"--concurrency={args.concurrency}",
            f"--hostname={args.queues.replace(',', '-')}@%h",
            "--without-gossip",
            "--without-mingle",
        ]
    )
    return 0


def _keep_touching(path: Path) -> None:
    """Say by a file that the worker is connected to the broker, for supervisors to look at."""

    def touch(**_: object) -> None:
        path.touch()

    worker_ready.connect(touch, weak=False)
    heartbeat_sent.connect(touch, weak=False)
