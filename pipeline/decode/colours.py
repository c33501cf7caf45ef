"""From whatever colours a file has to 8 bit BGR on white paper."""

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

_WIDE_MODES = frozenset({"I", "F", "I;16", "I;16B", "I;16L", "I;16N"})
_ALPHA_MODES = frozenset({"RGBA", "LA", "PA", "RGBa", "La"})


def to_bgr(image: Image.Image) -> NDArray[np.uint8]:
    """Return a loaded image as H x W x 3 BGR; what is transparent becomes white paper."""
    if image.mode in _WIDE_MODES:
        return cv2.cvtColor(_to_8_bit(np.asarray(image)), cv2.COLOR_GRAY2BGR).astype(
            np.uint8, copy=False
        )
    if image.mode in _ALPHA_MODES or "transparency" in image.info:
        with_alpha = image.convert("RGBA")
        image = Image.new("RGB", image.size, "white")
        image.paste(with_alpha, mask=with_alpha.getchannel("A"))
    rgb = np.asarray(image.convert("RGB"))
    return cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR).astype(np.uint8, copy=False)


def _to_8_bit(grey: NDArray[np.generic]) -> NDArray[np.uint8]:
    """Return 16 bit grey divided down; wider or fractional grey stretched over its own range."""
    if grey.dtype.kind == "u":
        return (grey.astype(np.uint16) // 257).astype(np.uint8)
    values = np.nan_to_num(grey.astype(np.float32))
    low, high = float(values.min()), float(values.max())
    if low >= 0 and high <= 255:
        return values.astype(np.uint8)
    if low >= 0 and high <= 65535 and grey.dtype.kind == "i":
        return (values / 257).astype(np.uint8)
    return ((values - low) * (255 / (high - low))).astype(np.uint8)
