"""The experts' sentences for an ordinary question, in either polite style.

Another wording may be as right, and an answer whose facts hold is accepted. But no rule tells whether a sentence is
one, and a small model joins parts of words around a fact that is right ("손목이 차이면 값이 흔들리니"). So an answer
of these sentences alone is the better one.
"""

import re
from collections.abc import Iterator
from functools import cache

from malssi.tasks.korean import sentences
from malssi.tasks.wearable import care
from malssi.tasks.wearable.coaching.intents import Intent
from malssi.tasks.wearable.reporting import about
from malssi.tasks.wearable.words import material

TASK = "coaching"

REPORTED = ("why", "step", "ask")
"""What a long answer has of every topic."""


def beyond_the_experts(intent: Intent, grade: str, text: str) -> str | None:
    """The first sentence that is no expert's, whatever its slots hold; the numbers in them are read by other checks.

    Args:
        intent: what is asked.
        grade: of the day, where it is what answers.
        text: the answer without citations.
    """
    said = (sentence.strip(" .!") for sentence in sentences(text))
    return next((sentence for sentence in said if sentence and not own(intent, grade).fullmatch(sentence)), None)


@cache
def own(intent: Intent, grade: str) -> re.Pattern[str]:
    """The experts' sentences for an intent."""
    first = by_grade(grade) if grade else intent.answers
    return care.one_of(tuple(dict.fromkeys(said for text in (*first, *around(intent)) for said in styles(text))))


def by_grade(grade: str) -> Iterator[str]:
    """The score, and what a grade allows."""
    decided = material("phrases", "decision")
    yield from (*material("phrases", TASK)["today"]["score"], *decided["advice"][grade])
    yield from decided["remeasure"].get(grade, ())


def around(intent: Intent) -> Iterator[str]:
    """What stands around the answer: what to do, the day's value, how to go on, the tone, a report's body."""
    phrases, report = material("phrases", TASK), material("report", TASK)
    yield from intent.actions
    yield from phrases["noted"].get(intent.topic, ())
    for name in (intent.topic, intent.manner):
        yield from phrases["hint"].get(name, ())
    yield from phrases["rest"]["any"]
    for closes in phrases["close"].values():
        yield from filter(None, closes)
    if intent.kind == "answer":
        yield from (said for section in REPORTED for said in about(section, intent.topic, TASK))
    for said in report.get(intent.kind, {}).values():
        yield from said


def styles(text: str) -> Iterator[str]:
    """A text as it is written, and in the other polite style where its last ending has one."""
    yield text
    bare = text.rstrip(" .!")
    for ending, others in material("words", TASK)["styles"].items():
        if re.search(ending, bare):
            yield from (re.sub(ending, other, bare) for other in others)
