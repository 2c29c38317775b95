"""What numbers of degrees a text says, and what each is. Whether that is right is for `checks` to say."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from malssi.korean.morphemes import normalized
from malssi.korean.sentences import sentences
from malssi.korean.statements import Statement, statements
from malssi.korean.words import Word
from malssi.tasks.signboard.directions import way_of
from malssi.tasks.signboard.words import listed

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
WHOLE = re.compile(r"0|[1-9]\d?")
"""Degrees as a board writes them: no decimals, no leading zero, at most two digits."""
UNIT = re.compile(r" ?(?:도|°[cC]?|[cC](?![a-z]))")
SPELLED = re.compile(r"(?<![가-힣])[이삼사오육칠팔구]?십[일이삼사오육칠팔구]? ?도")
ONE_DIGIT = re.compile(
    r"(?:^|(?<=[\s,.]))[영공일이삼사오육칠팔구] ?도(?= ?(?:나 |더 )?(?:올|오[르른]|상승|높|뛰|떨|내[려린렸]|하락|낮))"
)
RANGE = re.compile(r"\d+ ?도? ?[~∼～〜\-–]+ ?\d+")

LEVEL = frozenset(["로", "으로", "까지", "의", "에", "인", "대로"])
"""Particles of a number that says how warm it is, not by how much it changed: 23도로, 34도까지."""
HEDGING = frozenset(["에서", "부터", "보다", "씩", "를", "을"])
"""Particles behind a change that make it another."""
COMPARED = frozenset(["보다", "에", "와", "과", "처럼", "만큼", "하고", "랑"])
"""Particles of yesterday where it is only what a day is set beside."""

Role = Literal["change", "today", "other"]


class Mention(NamedTuple):
    """A number of degrees in a text: its value, what the text says it is, and the words around it."""

    value: int
    role: Role
    way: int
    """Of a change: +1 where the text says that it rose, -1 fell."""
    said: str


def folded(text: str) -> str:
    """Write full-width letters and the signs for degrees plainly, so that ５℃ is 5도."""
    plain = unicodedata.normalize("NFKC", text)
    return re.sub(r"(?<=\d) ?(?:°[cC]?|도씨)", "도", plain)


def numbers(text: str) -> list[re.Match[str]]:
    """Every number of a folded text."""
    return list(NUMBER.finditer(text))


def is_degrees(number: re.Match[str]) -> bool:
    """Whether a number counts degrees."""
    return UNIT.match(number.string, number.end()) is not None


def malformed(text: str) -> str | None:
    """The first number of degrees that is spelled or no plain whole one (10.0도, 05도, 11~12도), if there is one."""
    between = RANGE.search(text) or SPELLED.search(text) or ONE_DIGIT.search(text)
    if between:
        return between[0]
    counted = [word for one in read(text) for word in (*one.arguments, one.predicate) if is_spelled(word, text)]
    if counted:
        return f"{counted[0].value} {counted[0].lemma}"
    for number in filter(is_degrees, numbers(text)):
        before, unit = text[: number.start()], UNIT.match(text, number.end())
        odd = WHOLE.fullmatch(number[0]) is None
        doubled = unit is not None and text[unit.end() :].startswith("도")
        if odd or re.search(r"[A-Za-z\d]$|\d $", before) or doubled:
            return text[max(0, number.start() - 2) : number.end() + 2]
    return None


def is_spelled(word: Word, text: str) -> bool:
    """Whether degrees are counted in words: 열 도."""
    return word.kind == "number" and word.lemma == "도" and word.value.isdigit() and word.value not in text


@lru_cache(maxsize=512)
def read(text: str) -> tuple[Statement, ...]:
    """The statements of a folded text."""
    return tuple(said for sentence in by_sentence(text) for said in sentence)


@lru_cache(maxsize=128)
def by_sentence(text: str) -> tuple[tuple[Statement, ...], ...]:
    """The statements of each sentence of a folded text."""
    return tuple(statements(normalized(sentence)) for sentence in sentences(text))


def inexact(text: str) -> str | None:
    """A change whose size is hedged, so that it is another: 10도 가까이, 10도 넘게, 10도씩."""
    for one in read(text):
        members = (*one.arguments, one.predicate)
        for at, word in enumerate(members):
            near = [*members[at + 1 : at + 2], *(adverb for adverb in one.adverbs if 0 <= adverb.start - word.end <= 1)]
            if counts_degrees(word) and (any(map(is_hedge, near)) or HEDGING & set(word.particles)):
                return f"{word.written} {near[0].written if near else ''}".strip()
    return None


def is_hedge(word: Word) -> bool:
    """Whether a word behind a number makes it another: 가까이, 넘게."""
    return word.lemma in listed("day", "inexact") or word.lemma.startswith("넘")


def counts_degrees(word: Word) -> bool:
    """Whether a word is a number of degrees."""
    return word.kind == "number" and word.lemma in ("도", "℃", "°C")


def mentions(text: str) -> list[Mention]:
    """Every plain number of degrees, with what it is said to be."""
    said = read(text)
    found = [(one, mention) for one in said for mention in of_statement(one)]
    besides = {after for before, after in pairwise(said) if is_beside_another(before)}
    return [
        mention._replace(role="other") if one in besides and mention.role == "change" else mention
        for one, mention in found
    ]


def is_beside_another(said: Statement) -> bool:
    """Whether what follows is set beside something else than yesterday: 아침에 비해."""
    beside = said.predicate.lemma in ("비하", "비교하") and said.link != "end"
    days = listed("day", "yesterday") | {"하루"}
    return beside and not any(word.lemma in days for word in (*said.arguments, *said.adverbs))


def of_statement(said: Statement) -> Iterator[Mention]:
    """The numbers of degrees of a statement, each by the words around it."""
    members = [*said.arguments, said.predicate]
    for at, word in enumerate(members):
        if counts_degrees(word):
            yield mention(said, members, at)


def mention(said: Statement, members: list[Word], at: int) -> Mention:
    """Read one number of degrees."""
    word = members[at]
    before = members[at - 1] if at else None
    negative = word.value[0] == "-" or (before is not None and before.lemma == "영하")
    value = -int(word.value.lstrip("-+")) if negative else int(word.value.lstrip("+"))
    told = f"{word.written} {said.predicate.written}" if word is not said.predicate else word.written
    if is_yesterdays(members, at) or is_turned_round(said):
        return Mention(value, "other", 0, told)
    if word is said.predicate or LEVEL & set(word.particles) or negative or is_todays(members, at):
        return Mention(value, "today", 0, told)
    way = 0 if word.comma and not word.particles else way_of(said, members[at + 1 : -1])
    return Mention(value, "change" if way else "today", way, told)


def is_yesterdays(members: list[Word], at: int) -> bool:
    """Whether a number is yesterday's temperature, and yesterday not only what is compared with: 어제 10도에서."""
    own = [one for one in members[max(0, at - 2) : at] if one.lemma in listed("day", "yesterday")]
    led = any(one.lemma in ("대비", "비해", "비교") or {"보다", "비해"} & set(one.particles) for one in members[:at])
    return not led and any(COMPARED.isdisjoint(one.particles) for one in own)


def is_turned_round(said: Statement) -> bool:
    """Whether a change is told of yesterday: 오늘보다 10도, 어제가 10도 높아, 10도 오른 어제."""
    days, noun = listed("day", "yesterday"), said.describes
    beside = any(word.lemma == "오늘" and "보다" in word.particles for word in said.arguments)
    subject = any(word.lemma in days for word in said.with_particle("이", "가"))
    return beside or subject or (noun is not None and noun.lemma in days and "보다" not in noun.particles)


def is_todays(members: list[Word], at: int) -> bool:
    """Whether today's temperature is named right before a number: 현재 기온 12도."""
    far = 2 if at and members[at - 1].has("temperature", "time") else 1
    compared = any("보다" in one.particles for one in members[:at])
    return not compared and any(one.lemma in ("오늘", "현재", "지금") for one in members[max(0, at - far) : at])
