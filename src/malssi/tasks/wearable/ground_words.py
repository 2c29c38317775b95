"""Which words a ground may be told in: those of the experts for the value's class, or common ones of its side."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from malssi.tasks.task import PASS, Verdict, fail
from malssi.tasks.wearable.bmi import bmi_class, is_who_normal
from malssi.tasks.wearable.care import names_symptoms
from malssi.tasks.wearable.citations import without_forms
from malssi.tasks.wearable.grounds import clauses, is_racing, is_told, says_missing
from malssi.tasks.wearable.reading import Day
from malssi.tasks.wearable.redflags import named
from malssi.tasks.wearable.score import INDICATORS, Judgement, judge
from malssi.tasks.wearable.vocabulary import BETWEEN, foreign_word, forms_of, phrases_of, words_of
from malssi.tasks.wearable.words import any_of, material, reason


class Kind(NamedTuple):
    """What a ground is about: an indicator with its class, a racing heart, or something missing."""

    name: str
    level: str
    side: str
    """caution, fine or missing, as in `[ground]` of the vocabulary."""


def each_ground_tells_the_day(day: Day, grounds: str) -> Verdict:
    """Every ground is about a judged value, a missing one or a symptom, in words for it; or it gives another value and
    says nothing of it.

    Args:
        grounds: one a line, without their markers.
    """
    judged = judge(day)
    symptoms = [*map(named, judged.flags), *day.symptoms] if judged.flags else []
    for ground in grounds.splitlines():
        if symptoms and names_symptoms(ground, symptoms):
            continue
        kinds = tuple(kinds_of(day, judged, ground))
        words = words_for(kinds) if kinds else words_of("beside")
        phrases = phrases_of("ground" if kinds else "beside")
        said = foreign_word(without_forms(ground), words, phrases, bmi_names(day))
        if said:
            return fail(reason("beyond_ground" if kinds else "beyond_beside", said=said))
    return PASS


def kinds_of(day: Day, judged: Judgement, ground: str) -> Iterator[Kind]:
    """The judged values that a ground gives, and whether it says that something is missing."""
    for name in INDICATORS:
        if name == "change" and is_racing(day) and f"{day.resting_heart_rate}bpm" in ground.replace(" ", ""):
            yield Kind("racing", "", "caution")
        elif name in judged.levels and is_told(day, name, ground):
            yield Kind(name, judged.levels[name].name, "caution" if judged.is_caution(name) else "fine")
    if any(says_missing(clause) for clause in clauses(ground)):
        yield Kind("missing", "", "missing")


@cache
def words_for(kinds: tuple[Kind, ...]) -> re.Pattern[str]:
    """One word of a ground of these kinds."""
    common = material("vocabulary")["ground"]
    said = {word for kind in kinds for phrase in expert_phrases(kind) for word in BETWEEN.split(phrase) if word}
    sections = [common, *(common[kind.side] for kind in kinds)]
    return any_of((*map(re.escape, said), *(form for section in sections for form in forms_of(section))))


def expert_phrases(kind: Kind) -> Iterator[str]:
    """What the experts of both reports say of such a ground, without its slots."""
    for task in ("health", "decision"):
        phrases = material("phrases", task)
        section = phrases[kind.name]
        said = [
            *(section[kind.level] if kind.level else section)["grounds"],
            *section.get("left", ()),
            *section.get("alone", ()),
        ]
        said += [claim for claims in phrases["cite"].values() for claim in claims]
        said += [name for name in section.values() if isinstance(name, str)]
        yield from (re.sub(r"\{[^}]*\}", " ", phrase) for phrase in said)


def bmi_names(day: Day) -> list[str]:
    """What the day's BMI may be called."""
    names = material("vocabulary")["beside"]["bmi"]
    if day.bmi is None:
        return []
    return [*(names["who"] if is_who_normal(day.bmi) else []), *names[bmi_class(day.bmi)]]
