"""A user's own list of entities: names, aliases, kinds and ids that win over what is read.

CSV with a header line: ``name`` and, if wanted, ``aliases`` (separated by ``|``), ``kind``, ``id``, ``url``. Or FollowTheMoney as
JSON Lines, an entity a line. A name that two entries have, of kinds that agree, tells nothing and is passed over.
"""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pressgraph.entities.chains import Chain, Known
from pressgraph.entities.names import full_words, name_key, name_words
from pressgraph.errors import InputError
from pressgraph.model import Kind

COLUMNS = ("name", "aliases", "kind", "id", "url")
SCHEMAS = {
    "Person": Kind.PERSON,
    "Organization": Kind.ORGANIZATION,
    "Company": Kind.ORGANIZATION,
    "PublicBody": Kind.ORGANIZATION,
    "LegalEntity": Kind.ORGANIZATION,
    "Address": Kind.PLACE,
    "Event": Kind.EVENT,
    "Document": Kind.WORK,
    "Contract": Kind.AGREEMENT,
}
# kinds that a reading takes for one another
_ALIKE = ({Kind.ORGANIZATION, Kind.PLACE, Kind.GROUP, Kind.OTHER}, {Kind.AGREEMENT, Kind.WORK, Kind.OTHER})
_NAMES = ("name", "alias", "weakAlias", "abbreviation")


def load_known(path: str | Path) -> tuple[str, str]:
    """Name and text of a list, after a look whether it can be read.

    Raises:
        InputError: the file is missing, or a line of it is malformed.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the list of entities cannot be read: {error}", path=str(path)) from error
    parse_known(text, str(path))
    return str(path), text


def parse_known(text: str, path: str) -> tuple[Known, ...]:
    """The entries of a list.

    Raises:
        InputError: with file and line, what is wrong and what was expected.
    """
    entries = list(_json_lines(text, path) if text.lstrip()[:1] == "{" else _csv(text, path))
    seen: dict[str, int] = {}
    for line, entry in entries:
        if entry.id in seen:
            raise InputError(f"the id {entry.id!r} stands in line {seen[entry.id]} already", path=path, line=line)
        seen[entry.id] = line
    return tuple(entry for _, entry in entries)


def mark_known(chains: Iterable[Chain], entries: Sequence[Known]) -> list[Chain]:
    """The chains, those whose best name is one of the list with its entry; where two would fit, with none."""
    named: dict[tuple[str, ...], list[Known]] = defaultdict(list)
    for entry in entries:
        names = (entry.name, *entry.aliases)
        for key in {_key(name, kind) for name in names for kind in (entry.kind or Kind.PERSON, entry.kind or Kind.OTHER)}:
            named[key].append(entry)
    return [replace(chain, known=_entry_of(chain, named)) for chain in chains]


def _entry_of(chain: Chain, named: Mapping[tuple[str, ...], Sequence[Known]]) -> Known | None:
    if not chain.names:
        return None
    entries = named.get(_key(chain.name, chain.kind), ())
    fitting = {entry.id: entry for entry in entries if _agree(entry.kind, chain.kind)}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _key(name: str, kind: Kind) -> tuple[str, ...]:
    """A name as it is compared; a person's without title, with what tells namesakes apart."""
    key = name_key(name, kind) if kind is Kind.PERSON else None
    return (*key.words, *key.mark) if key else full_words(tuple(word for word in name_words(name) if word != "the"))


def _agree(kind: Kind | None, read: Kind) -> bool:
    return kind is None or kind is read or any({kind, read} <= alike for alike in _ALIKE)


def _csv(text: str, path: str) -> Iterator[tuple[int, Known]]:
    reader = csv.DictReader(io.StringIO(text))
    columns = [column.strip() for column in reader.fieldnames or ()]
    if "name" not in columns or not set(columns) <= set(COLUMNS):
        found, wanted = ", ".join(columns) or "nothing", ", ".join(COLUMNS)
        raise InputError(f"the first line names the columns, of {wanted}, name among them; it has {found}", path=path, line=1)
    for row in reader:
        fields = {(key or "").strip(): (value or "").strip() for key, value in row.items() if not isinstance(value, list)}
        if None in row:
            raise InputError(
                f"more than {len(columns)} columns; a name with a comma stands in quotes", path=path, line=reader.line_num
            )
        if not any(fields.values()):
            continue
        aliases = [alias.strip() for alias in fields.get("aliases", "").split("|")]
        kind = _kind(fields.get("kind", ""), path, reader.line_num)
        yield (
            reader.line_num,
            _known(fields["name"], aliases, kind, fields.get("id", ""), fields.get("url", ""), path, reader.line_num),
        )


def _kind(word: str, path: str, line: int) -> Kind | None:
    try:
        return Kind(word.casefold()) if word else None
    except ValueError:
        raise InputError(f"no kind {word!r}; the kinds are {', '.join(Kind)}", path=path, line=line) from None


def _json_lines(text: str, path: str) -> Iterator[tuple[int, Known]]:
    for line, content in enumerate(text.splitlines(), 1):
        if not content.strip():
            continue
        try:
            data: dict[str, Any] = json.loads(content)
            properties: dict[str, list[str]] = data["properties"]
            schema, identifier = data["schema"], str(data["id"])
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(f"no FollowTheMoney entity (id, schema, properties): {error}", path=path, line=line) from error
        if schema not in SCHEMAS:
            raise InputError(f"no schema {schema!r} is known here; those are {', '.join(SCHEMAS)}", path=path, line=line)
        names = [name for key in _NAMES for name in properties.get(key, ())]
        links = [f"http://www.wikidata.org/entity/{item}" for item in properties.get("wikidataId", ())]
        links += properties.get("sourceUrl", [])
        yield line, _known(names[0] if names else "", names[1:], SCHEMAS[schema], identifier, links[0] if links else "", path, line)


def _known(  # noqa: PLR0913  # a row and where it stands
    name: str, aliases: Iterable[str], kind: Kind | None, identifier: str, url: str, path: str, line: int
) -> Known:
    if not name_words(name):
        raise InputError("an entity without a name", path=path, line=line)
    if "://" in identifier:
        url = url or identifier
    own = identifier.rstrip("/").rsplit("/", 1)[-1] or "-".join(name_words(name))
    others = tuple(dict.fromkeys(alias for alias in aliases if alias and alias != name))
    return Known(f"{kind.value if kind else 'known'}/{own}", name, kind, others, url or None)
