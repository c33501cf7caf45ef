"""What the layouts of the last word have in common: their split and their faces.

Print faces are those that lines are tested with, so no weights of ours ever saw them.
"""

from training.forms.blocks import Block, Layout, Split, Style
from training.forms.fonts import Family
from training.lines.faces import PRINT

_FACES = {face.family.name: face.family for face in PRINT[Split.TEST]}
DOULOS = _FACES["DoulosSIL"]
LIBERTINE = _FACES["LinLibertine"]
GARAMOND = _FACES["EBGaramond12"]
ROBOTO_SLAB = _FACES["RobotoSlab"]
OPEN_SANS = _FACES["OpenSans"]
ROBOTO = _FACES["Roboto"]
INTER = _FACES["Inter"]
BIOLINUM = _FACES["LinBiolinum"]
NARROW = _FACES["RobotoCondensed"]
TYPEWRITER = _FACES["cmun"]
AGAVE = _FACES["agave"]
MYNERVE = Family("Mynerve", "Mynerve-Regular.ttf", "")
PANGOLIN = Family("Pangolin", "Pangolin-Regular.ttf", "")


def exam(layout_id: str, style: Style, *blocks: Block) -> Layout:
    """Return a layout of the test split alone."""
    return Layout(f"exam_{layout_id}", blocks, style, frozenset({Split.TEST}))
