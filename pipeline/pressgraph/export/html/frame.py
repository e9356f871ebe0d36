"""What all our pages share: autoescaped templates, a content security policy that names each script by its hash, data as JSON."""

from __future__ import annotations

import base64
import functools
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from pressgraph.export.html.looks import KIND_LOOKS, STATUS_LOOKS
from pressgraph.resources import read_template


def fill_template(name: str, values: Mapping[str, Any], *, scripts: tuple[str, ...] = (), styles: tuple[str, ...] = ()) -> str:
    """A page from one of our templates; every value is escaped, and only these scripts may run in it."""
    return (
        _environment()
        .get_template(name)
        .render(
            values,
            hashes=[_sha256(script) for script in scripts],
            scripts=[Markup(script) for script in scripts],
            styles=[Markup(style) for style in styles],
        )
    )


def json_block(data: object) -> Markup:
    """JSON that may stand inside a script element: no "<" can end it, no "&" can be mistaken."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def look_style() -> str:
    """The colours of statuses and kinds as properties of CSS, on white and on a dark ground."""
    light = [f'[data-status="{name}"]{{--look:{look.colour}}}' for name, look in STATUS_LOOKS.items()]
    light += [f'[data-kind="{name}"]{{--look:{look.colour}}}' for name, look in KIND_LOOKS.items()]
    dark = [f'[data-status="{name}"]{{--look:{look.dark}}}' for name, look in STATUS_LOOKS.items()]
    dark += [f'[data-kind="{name}"]{{--look:{look.dark}}}' for name, look in KIND_LOOKS.items()]
    return "".join(light) + "@media screen and (prefers-color-scheme:dark){" + "".join(dark) + "}"


def _sha256(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")


@functools.cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(read_template), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
