"""Reading to answer: draw candidates, verify each, return the first that passes.

One that passes and fails a soft check is returned where another round brings none without a flaw. Where none passes,
one that fails nothing and is only unclear may be shown, unverified, if the settings accept that.

Command line, evaluation, bulk work and HTTP all come through here, so what is measured is what is served.

One candidate is drawn first, since most first candidates pass; those that failed get further ones in growing rounds,
together with everyone else's, until the budget of candidates or of time is spent, or none passes one and the same
check.
"""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from threading import Event
from typing import Any, Generic

from malssi.errors import NoVerifiedAnswer, not_passed
from malssi.model.forms import require_form
from malssi.model.protocol import Candidate, Model, Request, SamplingParams
from malssi.model.seed import candidate_seed
from malssi.settings import Settings, Unclear
from malssi.tasks.check import Verification, failure_counts, task_code, unclear_counts, verify
from malssi.tasks.task import Outcome, R, Task

ROUNDS = (1, 3, 4, 8, 16)
"""Candidates drawn a round; the last one repeats. Sixteen cost about five times one."""

RETRY_SCHEDULE = ((0.7, 0.0), (1.0, 0.95))
"""Least sampling temperature and least top_p of the second round, and of all further ones: with little left to chance
what failed would be said again, and what a model holds for unlikely may be what is right."""

STOPS = "stops_by_itself"
"""What is asked of a candidate beside the task's checks: a cut-off one fails it."""

MAX_TEMPERATURE = 1.0
"""Sampling temperature of further rounds where a request's own is higher: hotter still, most is no Korean."""


@dataclass(frozen=True)
class Budget:
    """How much may be spent on one answer, and what is shown where nothing passed."""

    candidates: int = 64
    seconds: float = 10.0
    hopeless_after: int = 16
    """First candidates that, where none of them passes one and the same check, are the last; 0 goes on all the same."""
    unclear: Unclear = "refuse"
    """Whether an answer that no candidate passed and that is only unclear is shown, as unverified."""

    @classmethod
    def of(cls, settings: Settings) -> "Budget":
        """What the settings allow."""
        return cls(settings.max_candidates, settings.max_seconds, settings.hopeless_after, settings.unclear)


@dataclass(frozen=True)
class Attempt:
    """A candidate with its verdicts."""

    candidate: Candidate
    verification: Verification

    @property
    def outcome(self) -> Outcome:
        """The verifier's; a candidate that was cut off failed."""
        return self.verification.outcome if self.candidate.finished else Outcome.FAILED

    @property
    def passed(self) -> bool:
        """Only a finished candidate can pass."""
        return self.outcome is Outcome.PASSED

    @property
    def objections(self) -> frozenset[str]:
        """Names of what decides against it."""
        if self.candidate.finished:
            return frozenset(finding.check for finding in self.verification.objections)
        return frozenset({STOPS, *(finding.check for finding in self.verification.failed)})

    @property
    def is_clean(self) -> bool:
        """Whether it passes the soft checks too."""
        return self.passed and not self.verification.warnings


@dataclass(frozen=True)
class Answer(Generic[R]):
    """What came of one reading: a verified text, else perhaps an unclear one, and the reasons why none is verified."""

    task: str
    reading: R
    text: str | None
    """The text that is shown: a verified one; where no candidate passed, one that is only unclear if the budget accepts
    it; else None."""
    model: str
    seed: int
    seconds: float
    attempts: tuple[Attempt, ...] = field(repr=False)
    alarm: str = ""
    """What whoever gets no text must be told all the same (`Intake.safety_notice`)."""
    given_up: str = ""
    """The check that no candidate passed, so that no more were drawn; none where the budget was spent."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What is known without a text (`Intake.facts`); given to whoever gets none."""

    @property
    def outcome(self) -> Outcome:
        """Passed where a candidate passed, else unclear where one was only unclear, else failed."""
        best = best_attempt(self.attempts)
        return best.outcome if best else Outcome.FAILED

    @property
    def verified(self) -> bool:
        """Whether the text passed; one that is shown all the same is only unclear."""
        return self.outcome is Outcome.PASSED

    @property
    def unread(self) -> tuple[str, ...]:
        """The sentences or phrases of an unverified text that the checks did not understand."""
        best = best_attempt(self.attempts)
        return best.verification.unread if best and self.text is not None else ()

    @property
    def failed_checks(self) -> dict[str, int]:
        """How often each check failed, and how many candidates were cut off."""
        counts = failure_counts(attempt.verification for attempt in self.attempts)
        cut = sum(not attempt.candidate.finished for attempt in self.attempts)
        return counts | ({STOPS: cut} if cut else {})

    @property
    def unclear_checks(self) -> dict[str, int]:
        """How often each check was unclear about a candidate that failed none."""
        return unclear_counts(attempt.verification for attempt in self.attempts if attempt.candidate.finished)

    @property
    def not_passed(self) -> str:
        """The checks that failed and those that were unclear, in a line."""
        return not_passed(self.failed_checks, self.unclear_checks)

    def required(self) -> str:
        """The text that is shown.

        Raises:
            NoVerifiedAnswer: there is none.
        """
        if self.text is None:
            raise self.refusal()
        return self.text

    def refusal(self) -> NoVerifiedAnswer:
        """The error that says why no candidate passed."""
        why = (self.failed_checks, self.alarm, self.given_up, self.facts, self.unclear_checks)
        return NoVerifiedAnswer(self.task, len(self.attempts), self.seconds, *why)

    def as_dict(self) -> dict[str, Any]:
        """The fields that a user of the command line or of HTTP sees; `unread` beside a text that is not verified."""
        fields = self.fields()
        return fields if self.text is None or self.verified else fields | {"unread": list(self.unread)}

    def fields(self) -> dict[str, Any]:
        """The fields that every answer has."""
        return {
            "task": self.task,
            "reading": self.reading.model_dump(exclude_none=True),
            "text": self.text,
            "verified": self.verified,
            "attempts": len(self.attempts),
            "seconds": round(self.seconds, 4),
            "model": self.model,
            "seed": self.seed,
        }


@dataclass(frozen=True)
class Question(Generic[R]):
    """A reading to be answered, with its own chance."""

    reading: R
    seed: int
    """Candidate k is drawn with `candidate_seed(seed, k)`."""
    sampling: SamplingParams | None = None
    """The model's own where None."""
    cancel_event: Event | None = None
    """Set by another thread when nobody waits for the answer any more; no further round is drawn then."""


def answer(
    task: Task[R],
    model: Model,
    reading: R,
    seed: int,
    sampling: SamplingParams | None = None,
    budget: Budget | None = None,
    cancel_event: Event | None = None,
) -> Answer[R]:
    """Answer one reading; see `answer_all`."""
    return answer_all(task, model, [Question(reading, seed, sampling, cancel_event)], budget)[0]


def answers(
    task: Task[R],
    model: Model,
    readings: Sequence[R],
    seed: int,
    sampling: SamplingParams | None = None,
    budget: Budget | None = None,
) -> list[Answer[R]]:
    """Answer some readings in one batch, all with the same seed; see `answer_all`."""
    return answer_all(task, model, [Question(reading, seed, sampling) for reading in readings], budget)


def answer_all(
    task: Task[R],
    model: Model,
    questions: Sequence[Question[R]],
    budget: Budget | None = None,
) -> list[Answer[R]]:
    """Answer some questions in one batch.

    A reading's text depends on its seed, the reading and the model alone, not on its neighbours, as long as the time
    does not run out.

    Args:
        budget: for each question; a batch has the seconds of all its questions together.

    Raises:
        ReadingError: a reading asks for a form of answer that the model was not trained on.
        TaskError: a check or the schema failed by its own fault.
        ModelError: the engine cannot hold to the schema.
    """
    for question in questions:
        require_form(task, model, question.reading)
    budget = budget or Budget()
    began, seconds = time.monotonic(), budget.seconds * len(questions)
    asked = [RenderedRequest.of(task, model, question, budget) for question in questions]
    given: dict[int, Answer[R]] = {}

    open_ = list(range(len(questions)))
    ended = [began] * len(questions)
    while time.monotonic() - began <= seconds:
        wanted = {at: requests for at in open_ if (requests := asked[at].requests())}
        if not wanted:
            break
        drawn = iter(model.generate([request for requests in wanted.values() for request in requests]))
        for at, requests in wanted.items():
            stands = asked[at].judged([next(drawn) for _ in requests])
            ended[at] = time.monotonic()
            if stands:
                given[at] = asked[at].answer(ended[at] - began)
        open_ = [at for at in open_ if at not in given]
    for at in open_:
        given[at] = asked[at].answer(ended[at] - began)
    return [given[at] for at in range(len(questions))]


@dataclass
class RenderedRequest(Generic[R]):
    """A question as the model is asked it, and what was said so far: round after round of `requests`, drawn by whoever
    has the model, and `judged`.
    """

    task: Task[R]
    model: str
    question: Question[R]
    budget: Budget
    prompt_ids: tuple[int, ...]
    sampling: SamplingParams
    schema: str | None
    widths: Sequence[int]
    """Candidates of each round."""
    attempts: list[Attempt] = field(default_factory=list)
    turn: int = 0
    stands: bool = False
    """No further round is needed."""

    @classmethod
    def of(cls, task: Task[R], model: Model, question: Question[R], budget: Budget) -> "RenderedRequest[R]":
        """Render a question."""
        prompt_ids = model.tokens.prompt(task.prompt(question.reading))
        schema = schema_text(task, question.reading)
        sampling = question.sampling or model.sampling
        return cls(task, model.name, question, budget, prompt_ids, sampling, schema, rounds(budget.candidates))

    def requests(self) -> list[Request]:
        """The candidates of the next round; none where no further round is needed, left or wanted."""
        cancel_event = self.question.cancel_event
        if self.stands or self.turn == len(self.widths) or (cancel_event and cancel_event.is_set()):
            return []
        drawing = warmer(self.sampling, self.turn) if self.turn else self.sampling
        width = self.widths[self.turn]
        seeds = [candidate_seed(self.question.seed, len(self.attempts) + k) for k in range(width)]
        return [Request(self.prompt_ids, seed, drawing, self.schema) for seed in seeds]

    def judged(self, candidates: Sequence[Candidate]) -> bool:
        """Verify a round's candidates until one is clean; whether no further round is needed: there is one, or one
        of an earlier round passed.
        """
        self.turn += 1
        self.stands = any(attempt.passed for attempt in self.attempts)
        for candidate in candidates:
            self.attempts.append(Attempt(candidate, verify(self.task, self.question.reading, candidate.text)))
            if self.attempts[-1].is_clean:
                self.stands = True
                break
        self.stands = self.stands or bool(self.given_up)
        return self.stands

    @property
    def given_up(self) -> str:
        """The check that no candidate passed, once there are so many, if there is one; 0 gives nothing up."""
        after = self.budget.hopeless_after
        if not after or len(self.attempts) < after or self.turn == len(self.widths):
            return ""
        always = frozenset.intersection(*(attempt.objections for attempt in self.attempts))
        return min(always, default="")

    def answer(self, seconds: float) -> Answer[R]:
        """What the attempts came to. Where care comes first nothing unverified is shown, whatever the budget says."""
        best, fields = best_attempt(self.attempts), self.question.reading.model_dump()
        passed = best is not None and best.passed
        alarm, facts = ("", {}) if passed else (self.task.intake.safety_notice(fields), self.task.intake.facts(fields))
        accepts = self.budget.unclear == "accept" and not (alarm or facts.get("refer"))
        shown = best if passed or accepts else None
        return Answer(
            task=self.task.name,
            reading=self.question.reading,
            text=shown.candidate.text if shown else None,
            model=self.model,
            seed=self.question.seed,
            seconds=seconds,
            attempts=tuple(self.attempts),
            alarm=alarm,
            given_up=self.given_up,
            facts=facts,
        )


def schema_text(task: Task[R], reading: R) -> str | None:
    """The JSON schema of the answer to a reading, where the task has one."""
    if task.schema is None:
        return None
    with task_code(task, f"schema of {reading!r}"):
        return json.dumps(task.schema(reading), ensure_ascii=False)


def warmer(sampling: SamplingParams, turn: int) -> SamplingParams:
    """The sampling of a further round."""
    temperature, top_p = RETRY_SCHEDULE[min(turn, len(RETRY_SCHEDULE)) - 1]
    temperature = max(min(sampling.temperature, MAX_TEMPERATURE), temperature)
    return replace(sampling, temperature=temperature, top_p=max(sampling.top_p, top_p))


def best_attempt(attempts: Sequence[Attempt]) -> Attempt | None:
    """The first attempt without a flaw, else the first that passed, else of those that are only unclear the first with
    the fewest statements that were not understood; None where all failed.
    """
    able = [attempt for attempt in attempts if attempt.outcome is not Outcome.FAILED]

    def rank(attempt: Attempt) -> tuple[int, int]:
        return len(attempt.verification.unread), bool(attempt.verification.warnings)

    return min(able, key=rank, default=None)


def rounds(candidates: int) -> list[int]:
    """Split a budget of candidates into rounds."""
    widths: list[int] = []
    while (left := candidates - sum(widths)) > 0:
        widths.append(min(left, ROUNDS[min(len(widths), len(ROUNDS) - 1)]))
    return widths
