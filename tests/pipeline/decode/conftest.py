"""Files that take long to build, built once."""

from pathlib import Path

import pytest
from PIL import Image


@pytest.fixture(scope="session")
def huge_pictures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Pictures of 30,000 x 30,000 pixels by the name of their kind, each a few megabytes at most."""
    folder = tmp_path_factory.mktemp("huge")
    paths = {kind: folder / kind for kind in ("png", "jpeg", "tiff")}
    white = Image.new("L", (30_000, 30_000), 255)
    white.save(paths["jpeg"], "JPEG", quality=1)
    black_and_white = white.convert("1")
    black_and_white.save(paths["png"], "PNG")
    black_and_white.save(paths["tiff"], "TIFF", compression="group4")
    return paths
