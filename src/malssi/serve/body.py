"""A request's body to an object of fields: bounded, JSON and nothing else."""

import asyncio
from typing import Any

from fastapi import Request
from starlette.requests import ClientDisconnect

from malssi.serve.problems import client_gone, not_json, too_large, too_slow
from malssi.sources.objects import parse_json

MAX_BYTES = 64 * 1024
MAX_SECONDS = 10.0
"""Seconds in which a body must have come."""


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
    """Read at most `MAX_BYTES`, whatever the header says."""
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared[:20]) > MAX_BYTES:
        raise too_large(MAX_BYTES)
    body = bytearray()
    try:
        async with asyncio.timeout(MAX_SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > MAX_BYTES:
                    raise too_large(MAX_BYTES)
    except TimeoutError:
        raise too_slow(MAX_SECONDS) from None
    except ClientDisconnect:
        raise client_gone() from None
    return bytes(body)
