"""Open the address and serve until told to stop: SIGTERM and Ctrl-C finish what can be finished in time."""

import asyncio
import os
import socket
import sys
from collections.abc import Callable, Mapping
from ipaddress import ip_address
from types import FrameType

import uvicorn
from fastapi import FastAPI

from malssi.errors import InputError
from malssi.model.protocol import Model
from malssi.serve.app import create_app
from malssi.serve.connection import Connection, Limit, most_connections
from malssi.serve.guard import Guard, hosts_of
from malssi.serve.service import Service
from malssi.serve.url import url
from malssi.settings import Settings

LOCALHOST = "127.0.0.1"
INTERRUPTED = 130

WAITING_UNTIL, WORKING_UNTIL, SENDING_UNTIL = 0.5, 0.7, 0.8
"""Parts of the seconds of a shutdown until which requests still get their turn, answers that are in work are awaited,
and connections may take their answers. The rest is for the model."""

KEEP_ALIVE_S = 75
"""Seconds for which a connection is kept: longer than clients keep theirs, so that none sends into a closed one."""

WAITING_TO_CONNECT = 1024
"""Connections that the system keeps until they are accepted."""

ACCEPTED_AT_ONCE = 8
"""Connections that are accepted before the first of them is looked at (asyncio's meaning of a backlog): more than that
could use up the process's files before the limit of connections is seen."""


class Server(uvicorn.Server):
    """uvicorn, telling once it listens, and answering everybody when it is told to stop: by an answer while there is
    time, then by a refusal. Told twice, it refuses at once.
    """

    def __init__(self, config: uvicorn.Config, service: Service, listening: Callable[[], None]) -> None:
        super().__init__(config)
        self.service, self.listening = service, listening
        self.loop: asyncio.AbstractEventLoop | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self.loop = asyncio.get_running_loop()
        await super().startup(sockets)
        for listener in sockets or []:
            listener.listen(WAITING_TO_CONNECT)  # asyncio made it as few as it accepts at once
        if self.started:
            self.listening()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        loop, seconds = asyncio.get_running_loop(), self.service.settings.shutdown_seconds
        loop.call_later(seconds * WAITING_UNTIL, self.service.worker.queue.close)
        loop.call_later(seconds * WORKING_UNTIL, self.cut_short)
        await super().shutdown(sockets)

    def cut_short(self) -> None:
        """Refuse everybody who is not answered yet (`Guard` tells them)."""
        self.service.worker.queue.close()
        for task in self.server_state.tasks:
            task.cancel()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop; told twice, at once."""
        if self.should_exit and self.loop:
            self.loop.call_soon_threadsafe(self.cut_short)
        super().handle_exit(sig, frame)
        self.force_exit = False  # it would drop connections without an answer


def serve(settings: Settings, say: Callable[[str], None], models: Mapping[str, Model] | None = None) -> None:
    """Serve until stopped; say the address once it listens.

    Args:
        models: what speaks, by task; loaded by the settings where None.

    Raises:
        InputError: the address is not this machine's own, or is taken.
        ModelError: there is nothing to serve.
    """
    with opened(settings.host, settings.port) as address:
        app = create_app(settings, models)
        where = url(*address.getsockname()[:2])
        told = f"malssi listens on {where}, described at {where}/docs"
        try:
            server_of(app, lambda: say(told)).run(sockets=[address])
        except KeyboardInterrupt:
            leave_if_hung(app.state.service)
            raise


def leave_if_hung(service: Service) -> None:
    """End the process where the model's thread still works: Python's own end would wait for it or break under it."""
    if service.worker.thread.is_alive():
        print("interrupted", file=sys.stderr, flush=True)
        os._exit(INTERRUPTED)


def server_of(app: FastAPI, listening: Callable[[], None]) -> Server:
    """A server of an app, by the settings of its service."""
    service: Service = app.state.service
    settings = service.settings
    config = uvicorn.Config(
        Guard(app, hosts_of(settings.host, settings.allowed_hosts), settings.shutdown_seconds),
        http=type("BoundConnection", (Connection,), {"limit": Limit(most_connections(settings.max_connections))}),
        ws="none",
        lifespan="on",
        backlog=ACCEPTED_AT_ONCE,
        log_level="warning",
        access_log=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=[*settings.trusted_proxies],
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=settings.shutdown_seconds * SENDING_UNTIL,  # type: ignore[arg-type]  # waits by float
    )
    return Server(config, service, listening)


def opened(host: str, port: int) -> socket.socket:
    """Open the address.

    Raises:
        InputError: it is not this machine's own, or is taken.
    """
    literal = require_loopback(host)
    family = socket.AF_INET6 if ":" in literal else socket.AF_INET
    try:
        address = socket.create_server((literal, port), family=family, backlog=WAITING_TO_CONNECT)
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
