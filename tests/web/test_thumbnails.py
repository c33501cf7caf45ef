"""Small images of pages: quick to fetch, kept by the browser alone, and of the own office only."""

import io

from PIL import Image

from tests.web.paper import HEIGHT, WIDTH
from tests.web.stored import in_two_pages, reviewable
from tests.web.visitor import Visitor
from tests.workers.dumps import dump
from workers.storage import Storage


def test_a_small_image_is_as_wide_as_was_asked_for(visitor: Visitor, storage: Storage) -> None:
    path = f"/ho-so/{reviewable(visitor.desk, storage)}/trang/1/anh"
    large, small = visitor.http.get(path), visitor.http.get(path, params={"rong": "160"})
    assert Image.open(io.BytesIO(large.content)).size == (WIDTH, HEIGHT)
    with Image.open(io.BytesIO(small.content)) as image:
        assert (image.format, image.size) == ("JPEG", (160, round(160 * HEIGHT / WIDTH)))
    assert len(small.content) < 10_000


def test_the_browser_alone_keeps_small_images_and_nothing_keeps_large_ones(
    visitor: Visitor, storage: Storage
) -> None:
    path = f"/ho-so/{reviewable(visitor.desk, storage)}/trang/1/anh"
    small, large, wrong = (visitor.http.get(f"{path}{it}") for it in ("?rong=160", "", "?rong=161"))
    assert small.headers["cache-control"] == "private, max-age=600"
    assert large.headers["cache-control"] == "no-store"
    assert (wrong.status_code, wrong.headers["cache-control"]) == (422, "no-store")
    assert visitor.post("/dang-xuat").headers["clear-site-data"] == '"cache"'


def test_strangers_get_no_small_images(
    visitor: Visitor, stranger: Visitor, storage: Storage
) -> None:
    path = f"/ho-so/{reviewable(visitor.desk, storage)}/trang/1/anh?rong=160"
    assert stranger.http.get(path).status_code == 404


def test_a_small_image_is_no_view_and_a_large_one_is(visitor: Visitor, storage: Storage) -> None:
    document_id = reviewable(visitor.desk, storage)
    for query, views in (("?rong=160", 0), ("", 1)):
        visitor.http.get(f"/ho-so/{document_id}/trang/1/anh{query}")
        noted = [it["action"] for it in dump(document_id)["audit"]]
        assert noted.count("image_viewed") == views


def test_the_strip_marks_pages_with_unsure_fields(visitor: Visitor, storage: Storage) -> None:
    page = visitor.http.get(f"/ho-so/{in_two_pages(visitor.desk, storage)}").text
    assert page.count('class="thumb"') == 2
    assert "Trang 2, 2 mục cần xem" in page
    alone = visitor.http.get(f"/ho-so/{reviewable(visitor.desk, storage)}").text
    assert 'class="strip"' not in alone
