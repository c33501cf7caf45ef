"""Numbers written out in Vietnamese words."""

import re
from dataclasses import dataclass

from schemas.text import without_tones

DIGIT_WORDS = {
    "khong": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4,
    "nam": 5, "lam": 5, "nham": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
}  # fmt: skip
_MONTH_WORDS = {"gieng": 1, "chap": 12}
_SCALES = {
    "nghin": 10**3, "ngan": 10**3, "trieu": 10**6, "ty": 10**9, "ti": 10**9,
}  # fmt: skip
_FILLERS = frozenset({"le", "linh", "muong", "mung", "mong"})
_HALF = "ruoi"
_TWENTY = "ham"
"""Hăm: twenty, before another digit (hăm mốt)."""


@dataclass(frozen=True)
class _Sum:
    """A number half read: ``done`` are the thousands and above, ``group`` the hundreds and tens
    after them, ``digits`` what no unit follows yet, ``scale`` the last unit named."""

    done: int = 0
    group: int = 0
    digits: str = ""
    scale: int = 0

    @property
    def open(self) -> int:
        return self.group + int(self.digits or "0")

    @property
    def total(self) -> int:
        return self.done + self.open

    def plus(self, word: str) -> "_Sum | None":
        """Return the sum after one more word, None for a word that no number has."""
        if word in DIGIT_WORDS:
            digits = f"{self.digits}{DIGIT_WORDS[word]}"
            return _Sum(self.done, self.group, digits, self.scale)
        if word in ("muoi", "chuc"):
            return _Sum(self.done, self.group + int(self.digits or "1") * 10, "", 10)
        if word == _TWENTY:
            return _Sum(self.done, self.group + 20, "", 10)
        if word == "tram":
            return _Sum(self.done, self.group + int(self.digits or "1") * 100, "", 100)
        if word in _SCALES:
            return self._scaled(_SCALES[word])
        if word == _HALF and self.scale and not self.digits:
            return _Sum(self.done, self.group + self.scale // 2, "", 0)
        return self if word in _FILLERS else None

    def _scaled(self, scale: int) -> "_Sum":
        """A scale multiplies what stands since a larger one: "một nghìn tỷ" is 10**12; alone it
        counts once ("nghìn chín trăm")."""
        if self.done and self.done % scale:
            return _Sum(self.total * scale, 0, "", scale)
        count = self.open if self.group or self.digits else 1
        return _Sum(self.done + count * scale, 0, "", scale)


def number_from_words(text: str) -> int | None:
    """Return the number that Vietnamese words name, or None.

    Accepts lẻ and linh, nghìn and ngàn, tỷ and tỉ, short forms such as "hai lăm", digit by digit
    ("một chín tám lăm" is 1985), halves ("một triệu rưỡi") and the months giêng and chạp. Tones
    are ignored, so mười (ten) and mươi (times ten) are told apart by their place.
    """
    words = re.findall(r"[^\W\d_]+", without_tones(text))
    if len(words) == 1 and words[0] in _MONTH_WORDS:
        return _MONTH_WORDS[words[0]]
    if not any(word in DIGIT_WORDS or word in ("muoi", "chuc", "tram") for word in words):
        return None
    number: _Sum | None = _Sum()
    for word in words:
        number = number.plus(word) if number is not None else None
    return number.total if number is not None else None
