"""What a word of a signboard can be: a verb form, a noun with its particle, a word that takes no ending.

The words are in `lexicon.ko.toml`; verb forms are found by rule. How words go together is for `clauses`.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from malssi.tasks.conjugation import FINALS, Bases, bases, below, honorific, past
from malssi.tasks.korean import FINAL_L, final_consonant
from malssi.tasks.signboard.words import material

KINDS = ("stem", "nasal", "soft", "dropped", "infinitive")
"""The bases on which endings are put."""

NOUN = "noun "
"""Before what a particle does, where an ending makes a noun with one: 포근함을."""

ANYTHING = "anything"
UNKNOWN = "unknown"
"""Kind of a noun that is not in the lexicon."""


class Verb(NamedTuple):
    """A verb: the kinds of nouns that it takes as an object, and whether it is ever without one."""

    stem: str
    takes: frozenset[str]
    needs: bool
    state: bool
    """Whether it says how something is, not what somebody does."""


class Word(NamedTuple):
    """One way to read a word."""

    role: str
    """verb, adjective, noun or modifier."""
    lemma: str
    form: str
    """Of a verb or an adjective: what its ending does; of a noun: what its particle does, "bare" without one."""
    kinds: frozenset[str] = frozenset()
    """Of a noun."""


class Base(NamedTuple):
    """A stem's form on which endings are put."""

    role: str
    lemma: str
    of: str
    """verb, honorific, adjective or past: which endings it may take."""
    kind: str
    """stem, soft, dropped or infinitive; or the letter that was written below it."""


@lru_cache(maxsize=16384)
def readings(word: str) -> tuple[Word, ...]:
    """Every way to read a word without its marks; none for what is no word here."""
    found = [Word("modifier", word, form) for form in ("adverb", "determiner") if word in listed(f"{form}s")]
    return tuple(dict.fromkeys([*found, *verb_forms(word), *noun_forms(word)]))


def verb_forms(word: str) -> Iterator[Word]:
    """The verbs and adjectives of which a word is a form."""
    for at in range(1, len(word) + 1):
        for base in all_bases().get(word[:at], ()):
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
        elif form in OPEN and may_be_a_noun(noun):
            yield Word("noun", noun, form, frozenset([UNKNOWN]))


OPEN = frozenset(["object", "of"])
"""What a noun may be that is not known."""


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


def may_be_a_noun(text: str) -> bool:
    """Whether an unknown stretch can be a noun: two syllables or more, without a particle or an ending inside."""
    return 2 <= len(text) <= 6 and not any(piece in text for piece in material("lexicon")["inside"]["never"])


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
    done = {noun + "하" for noun, kinds in nouns().items() if "act" in kinds}
    return {stem: verb_of(stem, rows[stem] or [{"takes": []}]) for stem in done | rows.keys()}


def verb_of(stem: str, rows: list[dict[str, Any]]) -> Verb:
    takes = frozenset(kind for row in rows for kind in row.get("takes", [ANYTHING]))
    return Verb(stem, takes, all(row.get("needs", False) for row in rows), all(row.get("state", False) for row in rows))


@cache
def endings() -> dict[tuple[str, str, str], list[str]]:
    """What an ending does, by the stems and the base that it is put on."""
    table = defaultdict(list)
    for row in material("lexicon")["endings"]:
        for of in row["of"]:
            for kind in KINDS:
                for ending in row.get(kind, ()):
                    below_it = kind == "dropped" and ending[0] in FINALS
                    table[of, ending[0] if below_it else kind, ending[1:] if below_it else ending].append(
                        form_of(row["kind"], ending)
                    )
    return dict(table)


def form_of(kind: str, ending: str) -> str:
    """What an ending does; a nominal is a noun with its particle."""
    return NOUN + particles()[ending[1:]] if kind == "nominal" else kind


@cache
def all_bases() -> dict[str, list[Base]]:
    """Every form of every stem on which an ending can stand."""
    irregular = {stem: letter for letter, stems in material("lexicon")["irregular"].items() for stem in stems}
    table: dict[str, list[Base]] = defaultdict(list)
    for role, stems in (
        ("verb", verbs().keys() | frozenset().union(*auxiliaries().values())),
        ("adjective", material("lexicon")["adjectives"]["stems"]),
    ):
        for stem in stems:
            present = bases(stem, irregular.get(stem, ""))
            enter(table, role, stem, role, present)
            if role == "verb":
                enter(table, role, stem, "honorific", honorific(present))
            future = bases(stem + "겠")
            for base in [*past(present), *past(honorific(present)), future]:
                enter(table, role, stem, "past", base)
    return dict(table)


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
