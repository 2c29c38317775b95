"""What holds for every request, before and around the routes: who may be called, how answers may be used, and that
whoever is cut off is told.
"""

import asyncio
import re
from collections.abc import Iterable, Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from malssi.serve.problems import Refusal, host_not_allowed, length_twice, shutting_down

OWN_HOSTS = ("localhost", "127.0.0.1", "[::1]")

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""On every answer that does not say otherwise itself: no other page may read, frame or keep it."""

PORT = re.compile(r":\d*$")


class Guard:
    """An app, behind its own names. A web page elsewhere can lead a browser to this machine under another name; such a
    request is refused by its Host header.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str], shutdown_s: float) -> None:
        self.app, self.hosts, self.shutdown_s = (
            app,
            [*dict.fromkeys(PORT.sub("", host).lower() for host in hosts)],
            shutdown_s,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answer = Answering(send)
        if refusal := self.refused(Headers(scope=scope)):
            await respond(refusal, scope, receive, answer.send)
            return
        try:
            await self.app(scope, receive, answer.send)
        except asyncio.CancelledError:  # the service has no more time
            if answer.begun:
                raise
            await respond(shutting_down(self.shutdown_s), scope, receive, answer.send)

    def refused(self, headers: Headers) -> Refusal | None:
        """What is wrong with a request's head."""
        if "content-length" in headers and "transfer-encoding" in headers:
            return length_twice()
        host = headers.get("host")
        if host is not None and PORT.sub("", host).lower() not in self.hosts:
            return host_not_allowed(host, self.hosts)
        return None


class Answering:
    """Sends an answer with the headers that each has, and knows whether it has begun."""

    def __init__(self, send: Send) -> None:
        self.pass_on, self.begun = send, False

    async def send(self, message: Message) -> None:
        """Send a part of the answer."""
        if message["type"] == "http.response.start":
            self.begun = True
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await self.pass_on(message)


async def respond(refusal: Refusal, scope: Scope, receive: Receive, send: Send) -> None:
    """Send a refusal."""
    await refusal.response(scope["path"])(scope, receive, send)


def hosts_of(host: str, allowed: Sequence[str]) -> list[str]:
    """The names by which a service that listens on an address is called."""
    return [*OWN_HOSTS, f"[{host}]" if ":" in host else host, *allowed]
