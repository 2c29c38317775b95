"""What a word of a signboard can be: a verb form, a noun with its particle, a word that takes no ending.

A verb form is a base with an ending, both from `vocabulary`. How words go together is for `clauses`.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from malssi.tasks.korean import FINAL_L, final_consonant
from malssi.tasks.signboard.vocabulary import NOUN, Base, bases_spelled, endings, listed, nouns, particles


class Word(NamedTuple):
    """One way to read a word."""

    role: str
    """verb, adjective, noun or modifier."""
    lemma: str
    form: str
    """Of a verb or an adjective: what its ending does; of a noun: what its particle does, "bare" without one."""
    kinds: frozenset[str] = frozenset()
    """Of a noun."""


@lru_cache(maxsize=16384)
def readings(word: str) -> tuple[Word, ...]:
    """Every way to read a word without its marks; none for what is no word here."""
    found = [Word("modifier", word, form) for form in ("adverb", "determiner") if word in listed(f"{form}s")]
    return tuple(dict.fromkeys([*found, *verb_forms(word), *noun_forms(word)]))


def verb_forms(word: str) -> Iterator[Word]:
    """The verbs and adjectives of which a word is a form."""
    for at in range(1, len(word) + 1):
        for base in bases_spelled(word[:at]):
            for form in endings().get((base.of, base.kind, word[at:]), ()):
                if not (word[at:].startswith("습니") and final_consonant(word[:at]) in (0, FINAL_L)):
                    yield formed(base, form)


def formed(base: Base, form: str) -> Word:
    """A verb form as a word: 따뜻하게 is a modifier, 포근함을 a noun."""
    if form.startswith(NOUN):
        return Word("noun", base.lemma, form.removeprefix(NOUN), frozenset(["feeling", "mood"]))
    return Word("modifier" if (base.role, form) == ("adjective", "adverbial") else base.role, base.lemma, form)


def noun_forms(word: str) -> Iterator[Word]:
    """The nouns, each with its particle, that a word can be."""
    if kinds_of(word):
        yield Word("noun", word, "bare", kinds_of(word))
    for at in range(1, len(word)):
        noun, form = word[:at], particles().get(word[at:])
        if form is None or not fits(noun, word[at:], form):
            continue
        if kinds_of(noun):
            yield Word("noun", noun, form, kinds_of(noun))


def fits(noun: str, particle: str, form: str) -> bool:
    """Whether a particle is the one for the noun's last sound; 으로/로 and the like."""
    closed = final_consonant(noun) != 0
    if form.startswith("copula"):
        return not closed or particle[0] in "이인일입"
    if particle[0] in "을은과으" or particle in ("이", "이나", "이랑"):
        return closed and not (particle[0] == "으" and final_consonant(noun) == FINAL_L)
    if particle[0] in "를는가와":
        return not closed
    if particle.startswith(("랑", "로", "라", "나")):
        return not closed or (particle[0] == "로" and final_consonant(noun) == FINAL_L)
    return True


@lru_cache(maxsize=16384)
def kinds_of(noun: str) -> frozenset[str]:
    """The kinds of a noun, by itself or by the last of the known nouns that it is made of."""
    known = nouns()
    if noun in known:
        return known[noun]
    for at in range(2, len(noun) - 1):
        if noun[:at] in known and kinds_of(noun[at:]):
            return kinds_of(noun[at:])
    plural = noun.removesuffix("들")
    return known.get(plural, frozenset()) if plural != noun else frozenset()
