"""``python -m pressgraph`` is the command ``pressgraph``."""

from __future__ import annotations

import sys

from pressgraph.cli import main

sys.exit(main())
