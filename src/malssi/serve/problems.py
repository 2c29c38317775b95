"""Everything that is refused, as problem+json (RFC 9457): what happened, the fields at fault, what to do. Never a text,
never an inside of the engine."""

import logging
import math
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from fastapi import Request
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from malssi.errors import InputError, Problem, ReadingError, shown
from malssi.model.answer import Answer

MEDIA_TYPE = "application/problem+json"
CLOSE = {"Connection": "close"}
OPENAI_PATHS = "/v1/"
"""Where clients expect errors in OpenAI's shape."""

MAX_TOLD = 20
"""Fields at fault that are told; a body has room for thousands."""

log = logging.getLogger("malssi.serve")


class Refusal(Exception):
    """A request that is answered with a problem."""

    def __init__(
        self,
        status: int,
        kind: str,
        title: str,
        detail: str,
        more: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status, self.kind, self.title, self.detail = status, kind, title, detail
        self.more, self.headers = dict(more or {}), dict(headers or {})

    def response(self, path: str) -> JSONResponse:
        """The problem as it is sent to who asked for a path."""
        if path.startswith(OPENAI_PATHS):
            return JSONResponse({"error": self.openai_error()}, self.status, self.headers)
        body = {"type": f"urn:malssi:{self.kind}", "title": self.title, "status": self.status, "detail": self.detail}
        return JSONResponse(body | self.more, self.status, self.headers, MEDIA_TYPE)

    def openai_error(self) -> dict[str, Any]:
        """The problem as clients of OpenAI's interface read it."""
        kind = "server_error" if self.status >= 500 else "invalid_request_error"
        fields = [error["field"] for error in self.more.get("errors", ())]
        return {"message": self.detail, "type": kind, "code": self.kind, "param": next(iter(fields), None)}


def no_verified_answer(answer: Answer[Any]) -> Refusal:
    """No candidate passed: why, and no text."""
    attempts = len(answer.attempts)
    told: dict[str, Any] = {"task": answer.task, "attempts": attempts, "seed": answer.seed}
    told |= {"failed_checks": answer.failed_checks, "unclear_checks": answer.unclear_checks}
    told |= {"given_up": answer.given_up} if answer.given_up else {}
    detail = f"none of {attempts} candidates passed the checks; keep the last verified text"
    return Refusal(503, "no-verified-answer", "No verified answer", detail, told)


def queue_full(seconds: float) -> Refusal:
    """Too many are waiting for the model."""
    return Refusal(503, "queue-full", "Too many requests are waiting", "try again later", headers=again_in(seconds))


def waited_too_long(waited_s: float, seconds: float) -> Refusal:
    """The model was busy with others for as long as a request may wait."""
    detail = f"no turn at the model within {waited_s:g} s; try again later"
    return Refusal(503, "waited-too-long", "The model is busy", detail, headers=again_in(seconds))


def again_in(seconds: float) -> dict[str, str]:
    """When to come again, in whole seconds."""
    return {"Retry-After": str(max(1, math.ceil(seconds)))}


def not_offered(task: str) -> Refusal:
    """A task that exists and that nothing here can speak for."""
    detail = f"task {task} has no weights here; train an adapter and give its folder with malssi serve --adapter"
    return Refusal(404, "not-offered", "The task is not offered", detail)


def client_gone() -> Refusal:
    """Nobody reads this: the client has hung up."""
    return Refusal(499, "client-gone", "The client has hung up", "nothing was answered")


def shutting_down(seconds: float) -> Refusal:
    """The service is about to end; it will be gone by then."""
    headers = again_in(seconds) | CLOSE
    return Refusal(503, "shutting-down", "The service is shutting down", "try again later", headers=headers)


def host_not_allowed(host: str, allowed: Iterable[str]) -> Refusal:
    """A name that is not this service's: a web page elsewhere may have led a browser here under it."""
    detail = (
        f"Host: got {shown(host)}, expected {', '.join(allowed)}; to serve another name, set MALSSI_ALLOWED_HOSTS to it"
    )
    return Refusal(421, "host-not-allowed", "Not a name of this service", detail)


def length_twice() -> Refusal:
    """A body whose end is told in two ways: a proxy before the service may have believed the other one."""
    detail = "got both Content-Length and Transfer-Encoding; send one of them"
    return Refusal(400, "length-twice", "The body's length is told twice", detail, headers=CLOSE)


def not_http() -> Refusal:
    """What came is no HTTP request."""
    return Refusal(400, "not-http", "Not an HTTP request", "the request cannot be read; /docs says what is expected")


def too_many_connections(most: int) -> Refusal:
    """As many connections are open as may be."""
    detail = f"at most {most} connections may be open; close those that are not used"
    return Refusal(503, "too-many-connections", "Too many connections", detail, headers=CLOSE)


def internal_error() -> Refusal:
    """Something broke here; the log has it, the client does not."""
    return Refusal(500, "internal-error", "Internal error", "the answer could not be made; the service's log says why")


def too_large(most_bytes: int) -> Refusal:
    """A body beyond what is read."""
    return Refusal(413, "too-large", "Body too large", f"expected at most {most_bytes} bytes")


def too_slow(seconds: float) -> Refusal:
    """A body that does not come."""
    return Refusal(408, "too-slow", "Body too slow", f"expected the whole body within {seconds:g} s")


def not_json(content_type: str) -> Refusal:
    """A body that does not even claim to be JSON; other sites' forms cannot claim it either."""
    detail = f"got {shown(content_type, str) or 'no content type'}, expected the header Content-Type: application/json"
    return Refusal(415, "not-json", "Unsupported content type", detail)


def input_refusal(wrong: InputError) -> Refusal:
    """A body that is not acceptable, with its fields at fault."""
    whole = Problem("body", wrong.args[0], wrong.hint)
    problems = wrong.problems[:MAX_TOLD] if isinstance(wrong, ReadingError) else (whole,)
    errors = [{"field": shown(p.field, str), "got": jsonable(p.got), "expected": p.expected} for p in problems]
    detail = "; ".join(map(str, problems)) if isinstance(wrong, ReadingError) else shown(wrong, str)
    return Refusal(422, "invalid-input", "The input is not acceptable", detail, {"errors": errors})


def with_notice(refused: InputError | Refusal, alarm: str, facts: Mapping[str, Any]) -> Refusal:
    """A refusal whose detail ends in what must be told all the same, and that has it, and what is known, as fields."""
    refusal = input_refusal(refused) if isinstance(refused, InputError) else refused
    if alarm:
        refusal.detail, refusal.more["alarm"] = f"{refusal.detail}. {alarm}", alarm
    if facts:
        refusal.more["facts"] = dict(facts)
    return refusal


def jsonable(value: Any) -> Any:
    """A wrong value as it can be sent back: NaN and infinities by name, long and deep ones shortened."""
    if isinstance(value, float) and not math.isfinite(value):
        return {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}[str(value)]
    return value if is_short(value) else shown(value, str)


def is_short(value: Any) -> bool:
    """Whether a value is nothing, a truth or a number that JSON readers agree on."""
    return value is None or isinstance(value, bool | float) or (isinstance(value, int) and abs(value) < 2**53)


async def on_refusal(request: Request, refusal: Exception) -> JSONResponse:
    """Answer with the problem."""
    assert isinstance(refusal, Refusal)
    return refusal.response(request.url.path)


async def on_input_error(request: Request, wrong: Exception) -> JSONResponse:
    """Answer with the fields at fault."""
    assert isinstance(wrong, InputError)
    return input_refusal(wrong).response(request.url.path)


async def on_http_exception(request: Request, wrong: Exception) -> JSONResponse:
    """Answer what the router refuses: no such path, no such method."""
    assert isinstance(wrong, HTTPException)
    title = HTTPStatus(wrong.status_code).phrase
    kind = title.lower().replace(" ", "-")
    detail = f"{request.method} {shown(request.url.path, str)}; /docs says what there is"
    return Refusal(wrong.status_code, kind, title, detail, headers=wrong.headers).response(request.url.path)


async def on_exception(request: Request, wrong: Exception) -> JSONResponse:
    """Answer what nobody foresaw; the server logs it."""
    return internal_error().response(request.url.path)


HANDLERS: dict[Any, Any] = {
    Refusal: on_refusal,
    InputError: on_input_error,
    HTTPException: on_http_exception,
    Exception: on_exception,
}
