"""The bodies of HTTP: what is asked, what is answered. What a reading accepts is the task's affair."""

import re
from collections.abc import Iterable, Mapping
from random import Random
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, create_model
from pydantic.fields import FieldInfo

from malssi.errors import Problem, ReadingError
from malssi.model.answer import Answer, Attempt
from malssi.model.protocol import Candidate
from malssi.model.seed import MAX_SEED
from malssi.tasks.check import Verification
from malssi.tasks.parse import parse_fields, parse_reading
from malssi.tasks.task import Endpoint, Reading, Task


class Options(BaseModel):
    """What a client may choose besides the reading."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, allow_inf_nan=False, use_attribute_docstrings=True
    )

    temperature: float | None = Field(None, ge=0, le=2)
    """Sampling temperature (생성 온도), 0 to 2; the adapter's own where absent."""
    seed: int | None = Field(None, ge=0, le=MAX_SEED)
    """Seed of chance (난수 씨앗); the same seed and reading give the same text. A random one where absent."""


class GenerateRequest(NamedTuple):
    """A request that is acceptable."""

    reading: Reading
    options: Options


def nested_request(task: Task[Any]) -> type[BaseModel]:
    """The body of `POST /generate/{task}`, for OpenAPI."""
    return create_model(f"{model_name(task)}Request", __base__=Options, reading=(task.reading, ...))


def flat_request(task: Task[Any], flat: Endpoint[Any]) -> type[BaseModel]:
    """The body of an application's own endpoint, for OpenAPI: the reading's fields and the options side by side."""
    options: dict[str, Any] = {name: (info.annotation, info) for name, info in flat_options(task).items()}
    return create_model(f"{flat_name(flat)}Request", __base__=task.reading, **options)


def flat_options(task: Task[Any]) -> dict[str, FieldInfo]:
    """The options beside a reading's fields; a field of the reading has the name where both want it."""
    return {name: info for name, info in Options.model_fields.items() if name not in task.reading.model_fields}


def model_name(task: Task[Any]) -> str:
    """A task's name as OpenAPI's components are named."""
    return capitalized(task.name)


def flat_name(flat: Endpoint[Any]) -> str:
    """A path's name as OpenAPI's components are named: /generate/temperature is Temperature."""
    return capitalized(flat.path.strip("/").partition("/")[2] or flat.path)


def capitalized(text: str) -> str:
    """The words of a text, each with a capital, written together."""
    return "".join(word.capitalize() for word in re.findall(r"[A-Za-z0-9]+", text))


def parse_nested(task: Task[Any], body: Any) -> GenerateRequest:
    """Read `{"reading": {...}, "temperature"?, "seed"?}`.

    Raises:
        ReadingError: some fields are not acceptable; all of them are told at once.
    """
    names = ("reading", *Options.model_fields)
    fields = required_object(body, names)
    options = {name: fields.pop(name) for name in Options.model_fields if name in fields}
    reading = fields.pop("reading", None)
    unknown = [Problem(name, got, no_such(names)) for name, got in fields.items()]
    return parsed(task, reading, options, unknown)


def parse_flat(task: Task[Any], body: Any) -> GenerateRequest:
    """Read the reading's fields and the options side by side.

    Raises:
        ReadingError: some fields are not acceptable; all of them are told at once.
    """
    names = flat_options(task)
    known = (*task.reading.model_fields, *names)
    fields = required_object(body, known)
    options = {name: fields.pop(name) for name in names if name in fields}
    unknown = [Problem(name, fields.pop(name), no_such(known)) for name in [*fields] if name not in known]
    return parsed(task, fields, options, unknown)


def no_such(names: Iterable[str]) -> str:
    """What is said of a field that there is not."""
    return f"no such field; the fields are {', '.join(names)}"


def required_object(body: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """The body's fields, to be taken apart."""
    if not isinstance(body, Mapping):
        raise ReadingError([Problem("body", body, f"an object with the fields {', '.join(names)}")])
    return dict(body)


def parsed(task: Task[Any], fields: Any, options: Mapping[str, Any], problems: list[Problem]) -> GenerateRequest:
    """Both halves, or everything that is wrong with either."""
    try:
        reading = parse_reading(task, fields)
    except ReadingError as wrong:
        problems = [*problems, *wrong.problems]
    try:
        chosen = parse_fields(Options, options, "body")
    except ReadingError as wrong:
        problems = [*problems, *wrong.problems]
    if problems:
        raise ReadingError(problems)
    return GenerateRequest(reading, chosen)


class Body(BaseModel):
    """Base of what is answered, for OpenAPI."""

    model_config = ConfigDict(use_attribute_docstrings=True, extra="allow")


class TaskAnswer(Body):
    """An answer; a task may add fields of its own."""

    task: str
    """Name of the task (과제)."""
    reading: dict[str, Any]
    """The reading as it was understood (입력값)."""
    text: str
    """The text (문장)."""
    verified: bool
    """Whether it passed (검증 여부): true but where the service is set to show what is unclear; what failed is never
    sent."""
    unread: list[str] | None = None
    """Where it is not verified: what the checks did not understand (알아듣지 못한 부분)."""
    attempts: int
    """Candidates drawn (시도 횟수)."""
    seconds: float
    """Seconds that it took (걸린 시간)."""
    model: str
    """Who said it (모델)."""
    seed: int
    """With this seed the same text comes again (난수 씨앗)."""


class FlatAnswer(Body):
    """An answer under the names of the application that asks."""

    generation_time: float
    """Seconds that it took (걸린 시간)."""
    verified: bool
    """Whether it passed (검증 여부): true but where the service is set to show what is unclear; what failed is never
    sent."""
    unread: list[str] | None = None
    """Where it is not verified: what the checks did not understand (알아듣지 못한 부분)."""
    attempts: int
    """Candidates drawn (시도 횟수)."""
    model: str
    """Who said it (모델)."""
    seed: int
    """With this seed the same answer comes again (난수 씨앗)."""


class FieldProblem(Body):
    """What is wrong with one field."""

    field: str
    got: Any
    expected: str


class ProblemBody(Body):
    """A refusal (RFC 9457). Never holds a text of the model."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldProblem] | None = None
    """422: the fields at fault (잘못된 항목)."""
    failed_checks: dict[str, int] | None = None
    """503: how often each check failed (통과하지 못한 검사)."""
    unclear_checks: dict[str, int] | None = None
    """503: how often each check was unclear about a candidate that failed none (알아듣지 못한 검사)."""
    given_up: str | None = None
    """503: the check that no candidate passed, so that no more were drawn (모두 통과하지 못해 그만둔 검사)."""
    alarm: str | None = None
    """What must be told to whoever gets no answer (답이 없어도 먼저 알릴 말)."""
    facts: dict[str, Any] | None = None
    """What is known without an answer: for a day its score, grade and grounds (답이 없어도 아는 값)."""
    task: str | None = None
    attempts: int | None = None
    """503: candidates drawn (시도 횟수)."""
    seed: int | None = None
    """503: with this seed the same candidates come again (난수 씨앗)."""


class TaskState(Body):
    """What speaks for one task."""

    model: str
    engine: str
    adapter: str | None


class StateBody(Body):
    """How the service is."""

    status: str
    """"alive", or "ready" or "not ready" (상태)."""
    reason: str | None = None
    """Why it is not ready (준비되지 않은 까닭)."""


class HealthBody(StateBody):
    """Ready, or not and why, and what is served."""

    tasks: dict[str, TaskState]
    """What is loaded (적재된 과제)."""
    version: str


def nested_answer(task: Task[Any], answer: Answer[Any]) -> dict[str, Any]:
    """An answer that is shown as `TaskAnswer`."""
    return answer.as_dict() | task.presentation.extras(answer.reading, answer.required())


def flat_answer(flat: Endpoint[Any], answer: Answer[Any]) -> dict[str, Any]:
    """An answer that is shown as `FlatAnswer`, with the application's own fields before it."""
    told = answer.as_dict()
    cost = {"generation_time": told["seconds"]}
    cost |= {n: told[n] for n in ("verified", "unread", "attempts", "model", "seed") if n in told}
    return flat.fields(answer.reading, answer.required()) | cost


def flat_example(task: Task[Any], flat: Endpoint[Any]) -> dict[str, Any]:
    """What an application's endpoint answers to the task's first example, as the expert would."""
    reading = task.examples[0]
    attempt = Attempt(Candidate(task.reference(reading, Random(0)), tokens=0, finished=True), Verification(()))
    answer = Answer(task.name, reading, attempt.candidate.text, task.name, seed=7, seconds=0.05, attempts=(attempt,))
    return flat_answer(flat, answer)


def kind_of(value: Any) -> Any:
    """The type of an example's value: of a list that of its items too."""
    return list[kind_of(value[0])] if isinstance(value, list) and value else type(value)  # type: ignore[misc]  # for OpenAPI


def flat_answer_body(flat: Endpoint[Any], example: Mapping[str, Any]) -> type[BaseModel]:
    """The body of an application's answer, for OpenAPI: its own fields as an example has them."""
    own: dict[str, Any] = {n: (kind_of(v), ...) for n, v in example.items() if n not in FlatAnswer.model_fields}
    return create_model(f"{flat_name(flat)}Answer", __base__=FlatAnswer, **own)
