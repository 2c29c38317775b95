"""Morphemes to words: a noun with its particles, a verb with its endings, an adverb, a number, each with its concepts.

Compounds that the analyser takes apart are put together where the lexicon has them (호 숫 길); where it does not, the
head, which stands last, says what a compound is (메타세쿼이아길 is a 길).
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from malssi.korean.grammar import COUNTED, MAKING, PARTICLES, UNITS, WITHOUT
from malssi.korean.lexicon import NONE, concepts_of, lexicon
from malssi.korean.mends import mended
from malssi.korean.morphemes import morphemes
from malssi.korean.particles import final_consonant

Kind = Literal["noun", "number", "verb", "adjective", "copula", "adverb", "mark"]

NOUNS = frozenset(["NNG", "NNP", "NNB", "NNBC", "NP", "NR", "XPN", "XSN", "XR", "SL", "SH", "UNKNOWN"])
PREDICATES: dict[str, Kind] = {
    "VV": "verb",
    "VX": "verb",
    "XSV": "verb",
    "VA": "adjective",
    "XSA": "adjective",
    "VCP": "copula",
    "VCN": "copula",
}
ENDINGS = frozenset(["EP", "EC", "EF", "ETM", "ETN"])
HEADS = frozenset("길옷숲꽃밭")
"""Nouns of one letter that say what a compound is by themselves."""
COMPOUNDED = frozenset(
    """outdoors indoors shelter seat nature clothing warm_clothing light_clothing drink food alcohol medicine weather
    exercise exercise_light exercise_moderate exercise_hard play gear""".split()  # noqa: SIM905
)
"""Concepts of nouns that make new compounds every day."""
MAX_COMPOUND = 12
"""Letters of the longest compound that is looked up."""

TAIL = re.compile(f"(?:{'|'.join(sorted(PARTICLES, key=len, reverse=True))}){{0,3}}")
"""What may stand behind a noun that the analyser has cut wrongly."""

NUMBER = re.compile(r"[+\-−]?\d+(?:,\d{3})*(?:\.\d+)?")
UNIT = re.compile(" ?(?:" + "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True)) + ")")


CLUSTERS = frozenset([3, 5, 6, 9, 10, 11, 12, 13, 14, 15, 18])
"""Final consonants of two letters: no stem changes into one."""
LIEUL = 8
"""The final consonant ㄹ."""
UNCHANGING = ("고", "지", "게", "던", "자", "거나", "기", "면", "며", "려")
"""Endings before which no stem changes."""


class Word(NamedTuple):
    """A word as it is said."""

    kind: Kind
    lemma: str
    """A noun without its particles, a verb's or an adjective's stem, a number's unit."""
    concepts: frozenset[str]
    written: str
    start: int
    end: int
    particles: tuple[str, ...] = ()
    """Behind a noun, a number or a nominal ending."""
    endings: tuple[tuple[str, str], ...] = ()
    """Of a verb or an adjective: form and tag of each, in their order."""
    value: str = ""
    """Of a number, as written."""
    copula: bool = False
    """Whether a noun or a number is said to be something: 이다, 아니다."""

    comma: bool = False
    """Whether a comma stands behind it."""

    @property
    def known(self) -> bool:
        """Whether the lexicon knows it, or there is nothing to know."""
        return bool(self.concepts) or self.kind in ("number", "mark", "copula")

    @property
    def amount(self) -> float:
        """A number's value without its sign; 0 of a word that is none."""
        digits = self.value.replace(",", "").lstrip("+-−")
        return float(digits) if digits else 0.0

    def has(self, *concepts: str) -> bool:
        """Whether it is any of these."""
        return not self.concepts.isdisjoint(concepts)


class Piece(NamedTuple):
    """A morpheme, or several that make one word."""

    form: str
    tag: str
    start: int
    end: int


@lru_cache(maxsize=2048)
def words(text: str) -> tuple[Word, ...]:
    """The words of a normalized sentence, in its order; a sentence without a mark is read as one with a full stop."""
    closed = closed_by_mark(text)
    pieces = [Piece(*morpheme) for morpheme in mended(morphemes(closed))]
    out: list[Word] = []
    at = 0
    for eojeol in re.finditer(r"\S+", closed):
        own = []
        while at < len(pieces) and pieces[at].start < eojeol.end():
            own.append(pieces[at])
            at += 1
        out += read_eojeol(closed, joined(closed, numbered(closed, own, eojeol.end())))
    return tuple(together(out))


def closed_by_mark(text: str) -> str:
    """A sentence with the mark without which the analyser reads its end wrongly."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def numbered(text: str, own: Sequence[Piece], end: int) -> list[Piece]:
    """A word between spaces with its numbers, each with its unit, as one piece."""
    out: list[Piece] = []
    skip = 0
    for piece in own:
        if piece.start < skip:
            continue
        found = (
            NUMBER.match(text, piece.start, end) if piece.tag in ("SN", "SY", "SC") or piece.form[0].isdigit() else None
        )
        if found is None:
            out.append(piece)
            continue
        unit = UNIT.match(text, found.end(), end)
        skip = unit.end() if unit else found.end()
        out.append(Piece(text[found.start() : skip], "SN", found.start(), skip))
        behind_it = max((one.end for one in own if one.start < skip < one.end), default=skip)
        if behind_it > skip:
            out += cut_off(text[skip:behind_it], skip, behind_it)
            skip = behind_it
    return out


def cut_off(rest: str, start: int, end: int) -> list[Piece]:
    """What stands behind a number and was read together with its unit: particles, or 이다 (15도라, 700보여서)."""
    if TAIL.fullmatch(rest):
        return [Piece(rest, "JX", start, end)]
    tag = "ETM" if rest == "인" else "EF" if rest.endswith(("요", "다", "죠")) else "EC"
    return [Piece("이", "VCP", start, end), Piece(rest, tag, start, end)]


def joined(text: str, own: Sequence[Piece]) -> list[Piece]:
    """A word between spaces with what the lexicon has as one noun put together, the longest first."""
    out: list[Piece] = []
    at = 0
    while at < len(own):
        piece = own[at]
        stop = longest(text, own, at)
        if stop is None:
            out.append(piece)
            at += 1
            continue
        said = text[piece.start : stop]
        out.append(
            Piece(said, "MAG" if all(one[:2] == "d:" for one in concepts_of(said)) else "NNG", piece.start, stop)
        )
        cut = next((one for one in own[at:] if one.start < stop < one.end), None)
        while at < len(own) and own[at].start < stop:
            at += 1
        if cut is not None:
            out.append(Piece(text[stop : cut.end], "JX", stop, cut.end))
    return out


def is_verbal(concepts: frozenset[str]) -> bool:
    """Whether a word is a verb or an adjective alone: 튼튼하다 is no noun in 튼튼하다는."""
    return all(concept[1:2] == ":" and concept[0] in "va" for concept in concepts)


def longest(text: str, own: Sequence[Piece], at: int) -> int | None:
    """Where the longest noun of the lexicon ends that begins with a piece and is more than this piece alone."""
    first, last = own[at], own[-1].end
    if (
        first.tag in ENDINGS
        or first.tag in PREDICATES
        or first.tag[0] in "JS"
        or (at and own[at - 1].end > first.start)
    ):
        return None
    ends = {one.end for one in own[at:]}
    for stop in range(min(last, first.start + MAX_COMPOUND), first.end, -1):
        said = text[first.start : stop]
        if said not in lexicon() or (said.endswith("다") and is_verbal(concepts_of(said))):
            continue
        if stop in ends and not any(one.start < stop < one.end for one in own[at:]):
            return stop
        cut = next((one for one in own[at:] if one.start < stop < one.end), None)
        odd = first.tag == "NNP" or (cut is not None and cut.form not in lexicon())
        if (stop - first.start > 2 or odd) and TAIL.fullmatch(text[stop:last].rstrip(".,!?")):
            return stop
    return None


def read_eojeol(text: str, own: Sequence[Piece]) -> list[Word]:
    """The words of what stands between two spaces."""
    out: list[Word] = []
    at = 0
    while at < len(own):
        piece = own[at]
        stop = at + 1
        if piece.tag in NOUNS:
            while stop < len(own) and own[stop].tag in NOUNS:
                stop += 1
            out.append(noun(own[at:stop]))
        elif piece.tag == "SN":
            out.append(number(piece))
        elif piece.tag in PREDICATES:
            while stop < len(own) and own[stop].tag in ENDINGS:
                stop += 1
            out += predicate(text, own[at:stop], out)
        elif (piece.tag[0] == "J" or piece.tag in ENDINGS) and out:
            out[-1] = behind(out[-1], piece)
        elif piece.tag[0] == "S" or piece.tag == "EMOJI":
            out.append(Word("mark", piece.form, NONE, piece.form, piece.start, piece.end))
        else:
            concepts = concepts_of(piece.form)
            out.append(Word("adverb", piece.form, concepts, piece.form, piece.start, piece.end))
        at = stop
    return out


def behind(word: Word, piece: Piece) -> Word:
    """A word with one more particle or ending."""
    if piece.tag in ENDINGS:
        return word._replace(endings=(*word.endings, (piece.form, piece.tag)), end=piece.end)
    return word._replace(particles=(*word.particles, WHOLE.get(piece.form, piece.form)), end=piece.end)


WHOLE = {"\u11ab": "는", "\u11af": "를", "ㄴ": "는", "ㄹ": "를"}
"""Particles that are written below a syllable: 건, 걸."""


def noun(own: Sequence[Piece]) -> Word:
    """A noun; of a compound that is not known, its longest known end says what it is."""
    lemma = "".join(piece.form for piece in own)
    concepts = concepts_of(lemma)
    for first in range(1, len(own)):
        concepts = concepts or concepts_of("".join(piece.form for piece in own[first:]))
    for last in range(len(own) - 1, 0, -1):
        if not concepts and own[last].tag == "XSN":
            concepts = concepts_of("".join(piece.form for piece in own[:last]))
    return Word("noun", lemma, concepts or of_end(lemma), lemma, own[0].start, own[-1].end)


@lru_cache(maxsize=2048)
def of_end(lemma: str) -> frozenset[str]:
    """What the end of a compound says that the analyser knows as one word: a 호반길 is a 길, a 시민광장 a 광장."""
    known = [concepts_of(lemma[at:]) for at in range(1, len(lemma) - 1)]
    known += [concepts_of(lemma[-1])] if len(lemma) > 2 and lemma[-1] in HEADS else []
    return next((found for found in known if found & COMPOUNDED), NONE)


def number(piece: Piece) -> Word:
    """A number with its unit."""
    found = NUMBER.match(piece.form)
    value = found[0] if found else ""
    return Word("number", piece.form[len(value) :].strip(), NONE, piece.form, piece.start, piece.end, value=value)


def predicate(text: str, own: Sequence[Piece], out: list[Word]) -> list[Word]:
    """A verb or an adjective; one made of the noun before it takes that noun's place."""
    first, endings = as_written(text, own), tuple((piece.form, piece.tag) for piece in own[1:])
    kind = PREDICATES[first.tag]
    before = out[-1] if out and out[-1].end == first.start and not out[-1].particles and not out[-1].endings else None
    if kind == "copula" and before is not None and before.kind in ("noun", "number", "adverb"):
        out.pop()
        return [before._replace(endings=endings, end=own[-1].end, copula=True)]
    if before is not None and before.kind in ("noun", "adverb") and first.form in MAKING:
        out.pop()
        lemma = before.lemma + first.form
        concepts = concepts_of(f"{lemma}다") or before.concepts
        made: Kind = "adjective" if is_quality(concepts) or (first.tag == "XSA" and not is_act(concepts)) else "verb"
        return [Word(made, lemma, concepts, before.written + first.form, before.start, own[-1].end, endings=endings)]
    concepts = concepts_of(f"{first.form}다")
    return [Word(kind, first.form, concepts, first.form, first.start, own[-1].end, endings=endings)]


def as_written(text: str, own: Sequence[Piece]) -> Piece:
    """A stem as it is written before 고 or 지, which change none: the analyser takes 들고 for hearing."""
    first, after = own[0], own[1] if len(own) > 1 else None
    written = text[first.start : first.end]
    unchanged = after is not None and after.start == first.end and after.form.startswith(UNCHANGING)
    nominal = any(piece.tag == "ETN" for piece in own[1:])  # 긺
    clustered = bool(written) and not nominal and final_consonant(written) in CLUSTERS  # 밟아, read as 밝아
    shrunk = (
        len(written) == 1 and final_consonant(written) == LIEUL and not final_consonant(first.form)
    )  # 줄었, read as 주었
    shrunk = shrunk and after is not None and after.start == first.end and after.form[0] in "어었아았"
    kept = (unchanged or clustered or shrunk) and len(written) == len(first.form)
    return first._replace(form=written) if kept else first


def is_quality(concepts: frozenset[str]) -> bool:
    """Whether a noun with 하다 is an adjective: 피곤하다."""
    kinds = {concept[:2] for concept in concepts if concept[1:2] == ":"}
    return kinds == {"a:"}


def is_act(concepts: frozenset[str]) -> bool:
    """Whether a noun with 하다 is a verb, whatever the analyser takes it for: 포함하다."""
    return any(concept[:2] == "v:" for concept in concepts)


def is_compound(one: Word, two: Word) -> bool:
    """Whether two nouns are one word of the lexicon, written apart: 준비 운동, 안정시 심박."""
    bare = one.kind == two.kind == "noun" and not (one.particles or one.comma or one.copula or one.endings)
    return bare and one.lemma + two.lemma in lexicon()


def is_range(one: Word, two: Word) -> bool:
    """Whether two numbers are a range: 7-9시간, read as 7 and -9."""
    numbers = one.kind == two.kind == "number" and one.end == two.start
    return numbers and not one.lemma and two.value[:1] in ("-", "−") and bool(two.value[1:])


def together(out: list[Word]) -> list[Word]:
    """Counted things as numbers (한 바퀴, 두 잔); a comma is told by the word before it."""
    done: list[Word] = []
    for word in out:
        before = done[-1] if done else None
        if before and word.kind == "mark" and word.lemma == ",":
            done[-1] = before = before._replace(comma=True)
        if before and before.lemma == "약" and not before.particles and word.kind == "number":
            done[-1] = before = before._replace(kind="adverb", concepts=concepts_of("대략"))
        if before and is_range(before, word):
            written = f"{before.written}{word.written}"
            done[-1] = before = word._replace(value=before.value, written=written, start=before.start)
            continue
        counts = before is not None and before.lemma in COUNTED and not before.endings  # 두고 배에: no count
        if before and counts and word.kind == "noun" and word.lemma in UNITS and not before.particles:
            done[-1] = word._replace(kind="number", value=COUNTED[before.lemma], start=before.start)
        elif before and word.lemma == "없이" and before.lemma in WITHOUT:
            lemma, written = f"{before.lemma}없이", f"{before.written} {word.written}"
            done[-1] = word._replace(lemma=lemma, concepts=concepts_of(lemma), written=written, start=before.start)
        elif before and is_compound(before, word):
            lemma = before.lemma + word.lemma
            written = f"{before.written} {word.written}"
            done[-1] = word._replace(lemma=lemma, concepts=concepts_of(lemma), written=written, start=before.start)
        elif before and before.kind == "number" and not before.lemma and word.kind == "noun" and word.lemma in UNITS:
            done[-1] = word._replace(kind="number", value=before.value, start=before.start)
        else:
            done.append(word)
    return done
