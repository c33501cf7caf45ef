"""Reports as text."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from training.evaluation.confusions import Confusion, ErrorClass
from training.evaluation.measures import Rate, SliceScore
from training.evaluation.report import Change, EngineReport, Report

_HEADER = (
    f"{'slice':12} {'engine':16} {'lines':>5} {'chars':>6} {'CER':>7} {'95 %':>15} {'WER':>7} "
    f"{'exact':>6} {'95 %':>11} {'ECE line':>8} {'char':>6} {'lines/s':>8}"
)
_SHOWN_AS = {"": "∅", " ": "␣"}


def report_table(report: Report) -> Iterator[str]:
    """Yield the lines of the table: slice by slice, the engines below each other."""
    yield _HEADER
    for name, scores in report.by_slice():
        for engine, score in scores:
            yield _row(name, engine, score)
    yield ""
    for each in report.engines:
        yield f"{each.engine:29} {_speed(each.slices):8.1f} lines/s (CPU time, one thread)"


def _row(name: str, engine: str, score: SliceScore) -> str:
    return (
        f"{name:12} {engine:16} {len(score.lines):5} {score.characters:6} {score.cer.value:7.2%} "
        f"{_between(score.cer, 2):>15} {score.wer:7.2%} {score.exact.value:6.1%} "
        f"{_between(score.exact, 0):>11} {score.line_ece:8.3f} {score.char_ece:6.3f} "
        f"{_speed([score]):8.1f}"
    )


def _between(rate: Rate, digits: int) -> str:
    return f"{100 * rate.low:.{digits}f} to {100 * rate.high:.{digits}f}"


def _speed(scores: Sequence[SliceScore]) -> float:
    return sum(len(score.lines) for score in scores) / max(1e-9, sum(s.seconds for s in scores))


def all_confusions(engine: EngineReport) -> tuple[Confusion, ...]:
    """Return an engine's confusions over all slices, the most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    classes: dict[tuple[str, str], ErrorClass] = {}
    for score in engine.slices:
        for each in score.confusions:
            counts[each.truth, each.read] += each.count
            classes[each.truth, each.read] = each.error
    return tuple(
        Confusion(truth=pair[0], read=pair[1], error=classes[pair], count=count)
        for pair, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def confusion_table(engine: EngineReport, most: int = 12) -> Iterator[str]:
    """Yield an engine's mistakes by class, with the most frequent of each as "true>read"."""
    found = all_confusions(engine)
    total = sum(each.count for each in found)
    yield f"{engine.engine}: {total} wrong characters"
    for error in ErrorClass:
        of_class = [each for each in found if each.error is error]
        count = sum(each.count for each in of_class)
        if count:
            shown = "  ".join(_shown(each) for each in of_class[:most])
            yield f"  {error:15} {count:6} {count / total:6.1%}  {shown}"


def _shown(each: Confusion) -> str:
    truth, read = (_SHOWN_AS.get(char, char) for char in (each.truth, each.read))
    return f"{truth}>{read} {each.count}"


def change_table(found: Iterable[Change]) -> Iterator[str]:
    """Yield the differences between two runs, new minus old, in percentage points."""
    yield f"{'slice':12} {'engine':16} {'CER':>7} {'95 %':>15} {'exact':>7} {'95 %':>15}"
    for each in found:
        note = " WORSE" if each.is_worse else ""
        note += "" if each.is_same_lines else " (other lines)"
        yield (
            f"{each.slice:12} {each.engine:16} {100 * each.cer.value:+7.2f} "
            f"{_between(each.cer, 2):>15} {100 * each.exact.value:+7.1f} "
            f"{_between(each.exact, 1):>15}{note}"
        )
