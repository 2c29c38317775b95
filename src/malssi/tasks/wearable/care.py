"""What may be said to somebody who needs care: an expert's own sentences, or clauses that stop, rest, send and say why.

Whole sentences are read, as words of harmless advice make harmful advice in another order (119 연락을 삼가고 쉬세요).
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import zip_longest
from typing import Any

from malssi.tasks.korean import sentences
from malssi.tasks.task import PASS, Verdict, fail
from malssi.tasks.wearable.words import material, reason

SYMPTOM = "\x01"
"""Stands for a symptom of the person's, so that one expression reads them all."""

LONGEST, MOST_CLAUSES = 160, 6
"""Characters and joined clauses of a sentence; a model that repeats itself has more."""

MARK = re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")
SLOT = {
    "why": "<symptom>",
    "symptom": "<symptom>",
    "resting": r"\d+(?:bpm)?",
    "oxygen": r"\d+%?",
    "sleep": r"\d+(?:\.\d+)?",
    "score": r"\d+",
    "steps": r"\d+(?:,\d+)*",
}
"""What stands in the slots of an expert's sentence; a pair such as 은/는 is either."""


def says_nothing_but_care(text: str, symptoms: Iterable[str], own: tuple[str, ...] = ()) -> Verdict:
    """Every sentence is an expert's own, or is made of the clauses of `care.ko.toml`.

    Args:
        text: advice; grounds tell values and are read by other checks.
        symptoms: what may be named as the person's.
        own: sentences of experts for this alone.
    """
    names = sorted(map(re.escape, set(symptoms)), key=len, reverse=True)
    named = re.compile(any_one(names) if names else "(?!)")
    for sentence in sentences(MARK.sub("", text)):
        said = sentence.strip(" \n.!*")
        if said and not (is_of_care(said, own) or is_of_care(named.sub(SYMPTOM, said), own)):
            return fail(reason("beyond_care", said=said))
    return PASS


def is_of_care(said: str, own: tuple[str, ...]) -> bool:
    """Whether a sentence, its symptoms marked, is one that care is told in."""
    if len(said) > LONGEST:
        return False
    return any(pattern.fullmatch(said) for pattern in (one_of(own), one_of(own_texts()), composed()))


def names_symptoms(ground: str, symptoms: Iterable[str]) -> bool:
    """Whether a ground names the person's symptoms and says no more of them than that they are to be seen."""
    words, names = material("care")["ground"], any_one(map(re.escape, symptoms))
    said = MARK.sub("", ground).strip()
    return re.fullmatch(f"(?:{words['before']})?{names}(?:(?:, ?|·| 및 ){names})*{words['after']}", said) is not None


@cache
def composed() -> re.Pattern[str]:
    """Clauses that are joined, and a last one."""
    words = material("care")
    front, last = [*words["why"]["front"]], [*words["why"]["last"], *words["leaving"]["always"]]
    for end, clauses in (("front", front), ("last", last)):
        clauses.append(f"{any_one(words['leaving']['what'])} {any_one(words['ending'][f'not_{end}'])}")
        clauses += [f"{any_one(begins)}{done(words, kind, end)}" for kind, begins in words["doing"].items()]
    return re.compile(filled(f"(?:{any_one(front)},? ){{0,{MOST_CLAUSES}}}{any_one(last)}", words["word"]))


def done(words: dict[str, Any], kind: str, end: str) -> str:
    """A verb of a kind with one of its endings."""
    forms = zip(*words["verb"][kind], strict=True)
    slots = dict(zip(("stem", "honoured", "joined", "past"), map(any_one, forms), strict=True))
    return any_one(filled(ending, slots) for ending in words["ending"][end])


@lru_cache(maxsize=256)
def one_of(texts: tuple[str, ...]) -> re.Pattern[str]:
    """A sentence of some experts' phrases; of none where there are none."""
    said = dict.fromkeys(expression(sentence) for text in texts for sentence in sentences(text))
    return re.compile(filled("|".join(said) or "(?!)", material("care")["word"]))


def filled(expression: str, known: dict[str, str]) -> str:
    """An expression with the entries that it names."""
    while found := re.search(r"<([a-z]+)>", expression):
        expression = expression.replace(found[0], known[found[1]])
    return expression


def any_one(expressions: Iterable[str]) -> str:
    """One of several."""
    return "(?:" + "|".join(expressions) + ")"


@cache
def own_texts() -> tuple[str, ...]:
    """What the experts say on a day of care."""
    return tuple(
        text
        for task, paths in material("care")["own"].items()
        for name, *path in paths
        for text in texts(material(name, "" if task == "domain" else task), path)
    )


def texts(section: Any, path: list[str]) -> Iterator[str]:
    """All texts below a path."""
    for key in path:
        section = section[key]
    for found in section.values() if isinstance(section, dict) else [section]:
        yield from found


def expression(sentence: str) -> str:
    """An expert's sentence with its slots open."""
    parts = re.split(r"\{([^}]+)\}", sentence.strip(" ."))
    opened = (any_one(part.split("/")) if "/" in part else SLOT[part] for part in parts[1::2])
    return "".join(re.escape(text) + slot for text, slot in zip_longest(parts[::2], opened, fillvalue=""))
