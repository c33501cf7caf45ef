"""What to do about a scan that is hard to read, from the measured quality of its pages."""

from collections.abc import Sequence

from schemas.page import Corner
from web.wording import Language, say

_MOST_NAMED = 5


def scan_tips(
    blurred: Sequence[int],
    faint: Sequence[int],
    page_count: int | None,
    language: Language,
    *,
    small: Sequence[int] = (),
    cut: Sequence[tuple[int, Sequence[Corner]]] = (),
) -> str:
    """Return a sentence or two for each fault of a document's pages; empty where they have none.

    Args:
        blurred: the indexes of the pages that are blurred, from 0, ascending.
        faint: those of the pages whose writing is faint.
        page_count: of the document; the only page of one is not named.
        language: of the sentences.
        small: the indexes of the pages that have too few pixels.
        cut: those of which corners were not photographed, each with them.
    """
    # What is too small is blurred once it is enlarged: the tip on its size mends both.
    only_blurred = [index for index in blurred if index not in small]
    faults = [
        (say(language, key), indexes)
        for key, indexes in (
            ("tip_small", small),
            ("tip_blurred", only_blurred),
            ("tip_faint", faint),
        )
        if indexes
    ]
    for missing in dict.fromkeys(tuple(corners) for _, corners in cut):
        names = ", ".join(say(language, f"corner_{it}") for it in missing)
        where = [index for index, corners in cut if tuple(corners) == missing]
        faults.append((say(language, "tip_cut", corners=names), where))
    return " ".join(_tip(tip, indexes, page_count, language) for tip, indexes in faults)


def _tip(tip: str, indexes: Sequence[int], page_count: int | None, language: Language) -> str:
    if page_count == 1:
        return tip[0].upper() + tip[1:]
    named = ", ".join(str(index + 1) for index in indexes[:_MOST_NAMED])
    others = len(indexes) - _MOST_NAMED
    if others > 0:
        return say(language, "tip_many_pages", pages=named, others=others, tip=tip)
    return say(language, "tip_pages", pages=named, tip=tip)
