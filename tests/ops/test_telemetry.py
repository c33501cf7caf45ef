"""Nothing that hoso runs on reports to its maker."""

import os
import subprocess
import sys
from pathlib import Path

from tests.ops.compose import PROJECT, command
from tests.servers import Servers
from workers.embedded import processes, seaweedfs
from workers.embedded.home import Home


def test_reading_leaves_no_trace_of_onnx_runtimes_reports(tmp_path: Path) -> None:
    script = (
        "import numpy; from pipeline.read import load_reader;"
        "print(load_reader(1).find_lines(numpy.full((300, 400, 3), 255, numpy.uint8)))"
    )
    environment = {key: value for key, value in os.environ.items() if not key.startswith("ORT_")}
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=PROJECT,
        env={**environment, "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")},
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() == "[]", done.stderr
    assert not [path for path in tmp_path.rglob("*") if "onnxruntime" in path.name]


def test_the_object_store_is_started_without_its_reports(servers: Servers) -> None:
    record = processes.running(Home(servers.home).run, seaweedfs.NAME)
    assert record is not None
    assert "-master.telemetry=false" in record.argv
    assert "-master.telemetry=false" in command("seaweedfs")
