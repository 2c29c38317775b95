"""A JSON schema to the regular expression of its compact texts: what an engine writes when it may write nothing else.

XGrammar's own reading of a schema allows any white space between values, in which a small model loops until it is cut
off. Known are the keywords that an answer needs, and every length is bounded: a grammar guarantees a valid beginning,
the bounds that there is an end.
"""

import json
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from malssi.errors import ModelError

Schema = Mapping[str, Any]

KNOWN = {
    "object": {"properties", "required", "additionalProperties"},
    "array": {"items", "prefixItems", "minItems", "maxItems"},
    "string": {"pattern", "minLength", "maxLength"},
    "integer": set(),
    "boolean": set(),
    "null": set(),
}
"""Keywords by type; others would be passed over silently, so they are refused."""

EVERYWHERE = {"type", "title", "description"}
META = re.compile(r"[\\.^$|?*+()\[\]{}]")
PATTERN_PIECE = re.compile(r"\\.|.", re.DOTALL)
ESCAPED = {"\n": r"\\n", r"\n": r"\\n", '"': r"\\" + '"'}
"""What stands in a pattern for a character that JSON writes with a backslash."""

LETTER = r'[^"\\\x00-\x1f]'
"""A character that JSON writes as it is."""


@lru_cache(maxsize=1024)
def compact_texts(schema: str) -> str:
    """The expression of a schema that is given as JSON.

    Raises:
        ModelError: the schema is not JSON, has a keyword that is not known here, or leaves a length open.
    """
    try:
        return of_value(json.loads(schema))
    except json.JSONDecodeError as cause:
        raise refused(f"it is not JSON ({cause.msg})") from cause


def of_value(schema: Any) -> str:
    """Any value."""
    if not isinstance(schema, dict):
        raise refused(f"got {schema!r}, expected an object")
    if "const" in schema or "enum" in schema:
        return one_of(schema.get("enum", [schema.get("const")]))
    kind = schema.get("type")
    if not isinstance(kind, str) or kind not in OF_KIND:
        raise refused(f"got the type {kind!r}, expected one of {', '.join(OF_KIND)}, const or enum")
    unknown = schema.keys() - KNOWN[kind] - EVERYWHERE
    if unknown:
        raise refused(f"keyword {min(unknown)} of type {kind} is not known")
    return OF_KIND[kind](schema)


def one_of(values: list[Any]) -> str:
    """One of some values."""
    texts = [literal(json.dumps(value, ensure_ascii=False, separators=(",", ":"))) for value in values]
    return texts[0] if len(texts) == 1 else f"({'|'.join(texts)})"


def of_object(schema: Schema) -> str:
    """Every property, in the order of the schema."""
    properties = schema.get("properties", {})
    optional = properties.keys() - set(schema.get("required", ()))
    if optional:
        raise refused(f"property {min(optional)} is optional, expected every property to be required")
    fields = [f"{one_of([name])}:{of_value(value)}" for name, value in properties.items()]
    return rf"\{{{','.join(fields)}\}}"


def of_array(schema: Schema) -> str:
    """The first items one by one, then as many more as the bounds allow."""
    first = [of_value(item) for item in schema.get("prefixItems", ())]
    more = schema.get("items", False)
    if more is False:
        return rf"\[{','.join(first)}\]"
    low, high = bounds(schema, "minItems", "maxItems")
    item = of_value(more)
    if first:
        return rf"\[{','.join(first)}{repeated(f',{item}', low - len(first), high - len(first))}\]"
    some = f"{item}{repeated(f',{item}', low - 1, high - 1)}"
    return rf"\[{some}\]" if low else rf"\[({some})?\]"


def of_string(schema: Schema) -> str:
    """A string of a pattern, or of a bounded length."""
    pattern = schema.get("pattern")
    if pattern is None:
        return f'"{repeated(LETTER, *bounds(schema, "minLength", "maxLength"))}"'
    if not (pattern.startswith("^") and pattern.endswith("$")):
        raise refused(f"got the pattern {pattern!r}, expected one of the whole text, ^...$")
    return f'"({encoded(pattern[1:-1])})"'


def encoded(pattern: str) -> str:
    """A pattern of a string as a pattern of what JSON writes for it: a line break becomes a backslash and an n."""
    pieces, in_class = [], False
    for piece in PATTERN_PIECE.findall(pattern):
        pieces.append(piece if in_class else ESCAPED.get(piece, piece))
        in_class = piece == "[" or (in_class and piece != "]")
    return "".join(pieces)


def bounds(schema: Schema, least: str, most: str) -> tuple[int, int]:
    """How often something comes."""
    if most not in schema:
        raise refused(f"{schema.get('type')} without {most}: nothing would end it")
    return schema.get(least, 0), schema[most]


def repeated(piece: str, low: int, high: int) -> str:
    """So many times a piece, which is one character class or is put in brackets."""
    if high <= 0:
        return ""
    whole = piece if piece is LETTER else f"({piece})"
    return f"{whole}{{{max(low, 0)},{high}}}"


def literal(text: str) -> str:
    """An expression of one text."""
    return META.sub(r"\\\g<0>", text)


def refused(why: str) -> ModelError:
    """A schema that cannot be written to."""
    return ModelError(f"the answer's schema: {why}", "correct the task's schema")


OF_KIND: dict[str, Callable[[Schema], str]] = {
    "object": of_object,
    "array": of_array,
    "string": of_string,
    "integer": lambda schema: "(0|-?[1-9][0-9]{0,8})",
    "boolean": lambda schema: "(true|false)",
    "null": lambda schema: "null",
}
