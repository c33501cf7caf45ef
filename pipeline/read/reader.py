"""The loaded models: find text lines, read them."""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from pipeline.read.beam import Languages, decode_with
from pipeline.read.crops import (
    NETWORK_HEIGHT,
    STRETCH,
    Pixels,
    at_network_height,
    network_width,
)
from pipeline.read.ctc import DecodedLine, Look
from pipeline.read.language import FIGURES, load_language
from pipeline.read.machine import computes_int8_exactly
from pipeline.read.twice import SECOND_STRETCH, decode_twice, is_doubted
from schemas.errors import MissingComponent
from schemas.geometry import Quad

WEIGHTS = Path(__file__).resolve().parent.parent / "weights"
DETECTOR = WEIGHTS / "det"
RECOGNISER = WEIGHTS / "vi_rec"
SLIM_RECOGNISER = WEIGHTS / "vi_rec_slim"

ENGINE = {"engine": "onnxruntime", "device": "cpu"}

RECOGNISER_MIN_WIDTH = 160
"""Narrower lines are padded to this width, so positions are fractions of at least this. PaddleOCR
pads to 320, which for the digit of a table's cell is mostly padding (docs/benchmarks.md)."""


@dataclass(frozen=True)
class DetectorSettings:
    """The long side in pixels to which a page is reduced for the detector, and the thresholds of
    Liao et al., 2020 (differentiable binarization); see docs/benchmarks.md, "Detector"."""

    long_side: int = 960
    thresh: float = 0.3
    box_thresh: float = 0.5
    unclip_ratio: float = 1.6


@dataclass(frozen=True)
class Reader:
    """The models, loaded once a process; not safe to share between threads. ``first`` reads every line,
    ``second`` those in doubt."""

    detector: Any
    first: Any
    second: Any
    languages: Languages | None = None

    def find_lines(self, image: Pixels) -> list[Quad]:
        """Return the quads of the text lines on a page, in no particular order.

        Args:
            image: H x W x 3, BGR.
        """
        found = self.detector.predict(image, batch_size=1)[0]
        polygons = np.asarray(found["dt_polys"], dtype=np.float64).reshape(-1, 4, 2)
        return [cast(Quad, tuple(map(tuple, polygon.tolist()))) for polygon in polygons]

    def read_strips(self, strips: list[Pixels]) -> list[DecodedLine]:
        """Read strips of one text line each (H x W x 3, BGR); character positions are fractions
        of the strip's width. Lines in doubt are looked at twice: both looks are weighed, or where there
        is no language to ask, the second counts."""
        looks = _look(self.first, strips, STRETCH)
        lines = [_rescaled(look.line, strip) for look, strip in zip(looks, strips, strict=True)]
        doubted = [i for i, line in enumerate(lines) if is_doubted(line)]
        again = _look(self.second, [strips[i] for i in doubted], SECOND_STRETCH)
        characters = self.first.paddlex_predictor.post_op.character
        for i, second in zip(doubted, again, strict=True):
            if self.languages is None:
                lines[i] = _rescaled(second.line, strips[i], SECOND_STRETCH)
                continue
            seen = looks[i].probabilities, second.probabilities
            weighed = decode_twice(*seen, characters, self.languages)
            lines[i] = _rescaled(looks[i].with_hand(weighed), strips[i])
        return lines


def _look(recogniser: Any, strips: list[Pixels], stretch: float) -> list[Look]:
    """Return what a network sees in each strip: one by one, for which its memory is small enough to
    stay in the processor's cache (docs/benchmarks.md, "How fast")."""
    if not strips:
        return []
    given = [at_network_height(strip, stretch) for strip in strips]
    return [result["rec_text"] for result in recogniser.predict(given, batch_size=1)]


def share_of_input(strip: Pixels, stretch: float = STRETCH) -> float:
    """Return which share of a network's input a strip has; the rest is padding."""
    width = network_width(strip, stretch)
    return width / max(RECOGNISER_MIN_WIDTH, width)


def _rescaled(line: DecodedLine, strip: Pixels, stretch: float = STRETCH) -> DecodedLine:
    share = share_of_input(strip, stretch)
    return DecodedLine(
        tuple(
            char._replace(position=round(min(1.0, char.position / share), 4)) for char in line.chars
        )
    )


def in_int8(folder: Path) -> Path:
    """Return the folder of the same recogniser computed mostly in 8 bits."""
    return folder.with_name(f"{folder.name}_int8")


def usual_recognisers() -> tuple[Path, Path]:
    """Return the recognisers that are used on this machine, for the first look and for the second: those
    in 8 bits where the processor computes them exactly (docs/decisions/0018-int8.md)."""
    if computes_int8_exactly():
        return in_int8(SLIM_RECOGNISER), in_int8(RECOGNISER)
    return SLIM_RECOGNISER, RECOGNISER


@cache
def load_reader(
    threads: int = 0,
    recogniser_folder: Path | None = None,
    detector_settings: DetectorSettings = DetectorSettings(),
    use_language: bool = True,
) -> Reader:
    """Load the models from the local folders; never touches the network.

    Args:
        threads: of ONNX Runtime; 0 lets it use every core.
        recogniser_folder: a recogniser in PaddleOCR's folder form to take both looks with, to
            measure it.
        detector_settings: others than the product's, to measure them.
        use_language: weigh what the network doubts against what usually stands there; otherwise
            every line is read by the best path.

    Raises:
        MissingComponent: if weights are not where ``make setup`` puts them.
    """
    folders = (recogniser_folder,) * 2 if recogniser_folder else usual_recognisers()
    for folder in (DETECTOR, *folders):
        if not (folder / "inference.onnx").exists():
            raise MissingComponent(f"no weights in {folder}")
    os.environ.setdefault("PADDLE_PDX_DISABLE_MODEL_SOURCE_CHECK", "True")
    # ONNX Runtime's official builds report their use to Microsoft unless told not to before they load
    # (Privacy.md of the wheel).
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    from paddleocr import TextDetection

    from pipeline.read.paddle import ShrinkingRunner, session_without_subnormals

    engine_config = {"intra_op_num_threads": threads, "inter_op_num_threads": 1}
    detector = TextDetection(
        model_name="PP-OCRv6_small_det",
        model_dir=str(DETECTOR),
        limit_side_len=detector_settings.long_side,
        limit_type="max",
        thresh=detector_settings.thresh,
        box_thresh=detector_settings.box_thresh,
        unclip_ratio=detector_settings.unclip_ratio,
        engine_config=engine_config,
        **ENGINE,
    )
    words = load_language() if use_language else None
    languages = None if words is None else Languages(words, load_language(FIGURES))
    first, second = (_load_recogniser(folder, languages, engine_config) for folder in folders)
    detector.paddlex_predictor.runner = ShrinkingRunner(
        session_without_subnormals(DETECTOR / "inference.onnx", threads)
    )
    second.paddlex_predictor.runner = ShrinkingRunner(second.paddlex_predictor.runner.session)
    return Reader(detector, first, second, languages)


def _load_recogniser(
    folder: Path, languages: Languages | None, engine_config: dict[str, int]
) -> Any:
    from paddleocr import TextRecognition

    from pipeline.read.ctc import DetailedCtcDecode

    recogniser = TextRecognition(
        model_name="PP-OCRv6_small_rec",
        model_dir=str(folder),
        engine_config=engine_config,
        **ENGINE,
    )
    predictor = recogniser.paddlex_predictor
    shape = [3, NETWORK_HEIGHT, RECOGNISER_MIN_WIDTH]
    predictor.pre_tfs["ReisizeNorm"].rec_image_shape = shape
    predictor.post_op = DetailedCtcDecode(
        character_list=predictor.config["PostProcess"]["character_dict"],
        decode=decode_with(languages),
    )
    return recogniser


def mean_score(lines: list[DecodedLine]) -> float:
    """Return the mean score of lines, each weighing as many characters as it has."""
    chars: NDArray[np.float64] = np.array(
        [char.probability for line in lines for char in line.chars], dtype=np.float64
    )
    return float(chars.mean()) if len(chars) else 0.0
