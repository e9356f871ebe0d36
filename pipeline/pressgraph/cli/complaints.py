"""One line on standard error for each article that could not be read."""

from __future__ import annotations

import sys

from tqdm import tqdm

from pressgraph.errors import InputError


class Complaints:
    """Prints errors as they come, above the progress bar, and remembers that there were some."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, error: InputError) -> None:
        """Say one error."""
        self.count += 1
        tqdm.write(f"pressgraph: {error}", file=sys.stderr)

    @property
    def exit_code(self) -> int:
        """0 if there was nothing to complain about, else 1."""
        return 1 if self.count else 0
