"""Whether an advice is understood, and nothing in it harmful whatever the day: read by statements and concepts."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from malssi.korean.morphemes import normalized
from malssi.korean.sense import no_words, unread
from malssi.korean.sentences import sentences
from malssi.korean.statements import Statement, statements
from malssi.resources import toml
from malssi.tasks.checks.advice import DOINGS, Finding, Policy, against, in_spite_of_pain, is_advice, is_wanted, meant
from malssi.tasks.task import PASS, Verdict, fail, unclear
from malssi.tasks.wearable.citations import without_forms
from malssi.tasks.wearable.words import reason

NAMELESS = "운동"
"""Stands for an exercise's name: a name is data, and its words say nothing."""
BEST, GOOD = "A", "B"
"""Grades whose days bear hard work, and some of it."""
MARKS = str.maketrans("", "", "*✅⚠️🚨💡💬")


@cache
def policy() -> Policy:
    """What may be advised on a day."""
    return Policy.of(toml(__package__, "advice"))


def harms_nobody_and_is_understood(text: str, grade: str, names: Iterable[str] = ()) -> Verdict:
    """No harmful advice; no word and no advice that is not understood.

    Args:
        text: an advice or a comment, without grounds.
        grade: the day's.
        names: exercises that it may name.
    """
    plain = without_forms(text).translate(MARKS)
    for name in sorted(names, key=len, reverse=True):
        plain = plain.replace(name, NAMELESS)
    read = [normalized(sentence) for line in plain.splitlines() for sentence in sentences(line)]
    said = [one for sentence in read for one in statements(sentence)]
    found = [finding for one in said for finding in against(policy(), one)] + pushing(said)
    found += [finding for one in said for finding in (*beyond(one, grade), *claims(one))]
    wrong = [finding.said for finding in found if finding.wrong] + [word for one in read for word in no_words(one)]
    if wrong:
        return fail(reason("harmful", said=wrong[0]))
    odd = [word for one in read for word in unread(one)] + [finding.said for finding in found]
    urged = [one for one in said if is_wanted(one) and one.link != "of" and not one.predicate.has("v:decrease")]
    odd += [word.written for one in urged for word in (*one.arguments, one.predicate) if is_foreign(word.concepts)]
    return unclear(reason("unread", said=", ".join(dict.fromkeys(odd)))) if odd else PASS


def beyond(said: Statement, grade: str) -> Iterator[Finding]:
    """What of an advice asks for more than a grade bears; of a good grade it is not known whether it bears it."""
    if not is_advice(said) or not is_wanted(said) or said.link in ("if", "quote"):
        return
    hard = [word for word in (*meant(said), said.predicate) if word.has("exercise_hard") and "강도" not in word.lemma]
    forced = any(adverb.has("d:hard") and not adverb.has("d:well", "d:slow") for adverb in said.adverbs)
    if forced and said.predicate.has(*DOINGS):
        hard.append(said.predicate)
    if hard and grade != BEST:
        yield Finding(grade not in (BEST, GOOD), said.written)


def claims(said: Statement) -> Iterator[Finding]:
    """What an advice tells of the past or of what something means: nobody can say from a day whether it is so."""
    told = said.link == "end" and said.mood == "tells" and said.asserts and not said.helped
    meaning = said.predicate.copula and said.predicate.has("cause", "knowledge")
    if told and (said.past or meaning):
        yield Finding(False, said.written)


def pushing(said: list[Statement]) -> list[Finding]:
    """What is to be done although or until it hurts."""
    return [Finding(True, after.written) for before, after in pairwise(said) if in_spite_of_pain(after, before)]


def is_foreign(concepts: frozenset[str]) -> bool:
    """Whether a word is only of what no advice speaks of."""
    return bool(concepts) and concepts <= policy().never
