"""How a text about a day is read: by sentences, as statements whose words mean what they mean to this domain."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from malssi.korean.morphemes import normalized
from malssi.korean.sense import unread
from malssi.korean.sentences import sentences
from malssi.korean.statements import Statement, statements
from malssi.korean.words import Word
from malssi.resources import rows

MARK = re.compile("[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff*\"'“”‘’]")


SPELLINGS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"중[-–~∼·](?=고강도)"), "중"),
    (re.compile(r"중강도(?:에서|부터|와|~|-| 이상) ?고강도(?: 초입)?(?: 사이)?"), "중고강도"),
    (re.compile(r"중강도 ?\([^()]*낮은[^()]*\)"), "낮은 중강도"),
    (re.compile(r"[Ss][Pp][Oo][2₂]"), "산소포화도"),
    (re.compile(r"RHR|안정 ?시 ?심박수?|안정 ?심박수?"), "안정시심박"),
    (re.compile(r"7 ?(?:시간)? ?[-~–∼] ?9 ?시간"), "적정시간"),
    (re.compile(r"(\d{1,2}) ?시간 ?(\d{1,2}) ?분"), lambda found: in_hours(found)),
    (re.compile(r"(?<![가-힣\d])(\d{0,1}) ?만 ?보"), lambda found: myriads(found)),
    (re.compile(r"(?<![가-힣\d])(\d{1,2}) ?천 ?(?=보|걸음)"), lambda found: f"{found[1]}000"),
    (re.compile(r"% ?HRR"), "% 예비심박"),
    (re.compile(r"(\d[\d.,]*) ?(bpm|%|분)? ?[-~–∼] ?(\d[\d.,]*) ?(bpm|%|분|시간|보|배)?"), lambda found: spread(found)),
    (re.compile(r"(?:높은|센|강한) 강도|강도 높은"), "고강도"),
    (re.compile(r"(?<!가운데 )(?<!중 )(?<!중에서 )(?<!중에서도 )(?:낮은|약한|가벼운) 강도"), "저강도"),
    (re.compile(r"(?:중간|보통) 강도"), "중강도"),
    (re.compile(r"(?<![가-힣])약 (?=\d)"), "대략 "),
    (re.compile(r"%p"), "%"),
    (re.compile(r"빈 ?칸"), "공란"),
    (re.compile(r"(둥글게|동그랗게) 말(?=고|아)"), r"\1 구부리"),
    (re.compile(r"구부리아"), "구부려"),
    (re.compile(r"버거(?:우|울)(?=니|면)"), "벅차"),
    (re.compile(r"(?<=기 )쉬우니"), "쉬워서"),
    (re.compile(r"경고선인"), "경고선"),
    (re.compile(r"(?<![가-힣])십 ?대(?= |의|에)"), "10대"),
    (re.compile(r"주의 ?깊게"), "신중하게"),
    (
        re.compile(r"(?<![\d.])([2-9]) ?분의 ?([1-8])(?!\d)"),
        lambda found: f"{round(100 * int(found[2]) / int(found[1]))}%",
    ),
    (re.compile(r"(?<=[가-힣])한지(?=[를는도]? )"), "한 정도"),
    (re.compile(r"(?<=[을를니도만]) 참고 (?!하|삼|자료|부탁|로)"), " 참으며 "),
    (re.compile(r"차고 ?(?=넘)"), ""),
    (re.compile(r"(?<![가-힣])재 (?=보|두|주)"), "재어 "),
)
"""What is written in several ways, in one."""


@cache
def own() -> Mapping[str, frozenset[str]]:
    """What words mean to the domain, besides the lexicon's."""
    return {word: frozenset(said.split(",")) for word, said in rows(__package__, "concepts")}


def plain(text: str) -> str:
    """A text without pictures, with one spelling of what is written in several ways."""
    said = unicodedata.normalize("NFKC", text).replace("−", "-")
    for pattern, instead in SPELLINGS:
        said = pattern.sub(instead, said)
    return MARK.sub(" ", said)


def in_digits(text: str) -> str:
    """A text with its myriads and thousands of steps in digits: 3천 보, 5만 보."""
    for pattern, instead in SPELLINGS:
        if "만" in pattern.pattern or "천" in pattern.pattern:
            text = pattern.sub(instead, text)
    return text


def in_hours(found: re.Match[str]) -> str:
    """Hours and minutes as hours."""
    return f"{round(int(found[1]) + int(found[2]) / 60, 2):g}시간"


def spread(found: re.Match[str]) -> str:
    """Both ends of a range, each with the unit."""
    unit = found[4] or found[2] or ""
    return f"{found[1]}{unit}에서 {found[3]}{unit}"


def myriads(found: re.Match[str]) -> str:
    """만 보, 2만 보 in digits."""
    return f"{int(found[1] or 1) * 10_000}보"


def known(word: Word) -> Word:
    """A word with what it means here."""
    verbal = word.kind not in ("noun", "adverb", "number")
    said = own().get(f"{word.lemma}다" if verbal else word.lemma)
    if said is None and not verbal and any(concept[:2] == "v:" for concept in word.concepts):
        said = own().get(f"{word.lemma}다")
    return word if said is None else word._replace(concepts=said)


@lru_cache(maxsize=1024)
def read(sentence: str) -> tuple[Statement, ...]:
    """The statements of one sentence."""
    return leading(statements_of(sentence))


def leading(found: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Statements with the mood of the advice that they lead to: 누워서 쉬세요, 앉아 쉬었다가 다시 재세요."""
    out: list[Statement] = []
    for said in reversed(found):
        after = out[-1] if out else None
        if (
            after is not None
            and after.predicate.lemma in SEEMING
            and not after.arguments
            and said.link in ("of", "for", "as")
        ):
            out[-1] = said._replace(link=after.link, describes=after.describes, ending=after.ending)
            continue
        joins = said.link in ("and", "or") or (said.link == "cause" and said.ending in LEADING)
        inner = ("if", "named", "quote", "for", "as") + (("of",) if said.ending in CLOSE else ())
        if after is not None and joins and after.link in inner and leads_in(said, after):
            said = said._replace(
                link=after.link, describes=after.describes, mood=after.mood, denied=said.denied or after.denied
            )
        elif after is not None and joins and after.mood in ("advises", "allows") and is_done(said):
            said = said._replace(mood=after.mood)
        elif after is not None and joins and is_manner(said, after):
            said = said._replace(mood=after.mood, link=after.link, describes=after.describes)
        if after is not None and said.link == "or" and after.mood == "advises" and after.denied:
            said = said._replace(denied=True)
        if said.ending == "야" and said.mood == "tells" and not said.helped:
            said = said._replace(mood="advises")
        out.append(said)
    return tuple(reversed(out))


def leads_in(said: Statement, after: Statement) -> bool:
    """Whether a statement is a part of the condition or description behind it: 점심 먹고 한 바퀴 돌면."""
    if after.link != "if" or said.link == "or":
        return said.link == "or" or not said.predicate.comma
    of_its_own = said.predicate.comma or said.honorific or after.with_particle("이", "가")
    return after.predicate.kind == "verb" and not of_its_own


SEEMING = frozenset(["만하", "듯하", "듯싶", "법하"])
"""Predicates that only weaken the one before them: 쌓인 듯한 잠, 권할 만한 상태."""

LEADING = frozenset(["아", "어서", "아서", "여서", "서", "다가", "고서", "ᅥ서", "ᅡ서"])
"""Endings of what is done before something else."""


def is_manner(said: Statement, after: Statement) -> bool:
    """Whether a quality is one of several in which something is to be put: 어둡고 조용하게 해 두세요."""
    return (
        any(concept[:2] == "a:" for concept in said.predicate.concepts)
        and said.link in ("and", "or")
        and said.mood == "tells"
        and "하" in after.helped
    )


CLOSE = frozenset(["아", "어서", "아서", "여서", "서", "면서", "며"])
"""Endings of what is done in one with what stands behind: 의자에 앉아 하는 스트레칭."""


def is_done(said: Statement) -> bool:
    """Whether a statement is what somebody does, and not what happens to them."""
    does = said.predicate.kind == "verb" or bool({"하", "되"} & set(said.helped))
    return does and said.mood == "tells" and not said.with_particle("이", "가")


def statements_of(sentence: str) -> tuple[Statement, ...]:
    """The statements of a sentence, their words with what they mean here."""
    return tuple(
        said._replace(
            predicate=known(said.predicate),
            arguments=tuple(map(known, said.arguments)),
            adverbs=tuple(map(known, said.adverbs)),
            describes=known(said.describes) if said.describes else None,
        )
        for said in statements(normalized(sentence))
    )


CITATION = re.compile(r" ?\((?:[A-Z][A-Za-z-]+, \d{4}|[A-Z]{3,5})\)")
ASIDE = re.compile(r"\(([^()]*)\)")


def said_in(text: str) -> list[str]:
    """The sentences of a text as they are read, without its citations; what stands in brackets comes behind."""
    found: list[str] = []
    for line in plain(CITATION.sub("", text)).splitlines():
        found += sentences(ASIDE.sub("", line)) + [aside[1] for aside in ASIDE.finditer(line)]
    return [sentence for sentence in found if sentence.strip()]


@lru_cache(maxsize=1024)
def not_understood(sentence: str) -> tuple[str, ...]:
    """What of a sentence has no meaning here, in its words."""
    return tuple(dict.fromkeys(unread(normalized(sentence), own())))
