"""What the processor can do."""

from functools import cache
from pathlib import Path

CPU_INFO = Path("/proc/cpuinfo")

DOT_PRODUCT_FLAGS = frozenset({"avx512_vnni", "avx_vnni"})
"""Instructions that add products of 8 bits in 32. Without them ONNX Runtime adds pairs in 16 bits,
which overflow (its documentation, "Quantize ONNX models", on U8S8 and VPMADDUBSW)."""


@cache
def computes_int8_exactly(cpu_info: Path = CPU_INFO) -> bool:
    """Return whether products of 8 bits are summed without overflow here; False where the system
    does not say."""
    try:
        text = cpu_info.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    flags = (line.partition(":")[2].split() for line in text.splitlines() if line[:5] == "flags")
    return any(DOT_PRODUCT_FLAGS & set(each) for each in flags)
