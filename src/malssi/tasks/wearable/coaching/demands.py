"""What an answer to a question must hold and may cite: by its intent, and by the person's day where there is one."""

from dataclasses import dataclass
from functools import lru_cache

from malssi.tasks.wearable.coaching.intents import Intent, intent_of
from malssi.tasks.wearable.coaching.reading import Question
from malssi.tasks.wearable.ledger import sources
from malssi.tasks.wearable.score import judge
from malssi.tasks.wearable.words import material


@dataclass(frozen=True)
class Demands:
    """What is demanded of an answer."""

    intent: Intent | None
    facts: tuple[str, ...]
    """Expressions of which each must be found."""
    refers: bool
    """Whether the person is sent to care and not coached."""
    urgent: bool
    """Whether 119 is named."""
    rests: bool
    """Whether the day is one of rest, which an answer must not pass over."""
    cites: str
    """The paper that must be cited, if any."""
    citable: frozenset[str]
    """Papers that may be cited."""


@lru_cache(maxsize=1024)
def demands_of(reading: Question) -> Demands:
    """What an answer must hold."""
    return demanded(reading, intent_of(reading.question))


def demanded(reading: Question, intent: Intent | None) -> Demands:
    """What an answer must hold if the question is this one; a red flag of the day stands above what is asked."""
    judged = judge(reading.day) if reading.day else None
    by_day = bool(judged and judged.refer)
    asked = intent if intent and (intent.refers or not by_day) else None
    return Demands(
        intent=asked if by_day else intent,
        facts=asked.facts if asked else (),
        refers=by_day or bool(intent and intent.refers),
        urgent=bool(judged and judged.urgent) or bool(intent and intent.kind == "urgent"),
        rests=bool(judged and judged.grade.reserve is None and not by_day and intent and intent.kind == "answer"),
        cites="" if by_day or not asked else asked.cite,
        citable=citable(intent),
    )


def citable(intent: Intent | None) -> frozenset[str]:
    """The papers of a question's topic; all where the topic is unknown, each for its own claim alone."""
    if intent is None:
        return frozenset(sources())
    return frozenset(material("words", "coaching")["cites"].get(intent.topic, ())) | {intent.cite} - {""}
