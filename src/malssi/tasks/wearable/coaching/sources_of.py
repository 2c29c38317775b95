"""Which papers an answer must name and which it may: by the claims that it tells, in the words of `[claim]`."""

import re
from decimal import Decimal
from functools import cache

from malssi.korean.sentences import sentences
from malssi.tasks.wearable import citations
from malssi.tasks.wearable.coaching.demands import AnswerRequirements
from malssi.tasks.wearable.coaching.reading import Question
from malssi.tasks.wearable.criteria import SHORT_SLEEP
from malssi.tasks.wearable.ledger import sources
from malssi.tasks.wearable.numbers import numbers
from malssi.tasks.wearable.words import material

HIGH_CHANGE = 10
"""bpm above usual from which a change is told with its paper."""


@cache
def claim(name: str) -> tuple[tuple[str, ...], ...]:
    """The words of a source's claim: of each entry one must stand in the text."""
    return tuple(tuple(words.split("|")) for words in material("words", "coaching")["claim"][name])


def tells(text: str, name: str) -> bool:
    """Whether a text tells the claim of a source."""
    plain = "".join(text.split())
    return all(any(word in plain for word in words) for words in claim(name))


def missing(demands: AnswerRequirements, reading: Question, text: str) -> str | None:
    """The form of a paper whose claim is told without it."""
    said = {citation.source.id for citation in citations.citations(text)}
    bare = citations.without_forms(text)
    must = {name for name in material("words", "coaching")["must_cite"] if tells(bare, name)}
    owed = material("words", "coaching")["owed"]
    must |= {demands.cites} if demands.cites in owed and tells(bare, demands.cites) else set()
    must |= grounds(reading, bare)
    left = sorted(must - said)
    return sources()[left[0]].form if left else None


def unnamed(demands: AnswerRequirements, text: str) -> str | None:
    """The form of the paper of the question's topic, where its claim is told without it."""
    said = {citation.source.id for citation in citations.citations(text)}
    name = demands.cites
    return sources()[name].form if name and name not in said and tells(citations.without_forms(text), name) else None


def grounds(reading: Question, text: str) -> set[str]:
    """The papers of the day's values that are told as grounds."""
    day, found = reading.day, set[str]()
    if day is None:
        return found
    for sentence in sentences(text):
        values = {(number.value, number.unit) for number in numbers(sentence)}
        if day.sleep_hr is not None and day.sleep_hr < SHORT_SLEEP and (Decimal(str(day.sleep_hr)), "시간") in values:
            found.add("milewski2014")
        if (day.change or 0) >= HIGH_CHANGE and (Decimal(day.change or 0), "bpm") in values:
            found.add("buchheit2014")
    return found


def elsewhere(demands: AnswerRequirements, text: str) -> str | None:
    """The form of a paper that stands in a text without its claim."""
    bare = citations.without_forms(text)
    said = {citation.source.id: citation.source.form for citation in citations.citations(text)}
    return next((form for name, form in said.items() if not tells(bare, name) and name != demands.cites), None)


BODIES = {"acsm": ("ACSM", "미국스포츠의학회"), "kosso": ("KOSSO", "대한비만학회"), "who2020": ("WHO", "세계보건기구")}
"""What bodies are called in words; whoever tells their claim may name them so."""


def without_bodies(text: str) -> str:
    """A text without the names of bodies whose claim it tells."""
    bare = citations.without_forms(text)
    for source, names in BODIES.items():
        for name in names if tells(bare, source) else ():
            text = re.sub(rf"(?<!\(){name} ?(?:기준(?:으로)?|분류(?:로)?|권고|의)?", "", text)
    return text


def unknown(text: str) -> str | None:
    """What looks like a citation and is none of the ledger's; a name may stand in words where its form does too."""
    for citation in citations.citations(text):
        for name in citation.source.names:
            if not name.isascii():
                text = text.replace(name, "")
    text = without_bodies(text)
    return citations.unknown_citation(text)
