"""From the pixels of a page to its text lines, through PaddleOCR on ONNX Runtime."""

from pipeline.read.reader import Reader, load_reader

__all__ = ["Reader", "load_reader"]
