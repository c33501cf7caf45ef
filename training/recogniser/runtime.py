"""Exported recognisers in ONNX Runtime: opened as the product opens them, read, and timed."""

import os
import time
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

os.environ["ORT_DISABLE_TELEMETRY"] = "1"
import onnxruntime

Session = Any
"""onnxruntime.InferenceSession, which has no types."""


def open_session(file: Path, threads: int = 1) -> Session:
    """Open an exported recogniser for the CPU.

    Args:
        threads: that compute.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


def probabilities(session: Session, pixels: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the probability of each class, B x T x classes."""
    name = session.get_inputs()[0].name
    return np.asarray(session.run(None, {name: pixels})[0], dtype=np.float32)


def milliseconds(session: Session, width: int, runs: int = 30) -> float:
    """Return the CPU time for one line of a width in pixels: the least of many runs, since other
    processes only ever add to it."""
    pixels = np.random.default_rng(width).uniform(-1, 1, (1, 3, 48, width)).astype(np.float32)
    taken = []
    for _ in range(runs):
        started = time.process_time()
        probabilities(session, pixels)
        taken.append(time.process_time() - started)
    return 1000 * min(taken)


def timed(session: Session) -> str:
    """Return the CPU time for lines of three widths, for people."""
    times = (f"{width} px {milliseconds(session, width):.1f} ms" for width in (320, 640, 960))
    return ", ".join(times) + " on one thread"
