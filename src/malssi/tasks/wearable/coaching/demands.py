"""What an answer to a question must hold and may cite: by its intent, and by the person's day where there is one."""

from dataclasses import dataclass
from functools import lru_cache

from malssi.tasks.wearable.coaching.intents import UNKNOWN, Intent, intent_of
from malssi.tasks.wearable.coaching.reading import Question
from malssi.tasks.wearable.score import judge
from malssi.tasks.wearable.words import material


@dataclass(frozen=True)
class AnswerRequirements:
    """What is demanded of an answer."""

    intent: Intent | None
    """What is asked; None where the day's own red flag stands above it."""
    facts: tuple[str, ...]
    """Expressions of which each must be found."""
    by_day: bool
    """Whether the day itself calls for care, whatever is asked."""
    refers: bool
    """Whether the person is sent to care and not coached."""
    urgent: bool
    """Whether 119 is named."""
    rests: bool
    """Whether the day is one of rest, which an answer must not pass over."""
    by_grade: bool
    """Whether what the day's grade allows must be named."""
    cites: str
    """The paper that must be cited, if any."""
    citable: frozenset[str]
    """Papers that may be cited."""

    @property
    def in_doubt(self) -> bool:
        """Whether nobody knows what was asked: it may be an emergency."""
        return self.intent is not None and self.intent.name == UNKNOWN


@lru_cache(maxsize=1024)
def demands_of(reading: Question) -> AnswerRequirements:
    """What an answer must hold."""
    return demanded(reading, intent_of(reading.question))


def demanded(reading: Question, intent: Intent) -> AnswerRequirements:
    """What an answer must hold if the question is this one; a red flag of the day stands above what is asked."""
    judged = judge(reading.day) if reading.day else None
    by_day = bool(judged and judged.refer)
    asked = intent if not by_day or intent.kind == "urgent" or intent.in_crisis else None
    by_grade = bool(judged and asked and asked.by_grade)
    return AnswerRequirements(
        intent=asked,
        facts=asked.facts if asked and not by_grade else (),
        by_day=by_day,
        refers=by_day or intent.refers,
        urgent=bool(judged and judged.urgent) or intent.kind == "urgent",
        rests=bool(judged and judged.grade.reserve is None and not by_day and intent.kind == "answer"),
        by_grade=by_grade,
        cites=asked.cite if asked else "",
        citable=citable(intent),
    )


def citable(intent: Intent) -> frozenset[str]:
    """The papers of a question's topic."""
    return frozenset(material("words", "coaching")["cites"].get(intent.topic, ())) | {intent.cite} - {""}
