"""The words of the interface, and small pieces that need no server."""

import re
import unicodedata
from pathlib import Path

import pytest

import schemas.reasons
import web
from schemas.reasons import UNCLEAR
from schemas.record import Reason
from web.dates import shown_date
from web.reasons import reason_sentence
from web.views import percent
from web.wording import Language, say

TEMPLATES = sorted((Path(web.__file__).parent / "templates").glob("*.html"))
REASONS = [value for value in vars(schemas.reasons).values() if isinstance(value, Reason)]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_word_a_template_asks_for_is_in_the_table(template: Path) -> None:
    for key in re.findall(r"""\bt\(["'](\w+)["']\s*[,)]""", template.read_text(encoding="utf-8")):
        texts = [say(language, key) for language in Language]
        assert [unicodedata.normalize("NFC", text) for text in texts] == texts


@pytest.mark.parametrize("reason", REASONS, ids=lambda reason: reason.code)
def test_every_reason_has_an_english_sentence(reason: Reason) -> None:
    assert reason_sentence(Language.VI, reason) == reason.message
    assert reason_sentence(Language.EN, reason) != reason.message


def test_an_unclear_value_is_called_unsure_and_not_illegible() -> None:
    """Its confidence may be 98%, so a sentence about bad writing would contradict it."""
    assert reason_sentence(Language.VI, UNCLEAR) == "Độ tin cậy chưa đủ để tự nhận."
    english = "Not sure enough to be accepted without a person."
    assert reason_sentence(Language.EN, UNCLEAR) == english


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("2024-03-05", "05/03/2024"),
        ("2024-03", "03/2024"),
        ("2024", "2024"),
        ("khoảng 1950", "khoảng 1950"),
    ],
)
def test_dates_are_shown_day_first(stored: str, shown: str) -> None:
    assert shown_date(stored) == shown


def test_only_certainty_is_shown_as_a_hundred() -> None:
    assert percent(0.9999) == 99
    assert percent(1.0) == 100
    assert percent(0.004) == 0
