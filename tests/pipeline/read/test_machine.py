from pathlib import Path

import pytest

from pipeline.read.machine import computes_int8_exactly
from pipeline.read.reader import RECOGNISER, SLIM_RECOGNISER, in_int8, usual_recognisers


@pytest.mark.parametrize(
    ("flags", "exact"),
    [
        ("fpu avx2 avx512f avx512_vnni", True),
        ("fpu avx2 avx_vnni", True),
        ("fpu avx2 avx512f", False),
        ("fpu not_avx_vnni", False),
    ],
)
def test_8_bits_are_exact_where_the_processor_names_the_instructions(
    flags: str, exact: bool, tmp_path: Path
) -> None:
    file = tmp_path / "cpuinfo"
    file.write_text(f"processor\t: 0\nflags\t\t: {flags}\n", encoding="utf-8")
    assert computes_int8_exactly(file) is exact


def test_a_machine_that_does_not_say_computes_in_single_precision(tmp_path: Path) -> None:
    assert computes_int8_exactly(tmp_path / "missing") is False


def test_all_recognisers_are_there_and_two_are_usual() -> None:
    for folder in (RECOGNISER, SLIM_RECOGNISER):
        assert (folder / "inference.onnx").exists()
        assert (in_int8(folder) / "inference.onnx").exists()
    single = SLIM_RECOGNISER, RECOGNISER
    assert usual_recognisers() in (single, tuple(map(in_int8, single)))


def test_all_recognisers_write_the_same_letters() -> None:
    texts = {
        (each / "inference.yml").read_text(encoding="utf-8")
        for folder in (RECOGNISER, SLIM_RECOGNISER)
        for each in (folder, in_int8(folder))
    }
    assert len(texts) == 1
