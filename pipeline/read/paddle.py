"""PaddleX in less memory.

hoso has its weights in a folder, but PaddleX imports the clients of three model hubs as it is
imported, and these import PyTorch where it is installed: 110 to 250 MB and a second or more in
every process that reads.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from pipeline.read.subnormals import without_subnormals

HUBS = (
    "huggingface_hub",
    "huggingface_hub.utils",
    "modelscope",
    "modelscope.hub",
    "modelscope.hub.errors",
    "aistudio_sdk",
    "aistudio_sdk.errors",
    "aistudio_sdk.snapshot_download",
)
"""What ``paddlex.inference.utils.official_models`` (3.7.2) imports."""


class LeftOut(ModuleType):
    """Stands where a module would; has every name, and calling one does nothing."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__path__: list[str] = []

    def __getattr__(self, name: str) -> "LeftOut":
        if name.startswith("__"):
            raise AttributeError(name)
        return LeftOut(f"{self.__name__}.{name}")

    def __call__(self, *args: object, **kwargs: object) -> None:
        """Do nothing."""


@contextmanager
def left_out(names: tuple[str, ...]) -> Iterator[None]:
    """Within this, importing one of these modules gives an empty one; loaded ones stay as they are."""
    stands_in = {name: LeftOut(name) for name in names if name not in sys.modules}
    sys.modules.update(stands_in)
    try:
        yield
    finally:
        for name, module in stands_in.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


with left_out(HUBS):
    from paddlex.inference.models.text_recognition.processors import CTCLabelDecode


def session_without_subnormals(model: Path, threads: int) -> Any:
    """Return a session of an ONNX file whose weights have no subnormal numbers.

    Args:
        model: the file.
        threads: of ONNX Runtime; 0 lets it use every core.
    """
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    return InferenceSession(without_subnormals(model.read_bytes()), options)


class ShrinkingRunner:
    """Takes the place of paddlex's runner for a model of one input: what a run needed is given back
    after it, so that the detector does not hold 200 MB between two pages, nor the second recogniser what the
    widest line took."""

    def __init__(self, session: Any) -> None:
        from onnxruntime import RunOptions

        self.session = session
        self._options = RunOptions()
        self._options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")

    def __call__(self, x: list[NDArray[np.float32]]) -> list[NDArray[np.float32]]:
        """Run the model on the one array of ``x``."""
        feed = {self.session.get_inputs()[0].name: np.ascontiguousarray(x[0])}
        return cast(list[NDArray[np.float32]], self.session.run(None, feed, self._options))


__all__ = ["CTCLabelDecode", "ShrinkingRunner", "session_without_subnormals"]
