"""A request's body to an object of fields: bounded, JSON and nothing else."""

from typing import Any

from fastapi import Request
from starlette.requests import ClientDisconnect

from malssi.serve.problems import client_gone, not_json, too_large
from malssi.sources.objects import parse_json

MOST_BYTES = 64 * 1024


async def read_json(request: Request) -> Any:
    """Read the body.

    Raises:
        Refusal: it is too large, or not called JSON.
        InputError: it is not JSON.
    """
    content_type = request.headers.get("content-type", "")
    kind = content_type.partition(";")[0].strip().lower()
    if kind != "application/json" and not (kind.startswith("application/") and kind.endswith("+json")):
        raise not_json(content_type)
    return parse_json(await read_bounded(request))


async def read_bounded(request: Request) -> bytes:
    """Read at most `MOST_BYTES`, whatever the header says."""
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared[:20]) > MOST_BYTES:
        raise too_large(MOST_BYTES)
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > MOST_BYTES:
                raise too_large(MOST_BYTES)
    except ClientDisconnect:
        raise client_gone() from None
    return bytes(body)
