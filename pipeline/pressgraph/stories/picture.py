"""The timeline as a drawing: a strip true to scale, and below it each step with its sentence, in the order of time.

A status is told by shape, dash and word, never by colour alone; only a deed has a full mark and an unbroken line. Everything that
comes from an article is escaped, and the drawing holds no script and no reference to another file.
"""

from __future__ import annotations

import textwrap
from base64 import b64encode
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from pressgraph.export.base import write_file
from pressgraph.export.html.looks import STATUS_LOOKS, status_look
from pressgraph.export.plain import plain_text
from pressgraph.model import Status
from pressgraph.stories.scale import Scale
from pressgraph.stories.steps import Step, differing

WIDTH = 960
_MARGIN, _AXIS, _TEXT = 24, 206, 242  # where the text of the head, the line of time, and the sentences begin
_LINE, _SMALL = 20, 17  # heights of a line of a sentence, and of what stands below it
_LETTERS, _DATE_LETTERS = 88, 22  # letters that fit into a line, measured with the widest of the usual system fonts
_STRIP_TOP, _STRIP_HEIGHT, _LEGEND = 86, 78, 52
_STACK = 4  # marks above one another in the strip
_SHAPES = {
    Status.ACTUAL: '<circle r="{r}"/>',
    Status.PLANNED: '<path d="M-{r},-{r} L{r},0 L-{r},{r} Z"/>',
    Status.DEMANDED: '<rect x="-{r}" y="-{r}" width="{d}" height="{d}"/>',
    Status.ALLEGED: '<path d="M0,-{d} L{d},0 L0,{d} L-{d},0 Z" transform="scale(0.72)"/>',
    Status.HYPOTHETICAL: '<circle r="{r}"/>',
    Status.NEGATED: '<path d="M-{r},-{r} L{r},{r} M-{r},{r} L{r},-{r}"/>',
}
_FONT = "system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif"
# attributes, since some viewers of notebooks drop style sheets
HEAD = 'font-size="20" font-weight="600" fill="#17202c"'
SAYS = 'font-size="15" fill="#17202c"'
DATE = 'font-size="14" fill="#17202c" text-anchor="end"'
NOTE = 'font-size="13" fill="#4a5563"'
TICK = 'font-size="12" fill="#4a5563" text-anchor="middle"'


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG; a notebook shows it, ``str()`` gives the text of the file; ``text`` says the same in words."""

    svg: str
    text: str = field(default="", repr=False)

    def __str__(self) -> str:
        return self.svg

    def __repr__(self) -> str:
        return self.text or f"<Picture: {len(self.svg)} characters of SVG>"

    def _repr_svg_(self) -> str:
        return self.svg

    def _repr_html_(self) -> str:
        """An image, which every viewer shows, with the same in words below for those who cannot see it."""
        title, _, rest = self.text.partition("\n")
        summary, _, words = rest.partition("\n")
        image = b64encode(self.svg.encode("utf-8", "replace")).decode("ascii")
        return (
            f'<figure style="margin:0"><img alt="{safe(f"{title}. {summary}")}" style="max-width:100%;height:auto" '
            f'src="data:image/svg+xml;base64,{image}"><figcaption><details><summary>The same in words</summary>'
            f'<pre style="white-space:pre-wrap;text-align:left">{safe(words)}</pre></details></figcaption></figure>'
        )

    def save(self, path: str | Path) -> None:
        """Write it to a file.

        Raises:
            ExportError: the file cannot be written.
        """
        write_file(Path(path), self.svg)


def head_of(title: str, summary: str, height: int, *, role: str = "timeline") -> Iterator[str]:
    """The beginning of a drawing: its names for people and for screen readers, on white."""
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'style="max-width:100%;height:auto" font-family="{_FONT}" '
        f'role="graphics-document document" aria-roledescription="{role}" aria-label="{safe(title)}">'
    )
    yield f"<title>{safe(title)}</title><desc>{safe(summary)}</desc>"
    yield f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>'
    yield f'<text {HEAD} x="{_MARGIN}" y="40">{safe(title)}</text><text {NOTE} x="{_MARGIN}" y="64">{safe(summary)}</text>'


def draw(title: str, summary: str, steps: Sequence[Step]) -> str:
    """The drawing of a story."""
    scale = Scale.of([day for step in steps for day in (step.moment.first, step.moment.last) if day], _MARGIN, WIDTH - _MARGIN)
    top = _STRIP_TOP + (_STRIP_HEIGHT if scale else 0) + _LEGEND
    rows, bottom = [], top
    for step in steps:
        lines, height = _row(step, bottom)
        rows.append(lines)
        bottom += height
    axis = f'<line x1="{_AXIS}" y1="{top - 8}" x2="{_AXIS}" y2="{bottom - 14}" stroke="#c3c9d1" stroke-width="2"/>' if steps else ""
    height = bottom + _MARGIN
    return (
        "\n".join(
            [
                *head_of(title, summary, height),
                *(_strip(scale, steps) if scale else ()),
                *legend_of({step.status for step in steps}, top - 32),
                axis,
                *rows,
                "</svg>",
            ]
        )
        + "\n"
    )


def _row(step: Step, top: int) -> tuple[str, int]:
    """One step, and how high it is."""
    dates = textwrap.wrap(plain_text(step.moment.words), _DATE_LETTERS)
    mark = "" if step.status is Status.ACTUAL else f'<tspan font-weight="600">{step.status.value}: </tspan>'
    says = textwrap.wrap(plain_text(step.says), _LETTERS, initial_indent=" " * (len(step.status.value) + 2 if mark else 0))
    notes = [f"{'; '.join(step.sources)}{f' · {len(step.voices)} claims' if len(step.voices) > 1 else ''}"]
    notes += differing(step)
    small = [line for note in notes for line in textwrap.wrap(plain_text(note), _LETTERS + 10)]
    parts = [f'<text {DATE} x="{_AXIS - 20}" y="{top + 5 + n * _LINE}">{safe(line)}</text>' for n, line in enumerate(dates)]
    parts += [_dashed(_AXIS + 10, top, _TEXT - 6, step.status), mark_of(_AXIS, top, step.status)]
    for n, line in enumerate(says):
        parts.append(f'<text {SAYS} x="{_TEXT}" y="{top + 5 + n * _LINE}">{mark if n == 0 else ""}{safe(line.lstrip())}</text>')
    below = top + 5 + len(says) * _LINE
    parts += [f'<text {NOTE} x="{_TEXT}" y="{below + n * _SMALL}">{safe(line)}</text>' for n, line in enumerate(small)]
    return f'<g role="group" aria-label="{safe(step.line)}">{"".join(parts)}</g>', max(
        len(says) * _LINE + len(small) * _SMALL, len(dates) * _LINE
    ) + 18


def _strip(scale: Scale, steps: Sequence[Step]) -> Iterator[str]:
    """The steps on one line, true to scale; those that would cover one another are stacked."""
    base = _STRIP_TOP + _STRIP_HEIGHT - 26
    yield f'<line x1="{_MARGIN}" y1="{base}" x2="{WIDTH - _MARGIN}" y2="{base}" stroke="#8a8f98"/>'
    for x, words in scale.ticks():
        yield f'<line x1="{x}" y1="{base}" x2="{x}" y2="{base + 5}" stroke="#8a8f98"/>'
        yield f'<text {TICK} x="{x}" y="{base + 19}">{words}</text>'
    stacked: dict[int, int] = {}
    for step in steps:
        if step.moment.first:
            x = scale.place(step.moment.first)
            height = stacked[x // 12] = stacked.get(x // 12, 0) + 1
            yield mark_of(x, base - 9 - 12 * min(height - 1, _STACK - 1), step.status, radius=4)


def legend_of(statuses: Collection[Status], y: int) -> Iterator[str]:
    """What the marks mean, of those that are there."""
    x = _MARGIN + 8
    for status in (status for status in STATUS_LOOKS if status in statuses):
        words = "happened" if status == Status.ACTUAL else str(status)
        yield f'{mark_of(x, y, Status(status))}<text {NOTE} x="{x + 14}" y="{y + 5}">{words}</text>'
        x += 46 + 8 * len(words)


def mark_of(x: int, y: int, status: Status, *, radius: int = 6) -> str:
    """The mark of a status: full for a deed, of another shape for each of the others."""
    look = status_look(status)
    is_deed = status is Status.ACTUAL
    dash = "" if is_deed or status is Status.NEGATED else ' stroke-dasharray="3 2"'
    shape = _SHAPES[status].format(r=radius, d=radius * 2)
    return (
        f'<g transform="translate({x},{y})" fill="{look.colour if is_deed else "#ffffff"}" stroke="{look.colour}" '
        f'stroke-width="2"{dash if status is Status.HYPOTHETICAL else ""}>{shape}</g>'
    )


def _dashed(start: int, y: int, end: int, status: Status) -> str:
    look = status_look(status)
    dash = f' stroke-dasharray="{" ".join(str(max(d // 2, 1)) for d in look.dashes)}"' if look.dashes else ""
    return f'<line x1="{start}" y1="{y}" x2="{end}" y2="{y}" stroke="{look.colour}" stroke-width="2"{dash}/>'


def safe(text: str) -> str:
    """A text for SVG, escaped."""
    return escape(plain_text(text))
