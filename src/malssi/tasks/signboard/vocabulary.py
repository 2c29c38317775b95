"""The tables of `lexicon.ko.toml`: nouns by kind, what verbs take, endings, and what endings are put on."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from malssi.tasks.conjugation import FINALS, Bases, bases, below, honorific, past
from malssi.tasks.korean import final_consonant, initial_consonant
from malssi.tasks.signboard.words import material

BASES = ("stem", "nasal", "soft", "dropped", "infinitive")
"""The bases on which endings are put."""

NOUN = "noun "
"""Before what a particle does, where an ending makes a noun with one: 포근함을."""

ANYTHING = "anything"


class Verb(NamedTuple):
    """A verb: the kinds of nouns that it takes as an object, and whether it is ever without one."""

    stem: str
    takes: frozenset[str]
    needs: bool
    state: bool
    """Whether it says how something is, not what somebody does."""


class Base(NamedTuple):
    """A stem's form on which endings are put."""

    role: str
    lemma: str
    of: str
    """verb, honorific, adjective or past: which endings it may take."""
    kind: str
    """stem, soft, dropped or infinitive; or the letter that was written below it."""


@cache
def nouns() -> dict[str, frozenset[str]]:
    """The known nouns with their kinds."""
    kinds = defaultdict(set)
    for kind, words in material("lexicon")["nouns"].items():
        for word in words:
            kinds[word].add(kind)
    return {word: frozenset(found) for word, found in kinds.items()}


@cache
def listed(section: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(material("lexicon")[section]["words"])


@cache
def auxiliaries() -> dict[str, frozenset[str]]:
    """The verbs that help the one before them, by that one's form."""
    return {form: frozenset(stems) for form, stems in material("lexicon")["auxiliaries"].items()}


@cache
def particles() -> dict[str, str]:
    """What each particle does."""
    return {particle: form for form, words in material("lexicon")["particles"].items() for particle in words}


@cache
def verbs() -> dict[str, Verb]:
    """The verbs by their stems; one that stands in several groups takes what any of them takes."""
    rows = defaultdict(list)
    for row in material("lexicon")["verbs"]:
        for stem in row["stems"]:
            rows[stem].append(row)
    done = [noun + "하" for noun, kinds in nouns().items() if "act" in kinds]
    return {stem: verb_of(stem, rows[stem] or [{"takes": []}]) for stem in sorted({*done, *rows})}


def verb_of(stem: str, rows: list[dict[str, Any]]) -> Verb:
    takes = frozenset(kind for row in rows for kind in row.get("takes", [ANYTHING]))
    return Verb(stem, takes, all(row.get("needs", False) for row in rows), all(row.get("state", False) for row in rows))


@cache
def endings() -> dict[tuple[str, str, str], list[str]]:
    """What an ending does, by the stems and the base that it is put on."""
    table = defaultdict(list)
    for row in material("lexicon")["endings"]:
        for of, base in product(row["of"], BASES):
            for ending in row.get(base, ()):
                letter = ending[0] if base == "dropped" and ending[0] in FINALS else ""
                table[of, letter or base, ending.removeprefix(letter)].append(form_of(row["kind"], ending))
    return dict(table)


def form_of(kind: str, ending: str) -> str:
    """What an ending does; a nominal is a noun with its particle."""
    return NOUN + particles()[ending[1:]] if kind == "nominal" else kind


def bases_spelled(text: str) -> Sequence[Base]:
    """The bases that are written so."""
    return bases_from(initial_consonant(text)).get(text, ())


@cache
def bases_from(consonant: int) -> dict[str, list[Base]]:
    """Every form on which an ending can stand, of the stems that begin with a consonant. No ending changes it, and a
    text needs few of these tables.
    """
    irregular = {stem: letter for letter, stems in material("lexicon")["irregular"].items() for stem in stems}
    table: dict[str, list[Base]] = defaultdict(list)
    for role, stem in stems_from()[consonant]:
        present = bases(stem, irregular.get(stem, ""))
        if role == "verb":
            enter(table, role, stem, "honorific", honorific(present))
        enter_tenses(table, role, stem, present)
    return dict(table)


@cache
def stems_from() -> dict[int, list[tuple[str, str]]]:
    """The verbs' and adjectives' stems with their role, by the consonant that they begin with."""
    table: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for stem in sorted(verbs().keys() | frozenset().union(*auxiliaries().values())):
        table[initial_consonant(stem)].append(("verb", stem))
    for stem in material("lexicon")["adjectives"]["stems"]:
        table[initial_consonant(stem)].append(("adjective", stem))
    return table


def enter_tenses(table: dict[str, list[Base]], role: str, stem: str, present: Bases) -> None:
    """Put the bases of a stem into the table, now, in the past and as it is supposed."""
    enter(table, role, stem, role, present)
    for base in [*past(present), *past(honorific(present)), bases(stem + "겠")]:
        enter(table, role, stem, "past", base)


def enter(table: dict[str, list[Base]], role: str, lemma: str, of: str, found: Bases) -> None:
    """Put the bases of a stem into the table."""
    entries = [(found.stem, "stem"), (found.soft, "soft"), (found.dropped, "dropped"), (found.nasal, "nasal")]
    entries += [(infinitive, "infinitive") for infinitive in found.infinitives]
    if final_consonant(found.dropped) == 0:
        entries += [(below(found.dropped, letter), letter) for letter in FINALS if letter != "ㅆ"]
    for text, kind in entries:
        base = Base(role, lemma, of, kind)
        if base not in table[text]:
            table[text].append(base)
