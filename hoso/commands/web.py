"""``hoso web``: serve the pages and the REST API."""

import argparse

import uvicorn

from workers import log
from workers.settings import settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    chosen = "giá trị của HOSO_WEB_"
    parser.add_argument("--host", help=f"địa chỉ lắng nghe (mặc định: {chosen}HOST)")
    parser.add_argument("--port", type=int, help=f"cổng lắng nghe (mặc định: {chosen}PORT)")


def run(args: argparse.Namespace) -> int:
    """Run the web server in this process until it is told to stop."""
    chosen = settings()
    log.configure(chosen.log_level)
    uvicorn.run(
        "web.app:create_app",
        factory=True,
        host=args.host or chosen.web_host,
        port=args.port or chosen.web_port,
        log_config=None,
        forwarded_allow_ips=chosen.trusted_proxies,
        # Paths hold document ids only, but a list of who looked at what belongs to the audit table.
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=5,
    )
    return 0
