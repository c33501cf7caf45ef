"""PaddleX in little memory: what a process that reads must not load."""

import subprocess
import sys
from pathlib import Path

import numpy as np

from pipeline.read.paddle import ShrinkingRunner, left_out

ROOT = Path(__file__).parents[3]

MOST_BYTES = 700_000_000
"""What a worker that reads A4 pages may take."""


def test_a_module_left_out_is_empty_within_and_untouched_after() -> None:
    assert "tabnanny" not in sys.modules
    with left_out(("tabnanny", "json")):
        import json
        import tabnanny

        assert tabnanny.check.whatever() is None
        assert json.loads("1") == 1
    assert "tabnanny" not in sys.modules


def test_reading_a_page_loads_neither_a_model_hub_nor_pytorch_and_stays_small() -> None:
    code = (
        "import sys; from pathlib import Path;"
        "from pipeline.process import read_page; from pipeline.read import load_reader;"
        "read_page(Path('samples/ct01_01_scan.jpg'), 0, load_reader(1));"
        "print(sorted({'torch', 'modelscope', 'huggingface_hub', 'aistudio_sdk'} & set(sys.modules)));"
        # Not getrusage, which also counts what the process that started this one held.
        "status = Path('/proc/self/status').read_text();"
        "print(int(status.split('VmHWM:')[1].split()[0]) * 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded, peak = done.stdout.splitlines()
    assert loaded == "[]"
    assert int(peak) < MOST_BYTES


def test_the_runner_gives_a_model_its_one_input() -> None:
    class Session:
        def get_inputs(self) -> list[object]:
            return [type("Input", (), {"name": "x"})]

        def run(self, _: object, feed: dict[str, object], options: object) -> list[object]:
            assert options is not None
            return [feed["x"]]

    (given,) = ShrinkingRunner(Session())([np.ones((1, 3, 32, 32), np.float32)])
    assert given.shape == (1, 3, 32, 32)
