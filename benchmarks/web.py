"""How long the server takes for every page and every question to the API, among many documents.

    python -m benchmarks.web [--documents 100000] [--offices 5] [--times 15]

A database of its own is filled as :mod:`benchmarks.filling` says, which takes some minutes; then each address that the
application answers with GET is asked for by an administrator of the largest office (by a token where it is the API's),
through the real server on this machine, one request after the other, so many times after twice to warm up. What is
printed are milliseconds from the request to the last byte, the slowest first. New pages are found by themselves, and said
to be left out where nothing is known to put into their address.
"""

import argparse
import re
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import httpx
import psycopg2
from fastapi.routing import iter_route_contexts

from benchmarks.filling import document_of, fill
from schemas.page import CharRead, Line
from tests.servers import Servers, running_servers
from tests.web.live import running_web
from tests.web.paper import read_paper
from tests.web.stored import under_review
from tests.web.visitor import log_in, token_of
from tests.workers.desks import Desk, new_desk
from web.app import create_app
from workers import people
from workers.database import connect
from workers.models import Role
from workers.repository import documents
from workers.storage import Storage, open_storage

GOAL_MS = 200.0
WARM_UPS = 2
_LEFT_OUT = re.compile(r"/static.*|/dien-bien|/api/v1/export|/dang-nhap/.*|/dang-xuat|.*openapi.*")
"""Files; what does not end, or goes on for as long as there are records; what leads to another
server or ends the session."""
_MORE = (
    "/?page=2400",
    "/?state=done&page=2000",
    "/?state=needs_review",
    "/tim?q=nguyen",
    "/tim?q=tran+thi+hoa&state=done",
    "/tim?q=nguyen+van+khong+co",
    "/tim?form=birth_registration&tu=2026-01-01",
    "/kiem-tra?form=birth_registration",
    "/api/v1/documents?limit=500",
    "/api/v1/documents?limit=500&offset=50000",
    "/api/v1/search?q=tran+thi+hoa",
)


@dataclass(frozen=True)
class Timing:
    """An address with its answer's status and length in bytes, and the milliseconds of each try."""

    path: str
    status: int
    length: int
    tries: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle of the tries."""
        return statistics.median(self.tries)

    @property
    def p95(self) -> float:
        """What 95 % of the tries take at most."""
        return statistics.quantiles(self.tries, n=20, method="inclusive")[-1]


def main() -> None:
    """Fill, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--offices", type=int, default=5)
    parser.add_argument("--times", type=int, default=15)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as home, running_servers(Path(home)) as servers:
        desks = [new_desk() for _ in range(wanted.offices)]
        begun = time.perf_counter()
        fill(servers.owner_url, desks, wanted.documents)
        print(f"{wanted.documents} documents in {time.perf_counter() - begun:.0f} s\n", flush=True)
        with connect() as conn:
            people.change_role(conn, desks[0].actor, Role.ADMINISTRATOR, None)
        paper = _paper(desks[0], open_storage(servers.settings))
        with running_web() as site:
            timings = _asked(site, servers, desks[0], paper, wanted.times)
        _print(timings)


def _asked(site: str, servers: Servers, desk: Desk, paper: UUID, times: int) -> list[Timing]:
    http, _ = log_in(site, desk.username, desk.password)
    headers = {"Authorization": f"Bearer {token_of(desk)}"}
    api = httpx.Client(base_url=site, headers=headers, timeout=60)
    others = tuple(
        f"/ho-so/{document_of(servers.owner_url, desk.office_id, state)}"
        for state in ("done", "rejected", "processing")
    )
    with connect() as conn:
        listed = documents.list_documents(conn, desk.office_id, limit=25)
    followed = "/tien-do?" + "&".join(f"id={it.id}" for it in listed)
    small = f"/ho-so/{paper}/trang/1/anh?rong=160"
    paths = [*_addresses(_parts(servers, desk, paper)), *_MORE, *others, followed, small]
    return [_timed(api if it.startswith("/api/") else http, it, times) for it in paths]


def _addresses(parts: Mapping[str, str]) -> Iterator[str]:
    """Yield an address of each route, filled in."""
    for route in iter_route_contexts(create_app().routes):
        names = re.findall(r"{(\w+)[^}]*}", route.path)
        if "GET" not in (route.methods or ()) or _LEFT_OUT.fullmatch(route.path):
            continue
        if unknown := [it for it in names if it not in parts]:
            print(f"left out: {route.path}, for {', '.join(unknown)} is not known")
            continue
        yield re.sub(r"{(\w+)[^}]*}", lambda it: parts[it[1]], route.path)


def _parts(servers: Servers, desk: Desk, paper: UUID) -> Mapping[str, str]:
    with connect() as conn:
        detail = documents.get_detail(conn, desk.office_id, paper)
    assert detail is not None
    with psycopg2.connect(servers.owner_url) as conn, conn.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM double_check WHERE office_id = %s AND state = 'waiting' LIMIT 1",
            (str(desk.office_id),),
        )
        check = cursor.fetchone()
    return {
        "document_id": str(paper),
        "receipt": detail.summary.receipt,
        "record": "0",
        "key": next(iter(detail.records[0].fields)),
        "number": "1",
        "index": "0",
        "check_id": str(check[0]) if check else "",
        "user_id": str(desk.actor),
    }


def _timed(http: httpx.Client, path: str, times: int) -> Timing:
    tries, status, length = [], 0, 0
    for _ in range(WARM_UPS + times):
        begun = time.perf_counter()
        answer = http.get(path)
        tries.append(1000 * (time.perf_counter() - begun))
        status, length = answer.status_code, len(answer.content)
    return Timing(path, status, length, tuple(tries[WARM_UPS:]))


def _print(timings: list[Timing]) -> None:
    print("\n| address | status | kB | median ms | 95 % ms |\n| --- | ---: | ---: | ---: | ---: |")
    for it in sorted(timings, key=lambda it: -it.median):
        path = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "…", it.path)
        shown = path if len(path) < 60 else f"{path[:58]}…"
        print(
            f"| `{shown}` | {it.status} | {it.length / 1000:.0f} | {it.median:.0f} | {it.p95:.0f} |"
        )
    slow = [it for it in timings if it.p95 > GOAL_MS]
    print(f"\n{len(slow)} of {len(timings)} take more than {GOAL_MS:.0f} ms (95 %)", flush=True)


def _paper(desk: Desk, storage: Storage) -> UUID:
    """Store a read form with its image, and with as much evidence as a full page has."""
    jpeg, page, record = read_paper()
    lines = tuple(_with_evidence(it) for it in page.lines for _ in range(2))
    read = page.model_copy(update={"lines": lines})
    return under_review(desk, storage, "khai-sinh.jpg", jpeg, [read], [record])


def _with_evidence(line: Line) -> Line:
    chars = tuple(
        CharRead(char, 0.987654321, at / len(line.text), "o", 0.0123456, 0.123456)
        for at, char in enumerate(line.text)
    )
    return line.model_copy(update={"chars": chars})


if __name__ == "__main__":
    main()
