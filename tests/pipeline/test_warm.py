"""A warm process has everything at hand when its first document comes."""

import subprocess
import sys

FIRST_DOCUMENT = """
from pathlib import Path
from pipeline.process import understand
from pipeline.warm import warm_up
from schemas.form import load_forms
from tests.pipeline.typed import BIRTH_ROWS, page

forms = load_forms()
warm_up()

open_file = Path.open

def opened(path, *how, **more):
    assert path.suffix == ".txt", f"{path.name} is read for the first document"
    return open_file(path, *how, **more)

Path.open = opened
print(understand([page(BIRTH_ROWS)], forms).records[0].fields["requester_residence"].value)
"""


def test_the_first_document_waits_for_no_gazetteer() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_DOCUMENT], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "12/5 Lê Lợi, phường Bến Nghé, Thành phố Hồ Chí Minh"
