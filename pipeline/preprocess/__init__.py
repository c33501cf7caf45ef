"""From the pixels of a file to a page that is upright, flat, level, evenly lit and of the right size."""

from pipeline.preprocess.page import Sheet, preprocess, turned

__all__ = ["Sheet", "preprocess", "turned"]
