"""Who sends too fast is told when to send again, by whichever process of the web they ask."""

from collections.abc import Iterator

import httpx
import pytest

from tests.web.live import running_web
from tests.web.visitor import Visitor
from workers.settings import settings

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def second(site: str) -> Iterator[str]:
    """The address of another web server of the same application."""
    with running_web() as address:
        yield address


@pytest.fixture
def one_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every account and token hand in one file a minute."""
    monkeypatch.setattr(settings(), "upload_files_per_minute", 1)


def send(api: httpx.Client, content: bytes, address: str = "") -> httpx.Response:
    return api.post(f"{address}/api/v1/documents", files={"file": ("to-khai.png", content)})


@pytest.mark.usefixtures("one_a_minute")
def test_a_program_that_sends_too_fast_is_told_after_how_many_seconds_to_send_again(
    api: httpx.Client, second: str
) -> None:
    assert send(api, PNG + b"1").status_code == 201
    answer = send(api, PNG + b"2", second)
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["retry-after"]) <= 60
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert (problem["status"], problem["code"]) == (429, "too_many_uploads")
    assert problem["detail"].startswith("Tài liệu được gửi lên quá nhanh.")
    assert problem["detail_en"].startswith("Documents are being sent too fast.")
    assert api.get("/api/v1/documents").json()["total"] == 1


@pytest.mark.usefixtures("one_a_minute")
def test_a_program_keeps_nobody_from_the_counter(api: httpx.Client, visitor: Visitor) -> None:
    assert send(api, PNG + b"3").status_code == 201
    assert visitor.upload("a.png", PNG + b"4").status_code == 201
    answer = visitor.upload("b.png", PNG + b"5")
    assert answer.status_code == 429
    assert "retry-after" in answer.headers
    assert answer.json()["error"]["message"].startswith("Tài liệu được gửi lên quá nhanh.")


def test_by_default_a_batch_goes_through(api: httpx.Client) -> None:
    sent = [send(api, PNG + bytes([100, number])) for number in range(5)]
    assert {it.status_code for it in sent} == {201}
