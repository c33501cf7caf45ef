"""What to do about a scan that is hard to read, from the measured quality of its pages."""

from collections.abc import Sequence

from web.wording import Language, say

_MOST_NAMED = 5


def scan_tips(
    blurred: Sequence[int], faint: Sequence[int], page_count: int | None, language: Language
) -> str:
    """Return a sentence or two for each fault of a document's pages; empty where they have none.

    Args:
        blurred: the indexes of the pages that are blurred, from 0, ascending.
        faint: those of the pages whose writing is faint.
        page_count: of the document; the only page of one is not named.
    """
    faults = (("tip_blurred", blurred), ("tip_faint", faint))
    tips = (
        _tip(say(language, key), indexes, page_count, language)
        for key, indexes in faults
        if indexes
    )
    return " ".join(tips)


def _tip(tip: str, indexes: Sequence[int], page_count: int | None, language: Language) -> str:
    if page_count == 1:
        return tip[0].upper() + tip[1:]
    named = ", ".join(str(index + 1) for index in indexes[:_MOST_NAMED])
    others = len(indexes) - _MOST_NAMED
    if others > 0:
        return say(language, "tip_many_pages", pages=named, others=others, tip=tip)
    return say(language, "tip_pages", pages=named, tip=tip)
