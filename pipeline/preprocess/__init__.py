"""From the pixels of a file to a page that is upright, flat, level, evenly lit and of the right size."""

from pipeline.preprocess.light import even_light
from pipeline.preprocess.page import Sheet, preprocess, turned
from pipeline.preprocess.stamps import suppress_red_stamps

__all__ = ["Sheet", "even_light", "preprocess", "suppress_red_stamps", "turned"]
