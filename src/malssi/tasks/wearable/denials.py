"""What of a text is left without the complaints that it denies, or that are over.

A denial covers all the words that are joined before it (A이나 B은 없다, A도 B도 없이, A거나 B지 않다), and nothing
behind it: 흉통 없다고 생각했는데 가슴이 조여요 still says the latter.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import takewhile
from typing import Literal

from malssi.korean.morphemes import Morpheme, morphemes, normalized
from malssi.tasks.wearable.words import material

FORM_MARK = re.compile(
    r"\s?\(\s?-\s?\)|(?<=[가-힣])\s?:?\s?(?:[xX×]|(?<=\s)무|부인|해당 ?무)(?=\s*(?:[,./;·|]|$)|\s[가-힣]+\s?[xX×])"
)
"""How forms deny: 흉통(-), 흉통 X, 흉통 무."""
JOINING_ENDINGS = ("거나", "든지", "든가")
DENYING = ("없", "않", "못", "아니")
SUCH = ("이렇게", "이토록", "이만큼", "이런")
"""Beside them 적이 없다 says that it is there, as never before."""
PAST = ("었", "았", "였", "ᆻ")


@lru_cache(maxsize=4096)
def asserted(text: str) -> str:
    """A normalized text without the complaints that it denies."""
    whole = FORM_MARK.sub(" 없음", normalized(text))
    said = morphemes(whole)
    kept = [True] * len(whole)
    for at, morpheme in enumerate(said):
        if (first := denied_from(said, at)) is not None:
            behind = takewhile(lambda m: m.tag[0] == "E", said[at + 1 :])
            start, end = said[first].start, max([morpheme.end, *(m.end for m in behind)])
            kept[start:end] = [False] * (end - start)
    return normalized("".join(letter if keep else " " for letter, keep in zip(whole, kept, strict=True)))


def denied_from(said: Sequence[Morpheme], at: int) -> int | None:
    """The first morpheme of what the one at a place denies; None where it denies no complaint."""
    negated = negated_before(said, at)
    if negated is None or is_taken_back(said[at + 1 :]):
        return None
    first, complaint = negated, False
    for place in range(negated, -1, -1):
        kind = kind_of(said, place)
        if is_doubled(said, place, negated, at):
            return None
        if kind is None or (kind == "beside" and not complaint):  # 팔에 힘 없음 denies nothing
            break
        first, complaint = place, complaint or kind == "complaint"
    return first if complaint else None


def negated_before(said: Sequence[Morpheme], at: int) -> int | None:
    """The last morpheme that a negation at a place negates: before 없다 and 아니다, before 지 않다, behind 안."""
    form, tag = said[at][:2]
    behind = [(m.form, m.tag[:2]) for m in said[at + 1 : at + 3]]
    if ((form == "없" and tag == "VA") or (form == "아니" and tag == "VCN")) and behind[:1] != [("지", "EC")]:
        return None if behind == [("어", "EC"), ("지", "VX")] else at - 1
    if form == "없이" and tag == "MAG":
        return at - 1
    if form in listed("over") and said[at + 1 : at + 2] and is_ended(said[at + 1]):
        return at - 1
    if form == "않" and tag == "VX":
        verb = (place for place in range(at - 1, max(at - 4, -1), -1) if is_verb(said[place]))
        return next(verb, None)
    if (
        at
        and said[at - 1].form == "안"
        and said[at - 1].tag == "MAG"
        and form in listed("predicates") | listed("feeling")
    ):
        return at
    return None


def is_ended(ending: Morpheme) -> bool:
    """Whether an ending says that something is over: 멎었다, 멎음, 멎은 지."""
    return ending.form in PAST or ending.tag in ("ETN", "ETM")


def is_verb(word: Morpheme) -> bool:
    """Whether a word is a verb, also where the dictionary takes its ending for a part of a noun (차지도 않다)."""
    return word.tag[0] in "VX" or (word.tag == "NNG" and word.form.endswith("지"))


def is_taken_back(behind: Sequence[Morpheme]) -> bool:
    """Whether a denial is one of the past, of which the opposite follows (없었는데, 없다가), or is denied itself."""
    forms = [m.form for m in behind[:2]]
    if not forms:
        return False
    after = [m.form for m in behind[1:4] if m.tag[0] != "J" and m.tag not in ("NNB", "NNG")]
    is_denied = (behind[0].tag == "ETM" or forms[0] == "다고") and after[:1] and after[0] in DENYING
    return bool(is_denied) or forms[0] == "다가" or (forms[0] in PAST and forms[-1] in listed("taken_back"))


def is_doubled(said: Sequence[Morpheme], place: int, negated: int, at: int) -> bool:
    """Whether a word before a negation turns it round: 안 아픈 데가 없다, 이렇게 아픈 적이 없다."""
    is_own = said[at - 1].form == "안" and place == at - 1
    return (said[place].form in ("안", "못", "않") and place < negated and not is_own) or said[place].form in SUCH


def kind_of(said: Sequence[Morpheme], place: int) -> Literal["complaint", "beside", "between"] | None:
    """What a morpheme before a negation is: a complaint, a word of one, or between them; None ends what is denied."""
    form, tag = said[place][:2]
    behind = said[place + 1] if place + 1 < len(said) else None
    if tag in ("EC", "EF", "SF"):
        joins = (
            form in JOINING_ENDINGS or form == "지" or (form in ("아", "어") and behind and behind.form in ("보", "하"))
        )
        return "between" if joins else None
    is_named = (tag[0] == "N" and form in listed("complaints")) or (tag[0] in "VX" and form in listed("predicates"))
    if tag == "ETN" and said[place - 1].form in listed("affirming"):  # 흉통 있음 is none of 다른 이상 없음
        return None
    if is_named or tag == "ETN":  # 어눌함, 힘 빠짐
        return "complaint"
    is_nominal = tag[0] in "VX" and behind is not None and behind.tag == "ETN"
    if (
        is_nominal
        or tag[0] in "JE"
        or tag in ("SC", "XSN", "XSA", "XSV", "MAG", "SP")
        or form in listed("links") | listed("feeling")
    ):
        return "between"
    return "beside" if form in listed("beside") else None


@cache
def listed(name: str) -> frozenset[str]:
    """A list of the table."""
    return frozenset(material("denials")[name])
