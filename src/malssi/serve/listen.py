"""Open the address and serve until told to stop: SIGTERM and Ctrl-C finish what is in work."""

import socket
from collections.abc import Callable
from ipaddress import ip_address

import uvicorn
from fastapi import FastAPI

from malssi.errors import InputError
from malssi.serve.app import create_app
from malssi.settings import Settings

LOCALHOST = "127.0.0.1"
SPARE_S = 5


class Server(uvicorn.Server):
    """uvicorn, telling once it listens."""

    def __init__(self, config: uvicorn.Config, listening: Callable[[], None]) -> None:
        super().__init__(config)
        self.listening = listening

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.listening()


def serve(settings: Settings, say: Callable[[str], None]) -> None:
    """Serve until stopped; say the address once it listens.

    Raises:
        InputError: the address is not this machine's own, or is taken.
        ModelError: there is nothing to serve.
    """
    with opened(settings.host, settings.port) as address:
        app = create_app(settings)
        told = f"malssi listens on {url(address)}, described at {url(address)}/docs"
        server_of(app, settings.max_seconds, lambda: say(told)).run(sockets=[address])


def server_of(app: FastAPI, longest_answer_s: float, listening: Callable[[], None]) -> Server:
    """A server that waits, when it is told to stop, for the answers in work."""
    patience_s = round(longest_answer_s) + SPARE_S
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, ws="none", lifespan="on", timeout_graceful_shutdown=patience_s
    )
    return Server(config, listening)


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
            f"port: {literal}:{port} cannot be opened ({cause.strerror})",
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


def url(address: socket.socket) -> str:
    """Where the service is reached."""
    host, port = address.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
