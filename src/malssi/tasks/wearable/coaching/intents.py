"""What a question is about: the intents of `intents.ko.toml`, and how a free question is recognised as one of them.

A question that holds a red flag is one, whatever else it says; one that nothing recognises is `unknown`, and the coach
says so: whether a guess answers it nobody could check.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple

from malssi.tasks.wearable.alarm import calls_for_care
from malssi.tasks.wearable.denials import asserted
from malssi.tasks.wearable.redflags import flags_in, flags_of, in_despair, squeezed
from malssi.tasks.wearable.told import told_values
from malssi.tasks.wearable.words import material, pattern

Kind = Literal["answer", "refer", "urgent", "decline"]

UNKNOWN, DESPAIR, UNWELL = "unknown", "self_harm", "body_trouble"
"""The intent of a question that nothing recognises, of despair, and of a red flag that is nothing else."""

MIN_CONTAINED = 6
"""Letters from which a known question counts inside a longer one."""


class Intent(NamedTuple):
    """Something that people ask, and what an answer to it must hold."""

    name: str
    topic: str
    kind: Kind
    number: int
    """What a prompt calls it besides its title."""
    title: str
    asks: tuple[str, ...]
    held: tuple[str, ...]
    """Ways to ask that nothing is ever trained on."""
    rules: tuple[tuple[re.Pattern[str], ...], ...]
    facts: tuple[str, ...]
    wrong: tuple[str, ...]
    """Words that no answer may hold: the fact turned round, or what would do harm."""
    answers: tuple[str, ...]
    actions: tuple[str, ...]
    cite: str
    by_grade: bool
    """Whether, with a day, the answer is what the day's grade allows."""

    @property
    def in_crisis(self) -> bool:
        """Whether it is despair: nothing is to be stopped, and the line for it is care."""
        return self.name == DESPAIR

    @property
    def manner(self) -> str:
        """Which hints go with it: those of its kind, of despair, or of not having understood."""
        return "crisis" if self.in_crisis else UNKNOWN if self.name == UNKNOWN else self.kind

    @property
    def refers(self) -> bool:
        """Whether the person is sent to care and not coached."""
        return self.kind in ("refer", "urgent")

    @property
    def rank(self) -> int:
        """Which of several matching intents a question is: care first, other people's business last."""
        return 0 if self.refers else {"scope": 1, "other": 3}.get(self.topic, 2)


@cache
def intents() -> dict[str, Intent]:
    """All intents by their name."""
    return {row["name"]: intent(row) for row in material("intents", "coaching")["intent"]}


def intent(row: dict[str, Any]) -> Intent:
    """Read one table."""
    fields: dict[str, Any] = {name: row[name] for name in ("name", "topic", "kind", "number", "title")}
    fields |= {name: tuple(row[name]) for name in ("asks", "held", "facts", "answers", "actions")}
    rules = tuple(tuple(re.compile(term) for term in rule.split()) for rule in row["rules"])
    return Intent(
        **fields,
        rules=rules,
        wrong=tuple(row.get("wrong", ())),
        cite=row.get("cite", ""),
        by_grade=row.get("by_grade", False),
    )


@lru_cache(maxsize=4096)
def intent_of(question: str) -> Intent:
    """The intent by which a question's answer is judged: a known way to ask, its red flag, or what the rules find."""
    return found(question, all_ways())


@lru_cache(maxsize=4096)
def recognised(question: str) -> Intent:
    """What a prompt tells of a question: all but the ways to ask that nothing was trained on, which must be as new to
    the prompt as they are to the model.
    """
    return found(question, trained_ways())


def found(question: str, ways: dict[str, str]) -> Intent:
    """The intent of a question, by these ways to ask."""
    plain = squeezed(question)
    if plain in ways:
        return intents()[ways[plain]]
    name = red_flag(question) or (DESPAIR if in_despair(question) else value_flag(question))
    said = squeezed(asserted(question))
    intent = intents()[name] if name else best([*contained(plain, ways), *matching(said)]) or intents()[UNKNOWN]
    return intent if intent.refers or not flags_in(question) else intents()[UNWELL]


def red_flag(question: str) -> str | None:
    """The intent of a question's urgent red flag, if it has one."""
    names = material("words", "coaching")["flag_intent"]
    heard = flags_of(question) if asks_leave(question) else flags_in(question)
    return next((str(names[flag.name]) for flag in heard if flag.name in names), None)


def asks_leave(question: str) -> bool:
    """Whether somebody asks what they may do: a symptom named beside it is their own."""
    return pattern("question", "leave", "coaching").search(question) is not None


def value_flag(question: str) -> str | None:
    """The intent of a value that a question tells and that a day would be referred for, if it tells one."""
    names = material("words", "coaching")["value_intent"]
    return next((names[name] for name, value in told_values(question).items() if calls_for_care(name, value)), None)


@cache
def trained_ways() -> dict[str, str]:
    """The intent of every way to ask that is trained on."""
    return {squeezed(ask): intent.name for intent in intents().values() for ask in intent.asks}


@cache
def all_ways() -> dict[str, str]:
    """The intent of every known way to ask."""
    return trained_ways() | {squeezed(ask): intent.name for intent in intents().values() for ask in intent.held}


class Match(NamedTuple):
    """An intent that a question may have, and how much of the question speaks for it."""

    intent: Intent
    score: tuple[int, int]
    """Terms and letters."""


def contained(plain: str, ways: dict[str, str]) -> Iterator[Match]:
    """Known questions inside a longer one, such as between a greeting and an order to ignore it."""
    for ask, name in ways.items():
        if len(ask) >= MIN_CONTAINED and name != UNKNOWN and ask in plain:
            yield Match(intents()[name], (100, len(ask)))


def matching(plain: str) -> Iterator[Match]:
    """Intents of which a rule holds; a rule with more terms says more."""
    for intent in intents().values():
        for rule in intent.rules:
            hits = [hit[0] for term in rule if (hit := term.search(plain))]
            if len(hits) == len(rule):
                yield Match(intent, (len(rule), sum(map(len, hits))))


def best(matches: list[Match]) -> Intent | None:
    """The match of the first rank that most of the question speaks for; the first of those that say as much."""
    if not matches:
        return None
    rank = min(match.intent.rank for match in matches)
    return max((match for match in matches if match.intent.rank == rank), key=lambda match: match.score).intent
