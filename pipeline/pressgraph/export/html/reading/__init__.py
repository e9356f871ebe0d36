"""The reading view: an article's text with entities, events and dates marked in place, and its facts as notes in the margin.

So an editor can check the reading against the text. ``notes`` collects the facts, ``places`` finds their words, ``marks`` says what
is to be marked, ``marking`` marks it, ``page`` puts all of it into a page. All marking is done here: a browser counts letters
otherwise than Python does, and is never handed an offset.
"""

from __future__ import annotations

from pressgraph.export.html.reading.finding import find_article
from pressgraph.export.html.reading.page import (
    Reading,
    file_names,
    index_page,
    reading_body,
    reading_page,
    reading_script,
    reading_style,
)

__all__ = ["Reading", "file_names", "find_article", "index_page", "reading_body", "reading_page", "reading_script", "reading_style"]
