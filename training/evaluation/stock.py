"""The recogniser as PaddlePaddle trained it: PP-OCRv6 small, whose dictionary lacks 88 Vietnamese
letters."""

from pathlib import Path

import onnxruntime
import yaml

from schemas.errors import MissingComponent
from training.evaluation.engines import Engine, load_recogniser

FOLDER = Path(__file__).parent / "stock_rec"
_CONFIG = "inference.yml"


def load_stock() -> Engine:
    """Load the stock recogniser, which ``scripts/fetch_detector.py --stock-recogniser`` brings.

    Raises:
        MissingComponent: if it has not been brought.
    """
    model = FOLDER / "inference.onnx"
    if not model.exists():
        raise MissingComponent("run python scripts/fetch_detector.py --stock-recogniser first")
    if not (FOLDER / _CONFIG).exists():
        (FOLDER / _CONFIG).write_text(_config_of(model), encoding="utf-8")
    return load_recogniser(FOLDER, "PP-OCRv6 stock")


def _config_of(model: Path) -> str:
    """Return the configuration that PaddleOCR wants beside a model; the dictionary stands in the
    model's metadata, a character a line, without CTC's blank and the space."""
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    characters = session.get_modelmeta().custom_metadata_map["character"].split("\n")
    classes = session.get_outputs()[0].shape[-1]
    config = {
        "Global": {"model_name": "PP-OCRv6_small_rec"},
        "PreProcess": {
            "transform_ops": [
                {"DecodeImage": {"channel_first": False, "img_mode": "BGR"}},
                {"RecResizeImg": {"image_shape": [3, 48, 320]}},
            ]
        },
        "PostProcess": {"name": "CTCLabelDecode", "character_dict": characters[: classes - 2]},
    }
    return yaml.safe_dump(config, allow_unicode=True)
