"""Numbers as Vietnamese spell them, for tests of their reading."""

DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def two_digits_in_words(number: int) -> str:
    tens, ones = divmod(number, 10)
    if tens == 0:
        return DIGITS[ones]
    one_word = {1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(ones, DIGITS[ones])
    head = "mười" if tens == 1 else f"{DIGITS[tens]} mươi"
    return head if ones == 0 else f"{head} {one_word}"


def year_in_words(year: int) -> str:
    thousands, rest = divmod(year, 1000)
    hundreds, rest = divmod(rest, 100)
    tail = (
        "" if rest == 0 else f" lẻ {DIGITS[rest]}" if rest < 10 else f" {two_digits_in_words(rest)}"
    )
    return f"{DIGITS[thousands]} nghìn {DIGITS[hundreds]} trăm{tail}"


def number_in_words(number: int) -> str:
    """Return any number below 10**12 in full words."""
    if number < 10:
        return DIGITS[number]
    groups = []
    for scale, name in ((10**9, " tỷ"), (10**6, " triệu"), (10**3, " nghìn"), (1, "")):
        count = number // scale % 1000
        if count:
            groups.append(f"{_below_a_thousand(count, is_first=not groups)}{name}")
    return " ".join(groups)


def _below_a_thousand(number: int, is_first: bool) -> str:
    hundreds, rest = divmod(number, 100)
    if is_first and not hundreds:
        return two_digits_in_words(rest)
    head = f"{DIGITS[hundreds]} trăm"
    if not rest:
        return head
    return f"{head} linh {DIGITS[rest]}" if rest < 10 else f"{head} {two_digits_in_words(rest)}"
