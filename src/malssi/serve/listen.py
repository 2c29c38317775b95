"""Open the address and serve until told to stop: SIGTERM and Ctrl-C finish what is in work."""

import asyncio
import os
import socket
from collections.abc import Callable
from ipaddress import ip_address

import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.h11_impl import H11Protocol

from malssi.errors import InputError
from malssi.serve.app import create_app
from malssi.serve.url import url
from malssi.settings import Settings

LOCALHOST = "127.0.0.1"
SPARE_S = 5
"""Seconds for which requests still get their turn once the service is told to stop."""

HEAD_S = 10.0
"""Seconds in which a new connection must have sent the head of a request."""

KEEP_ALIVE_S = 75
"""Seconds for which a connection is kept: longer than clients keep theirs, so that none sends into a closed one."""


class Connection(H11Protocol):
    """uvicorn's, closed where nobody asks for anything."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        super().connection_made(transport)
        self.loop.call_later(HEAD_S, self.close_if_silent)

    def close_if_silent(self) -> None:
        """Close a connection on which no request has begun."""
        if self.cycle is None and not self.transport.is_closing():
            self.transport.close()


class Server(uvicorn.Server):
    """uvicorn, telling once it listens, and giving those who wait for the model a while when it is told to stop."""

    def __init__(self, config: uvicorn.Config, listening: Callable[[], None], refuse: Callable[[], None]) -> None:
        super().__init__(config)
        self.listening, self.refuse = listening, refuse

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.listening()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        asyncio.get_running_loop().call_later(SPARE_S, self.refuse)
        await super().shutdown(sockets)


def serve(settings: Settings, say: Callable[[str], None]) -> None:
    """Serve until stopped; say the address once it listens.

    Raises:
        InputError: the address is not this machine's own, or is taken.
        ModelError: there is nothing to serve.
    """
    with opened(settings.host, settings.port) as address:
        app = create_app(settings)
        where = url(*address.getsockname()[:2])
        told = f"malssi listens on {where}, described at {where}/docs"
        server_of(app, settings.max_seconds, lambda: say(told)).run(sockets=[address])


def server_of(app: FastAPI, longest_answer_s: float, listening: Callable[[], None]) -> Server:
    """A server that waits, when it is told to stop, for the answers in work."""
    patience_s = round(longest_answer_s) + SPARE_S
    config = uvicorn.Config(
        app,
        http=Connection,
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=patience_s,
    )
    return Server(config, listening, app.state.service.worker.refuse)


def opened(host: str, port: int) -> socket.socket:
    """Open the address.

    Raises:
        InputError: it is not this machine's own, or is taken.
    """
    literal = require_loopback(host)
    family = socket.AF_INET6 if ":" in literal else socket.AF_INET
    try:
        address = socket.create_server((literal, port), family=family, backlog=128)
    except OSError as cause:
        raise InputError(
            f"port: {literal}:{port} cannot be opened ({os.strerror(cause.errno or 0)})",
            "choose another with --port, or 0 for a free one",
        ) from cause
    # asyncio does so for sockets that it opened itself only. Without it an answer's body waits 40 ms behind its head,
    # for the client's delayed acknowledgement; connections inherit it.
    address.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return address


def require_loopback(host: str) -> str:
    """The address, if only this machine reaches it; names are not looked up.

    Raises:
        InputError: others could reach it.
    """
    literal = LOCALHOST if host == "localhost" else host
    try:
        is_own = ip_address(literal).is_loopback
    except ValueError:
        is_own = False
    if not is_own:
        raise InputError(
            f"host: got {host!r}, expected 127.0.0.1, ::1 or localhost: there are no API keys yet",
            "put a reverse proxy that authenticates in front of 127.0.0.1",
        )
    return literal
