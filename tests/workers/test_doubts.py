"""Which characters of a value the recogniser doubted."""

from hypothesis import given
from hypothesis import strategies as st

from schemas.geometry import Quad
from schemas.page import CharRead, Line
from schemas.record import Field, FieldState
from workers.doubts import read_chars


def line(text: str, top: float = 0.0, doubted: str = "") -> Line:
    """Return a line 100 pixels wide, its characters evenly spread."""
    chars = tuple(
        CharRead(char, 0.5 if char in doubted else 0.99, (i + 0.5) / len(text), "?", 0.4)
        for i, char in enumerate(text)
    )
    return Line(text=text, score=0.9, quad=quad(0, top, 100, 20), chars=chars)


def quad(left: float, top: float, width: float, height: float) -> Quad:
    right, bottom = left + width, top + height
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def field(text: str, place: Quad | None) -> Field:
    return Field(
        value=text,
        text=text,
        confidence=0.5,
        state=FieldState.NEEDS_REVIEW,
        page=None if place is None else 0,
        quad=place,
    )


def doubted(it: Field, *lines: Line) -> str:
    return "".join(char.char for char in read_chars(it, lines) if char.is_doubted)


def test_only_the_characters_of_the_value_are_looked_at() -> None:
    read = line("Tên: Mẫu", doubted="Tẫ")
    assert doubted(field("Mẫu", quad(60, 0, 40, 20)), read) == "ẫ"


def test_what_was_cleaned_away_does_not_shift_the_doubts() -> None:
    read = line("..Lê...Mẫu", doubted="ê")
    assert doubted(field("Lê Mẫu", quad(0, 0, 100, 20)), read) == "ê"


def test_a_value_of_two_lines_has_the_doubts_of_both() -> None:
    place = quad(0, 0, 100, 60)
    lines = (line("phường", 0, "ờ"), line("Bến", 30, "B"), line("ngoài", 90, "n"))
    assert doubted(field("phường Bến", place), *lines) == "ờB"


def test_a_value_that_stands_nowhere_has_no_doubts() -> None:
    assert doubted(field("Mẫu", None), line("Mẫu", doubted="Mẫu")) == ""


@given(text=st.text("abcđê 12.", max_size=12), read=st.text("abcđê 12.", min_size=1, max_size=12))
def test_every_character_of_the_text_is_given_in_its_order(text: str, read: str) -> None:
    found = read_chars(field(text, quad(0, 0, 100, 20)), [line(read)])
    assert "".join(it.char for it in found) == text
