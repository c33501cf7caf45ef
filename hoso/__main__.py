"""``python -m hoso``, the same as the command ``hoso``."""

import sys

from hoso.cli import main

sys.exit(main())
