"""The page at /docs, made from the OpenAPI description. It works offline: no script, style or font from elsewhere."""

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from importlib.resources import files
from typing import Any, NamedTuple

from jinja2 import Environment, StrictUndefined

from malssi.serve.guard import HEADERS

PAGE = "page/docs.ko.html"
STYLE = re.compile("<style>(.*?)</style>", re.DOTALL)


class Field(NamedTuple):
    """A row of a table of fields."""

    name: str
    kind: str
    required: bool
    description: str


def docs_page(openapi: Mapping[str, Any], address: str) -> str:
    """Render the page of the service at an address."""
    jinja = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    template = jinja.from_string(files(__package__).joinpath(PAGE).read_text("utf-8"))
    return template.render(info=openapi["info"], operations=operations(openapi), address=address)


def policy(page: str) -> str:
    """What a browser may load for the page: its own style, by the hash of its text, and nothing else."""
    styles = STYLE.findall(page)
    hashes = " ".join(f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" for style in styles)
    return f"{HEADERS['Content-Security-Policy']}; style-src {hashes}"


def operations(openapi: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Each path and method with its fields and an example."""
    return [
        {
            "method": method.upper(),
            "path": path,
            "summary": told.get("summary", ""),
            "description": told.get("description", ""),
            "fields": body_fields(openapi, told.get("requestBody", {})),
            "example": example_of(told.get("requestBody", {})),
            "answers": [
                (code, reply["description"], body_fields(openapi, reply), example_of(reply))
                for code, reply in told["responses"].items()
            ],
        }
        for path, methods in openapi["paths"].items()
        for method, told in methods.items()
    ]


def body_fields(openapi: Mapping[str, Any], body: Mapping[str, Any]) -> list[Field]:
    """The fields of a body; those of an object inside it follow it with a dot."""
    contents = list(body.get("content", {}).values())
    return fields_of(openapi, contents[0]["schema"], "") if contents else []


def fields_of(openapi: Mapping[str, Any], schema: Mapping[str, Any], prefix: str) -> list[Field]:
    """The fields of an object's schema."""
    found: list[Field] = []
    schema = resolved(openapi, schema)
    for name, told in schema.get("properties", {}).items():
        inner = resolved(openapi, told)
        description = told.get("description") or inner.get("description", "")
        found.append(Field(prefix + name, kind_of(inner), name in schema.get("required", ()), description))
        found += fields_of(openapi, inner, f"{prefix}{name}.")
    return found


def resolved(openapi: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema itself, or the component that it refers to."""
    name = schema.get("$ref", "").rpartition("/")[2]
    return openapi["components"]["schemas"][name] if name else schema


def kind_of(schema: Mapping[str, Any]) -> str:
    """A type with its bounds: "number -40..50"."""
    options = [option for option in schema.get("anyOf", [schema]) if option.get("type") != "null"]
    kinds = []
    for option in options:
        low, high = option.get("minimum"), option.get("maximum")
        bounds = f" {low}..{high}" if low is not None and high is not None else ""
        kinds.append(f"{option.get('type', '')}{bounds}")
    return " | ".join(kinds)


def example_of(body: Mapping[str, Any]) -> str:
    """The example of a request or a reply as one line of JSON, or nothing."""
    example = next((content.get("example") for content in body.get("content", {}).values()), None)
    return "" if example is None else json.dumps(example, ensure_ascii=False)
