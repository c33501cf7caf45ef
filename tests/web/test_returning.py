"""Whoever logs in comes to the page they wanted, and to no other site."""

from urllib.parse import urljoin, urlsplit

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.stored import received
from tests.web.visitor import csrf_of, stored_detail
from tests.workers.desks import Desk
from web.returning import LONGEST, safe_target
from workers.storage import Storage

SITE = "http://hoso.example/dang-nhap"


def logged_in_from(http: httpx.Client, login: str, desk: Desk, password: str) -> httpx.Response:
    page = http.get(login)
    target = page.text.partition('name="toi" value="')[2].partition('"')[0]
    form = {"csrf": csrf_of(page), "username": desk.username, "password": password, "toi": target}
    return http.post("/dang-nhap", data=form)


def test_a_scanned_receipt_opens_its_document_after_logging_in(
    site: str, desk: Desk, storage: Storage
) -> None:
    document_id = received(desk, storage, "a.jpg")
    receipt = stored_detail(desk, document_id).summary.receipt
    with httpx.Client(base_url=site, timeout=30) as http:
        login = http.get(f"/bien-nhan/{receipt}").headers["location"]
        refused = logged_in_from(http, login, desk, "không đúng")
        assert f'name="toi" value="/bien-nhan/{receipt}"' in refused.text
        answer = logged_in_from(http, login, desk, desk.password)
        assert answer.headers["location"] == f"/bien-nhan/{receipt}"
        assert http.get(answer.headers["location"]).headers["location"] == f"/ho-so/{document_id}"
        assert http.get(login).headers["location"] == f"/bien-nhan/{receipt}"


@pytest.mark.parametrize(
    "asked",
    ["https://x.example/", "//x.example", "/\\x.example", "javascript:alert(1)", "", "/a\nb", "x"],
)
def test_nobody_is_sent_to_another_site(asked: str) -> None:
    assert safe_target(asked) == "/"


@given(st.text(max_size=LONGEST + 10) | st.text("/\\.:@x", max_size=12))
def test_whatever_is_asked_for_leads_to_this_site(asked: str) -> None:
    target = urlsplit(urljoin(SITE, safe_target(asked)))
    assert (target.scheme, target.netloc) == ("http", "hoso.example")


def test_a_page_with_a_question_is_come_back_to_whole(site: str) -> None:
    with httpx.Client(base_url=site) as http:
        assert http.get("/tim?q=an&tu=").headers["location"] == (
            "/dang-nhap?toi=%2Ftim%3Fq%3Dan%26tu%3D"
        )
