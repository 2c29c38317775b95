"""What a task is: a value made of plain functions. Everything else in malssi works on this value alone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict


class Reading(BaseModel):
    """Base of every task's reading: frozen, no unknown fields, no silent conversions."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, allow_inf_nan=False, use_attribute_docstrings=True
    )


R = TypeVar("R", bound=Reading)
Taken = TypeVar("Taken", bound=Reading, contravariant=True)
"""What only takes a reading: a check of any day is one of a day with more fields."""


class Message(NamedTuple):
    """One chat message, OpenAI's two fields."""

    role: Literal["system", "user", "assistant"]
    content: str


class Outcome(StrEnum):
    """What a check found, or all checks together.

    Unclear is not a fail: a statement was not understood, so it is not shown. What is unclear enters no dataset, is no
    good half of a pair and no bad one, and earns nothing.
    """

    PASSED = "passed"
    FAILED = "failed"
    UNCLEAR = "unclear"


class Verdict(NamedTuple):
    """A check's finding and why, in Korean: for a fail what was expected and what was said, for what is unclear the
    sentence or phrase that was not understood."""

    outcome: Outcome
    why: str = ""


PASS = Verdict(Outcome.PASSED)


def fail(why: str) -> Verdict:
    """A failing verdict."""
    return Verdict(Outcome.FAILED, why)


def unclear(why: str) -> Verdict:
    """A verdict that cannot tell; `why` is the sentence or phrase that was not understood."""
    return Verdict(Outcome.UNCLEAR, why)


@dataclass(frozen=True)
class Check(Generic[Taken]):
    """A pure function over a reading and a text; its name is a claim. A soft check is reported and rejects
    nothing; of two answers that pass, the one that passes it is better."""

    test: Callable[[Taken, str], Verdict]
    hard: bool = True
    counter_examples: "tuple[Corruption[Taken], ...]" = ()
    """Edits that it must reject, of any good text."""
    reads: bool = True
    """Whether it reads what is said. Those that only measure the text are run on one that nobody could read, too."""

    @property
    def name(self) -> str:
        return self.test.__name__


@dataclass(frozen=True)
class Corruption(Generic[Taken]):
    """A seeded edit that makes a good text wrong, with the name of the check that must catch it.

    The edit returns None where it does not apply to this reading or text.
    """

    edit: Callable[[Taken, str, Random], str | None]
    caught_by: str

    @property
    def name(self) -> str:
        return self.edit.__name__


def caught(edit: Callable[[Taken, str, Random], str | None], check: Callable[..., Any]) -> Corruption[Taken]:
    """A corruption that names its check by the function itself, so that a renamed check cannot be missed."""
    return Corruption(edit, caught_by=check.__name__)


@dataclass(frozen=True)
class Table:
    """An answer laid out for people: printed in a terminal, saved as CSV or as a page to print."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Endpoint(Generic[R]):
    """An application's own endpoint: the reading's fields at the top of its request, the answer's of the reply."""

    path: str
    """Such as /generate/temperature."""
    fields: Callable[[R, str], dict[str, Any]]
    """What the reply says of a reading and its verified text."""


Mix = Literal["balanced", "natural", "boundary"]
Cell = str
"""Name of the scenario that a reading belongs to; datasets are counted and split by it."""


@dataclass(frozen=True)
class Drawing(Generic[R]):
    """How a task's data is drawn and split."""

    sample: Callable[[Random, Mix], R]
    stratum: Callable[[R], Cell]
    """The scenario that a reading belongs to."""
    group_key: Callable[[R], str]
    """What two splits must never share (for the signboard: the pair of temperatures)."""
    held_out: Callable[[R], bool]
    """Readings that nothing is ever trained on."""
    held_out_pair: Callable[[tuple[int, int]], bool] | None = None
    """Pairs of numbers that no text of any kind sets side by side, where `held_out` rests on a pair; a base that had
    seen them in another text could recall them."""
    phrases: Callable[[str], list[str]] = field(default=lambda text: [])
    """Phrases of a text whose share in a dataset is limited (for the signboard: the park element)."""
    boundary_cases: Mapping[str, Callable[[R], bool]] = field(default_factory=dict)
    """Values at thresholds and a unit beside them, by name, and whether a reading has one: a dataset's boundary rows
    take in as many of them as they can."""


@dataclass(frozen=True)
class Intake:
    """How what people give is taken in, and what they are told where it gets no answer."""

    columns: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Other names under which a file's column is accepted, by field."""
    units: Mapping[str, str] = field(default_factory=dict)
    """The unit of each leaf that has one, by the leaf's name, as `sources/units.ko.toml` calls it: a text may carry it,
    and one that carries another is refused."""
    estimates: Mapping[str, Callable[[Mapping[str, Any]], Any]] = field(default_factory=dict)
    """What may be estimated where a file lacks it, by the name of the leaf: from the row's other fields, None where it
    cannot. Done where asked for, and told."""
    forms: Mapping[str, str] = field(default_factory=dict)
    """Fields that decide the form of an answer, by the name of the leaf, each with a recipe whose rows have other than
    the usual values: an adapter writes the forms that it was trained on and no other."""
    safety_notice: Callable[[Mapping[str, Any]], str] = field(default=lambda fields: "")
    """What somebody whose fields get no answer must be told all the same, whatever is wrong with them."""
    facts: Callable[[Mapping[str, Any]], dict[str, Any]] = field(default=lambda fields: {})
    """What is known without any text, as data: given to whoever gets no answer. Where its `refer` is true care comes
    first, and no unverified text is shown."""


@dataclass(frozen=True)
class Presentation(Generic[R]):
    """How an answer is offered."""

    extras: Callable[[R, str], dict[str, Any]] = field(default=lambda reading, text: {})
    """What a service adds to an answer (for the signboard: the board's pages)."""
    markdown: bool = False
    """Answers are Markdown, drawn as such in a terminal; files and pipes get them as they are."""
    tables: Callable[[R, str], list[Table]] | None = None
    """An answer as tables, where that says more than its text."""
    endpoint: Endpoint[R] | None = None


@dataclass(frozen=True)
class Task(Generic[R]):
    """One task. `checks` are its one verifier: gate of the data, labeller, metric and guard."""

    name: str
    version: str
    title: str
    reading: type[R]
    prompt: Callable[[R], list[Message]]
    reference: Callable[[R, Random], str]
    checks: tuple[Check[R], ...]
    corruptions: tuple[Corruption[R], ...]
    examples: tuple[R, ...]
    """Acceptance cases, for the demo, the docs and the readiness probe."""
    drawing: Drawing[R]
    intake: Intake = field(default_factory=Intake)
    presentation: Presentation[R] = field(default_factory=Presentation)
    max_characters: int = 2_000
    """A longer text fails unread: far above what an answer may have, so that no text takes long to reject."""
    schema: Callable[[R], dict[str, Any]] | None = None
    """JSON schema of the answer to a reading, where answers are JSON. Engines that can write nothing else; the checks
    are run all the same."""
