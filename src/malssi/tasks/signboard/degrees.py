"""What a text says of degrees and of their direction. Whether that is right is for `checks` to say."""

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

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
WHOLE = re.compile(r"0|[1-9]\d?")
"""Degrees as a board writes them: no decimals, no leading zero, at most two digits."""
UNIT = re.compile(r" ?(?:도|°[cC]?|[cC](?![a-z]))")
SPELLED = re.compile(r"(?<![가-힣])[이삼사오육칠팔구]?십[일이삼사오육칠팔구]? ?도")
ONE_DIGIT = re.compile(
    r"(?:^|(?<=[\s,.]))[영공일이삼사오육칠팔구] ?도(?= ?(?:나 |만큼 |더 )?(?:올|오[르른]|상승|높|뛰|떨|내[려린렸]|하락|낮))"
)
RANGE = re.compile(r"\d+ ?도? ?[~∼～〜\-–]+ ?\d+")

UP = frozenset(["v:rise", "a:high"])
DOWN = frozenset(["v:fall", "a:low"])
WARM = frozenset(["a:hot", "a:very_hot", "a:warm", "a:mild"])
COLD = frozenset(["a:cool", "a:chilly", "a:cold", "a:very_cold"])
LEVEL = frozenset(["로", "으로", "까지", "의", "에", "인", "대로"])
"""Particles of a number that says how warm it is, not by how much it changed: 23도로, 34도까지."""
AIR = frozenset(["temperature", "time", "weather"])
"""What the day's temperature is told of: 기온, 수은주, 오늘."""
CLIMBING = frozenset(
    ["water_place", "outdoors", "indoors", "position", "exercise", "shelter", "nature", "seat", "gear"]
)
"""What people go up and down: 전망대에 올라, 언덕을 내려가."""
OWN = frozenset(["body", "feeling", "good", "effort", "measure", "state", "symptom", "fatigue"])
"""What rises in people: 체온을 올리세요, 기분이 올라요."""

YESTERDAY = frozenset(["어제", "전날", "그제"])
SOON = frozenset(["곧", "순간", "잠시", "잠깐", "이따가", "나중에", "조만간", "금세"])
"""Adverbs of what is not a day's change."""
NOTHING = frozenset(["리", "줄", "적"])
"""Nouns before which nothing is told: 올랐을 리."""
STUMBLING = frozenset(
    "넘어지 미끄러지 쓰러지 자빠지 엎어지 주저앉 고꾸라지 헛디디 떨어뜨리 흘리 빠지 구르 시들 저물 흘러내리".split()  # noqa: SIM905
)
"""What falls without any temperature."""
ALTERED = frozenset(["변하", "달라지", "바뀌", "변화하", "변동하"])
"""What is said of a temperature that is not the same."""
CHANGE = frozenset(["변화", "차이", "변동", "변함", "등락"])
INEXACT = frozenset(["가까이", "넘게", "이상", "이하", "미만", "초과", "남짓", "안팎", "내외", "절반", "반", "배"])
"""Words behind a number that make it another."""

TELLING = ("end", "and", "cause", "but", "of")
"""Links of statements that tell something."""
BEFORE = frozenset(["어제", "전날", "하루만", "만", "새", "사이", "오늘", "지난밤", "밤사이", "간밤", "이맘때"])
"""What a day is set beside, or in which it changed."""

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
    return tuple(said for sentence in sentences(text) for said in statements(normalized(sentence)))


def inexact(text: str) -> str | None:
    """A change whose size is hedged, so that it is another: 10도 가까이, 10도 넘게, 10도씩."""
    for one in read(text):
        members = (*one.arguments, one.predicate)
        for at, word in enumerate(members):
            if word.kind != "number" or word.lemma not in ("도", "℃", "°C"):
                continue
            near = [*members[at + 1 : at + 2], *(adverb for adverb in one.adverbs if 0 <= adverb.start - word.end <= 1)]
            hedged = any(other.lemma in INEXACT or other.lemma.startswith("넘") for other in near)
            if hedged or {"에서", "부터", "보다", "씩", "를", "을", "의반"} & set(word.particles):
                return f"{word.written} {near[0].written if near else ''}".strip()
    return None


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
    return beside and not any(word.lemma in (*YESTERDAY, "하루") for word in (*said.arguments, *said.adverbs))


def of_statement(said: Statement) -> Iterator[Mention]:
    """The numbers of degrees of a statement, each by the words around it."""
    members = [*said.arguments, said.predicate]
    for at, word in enumerate(members):
        if word.kind == "number" and word.lemma in ("도", "℃", "°C"):
            yield mention(said, members, at)


def mention(said: Statement, members: list[Word], at: int) -> Mention:
    """Read one number of degrees."""
    word = members[at]
    before = members[at - 1] if at else None
    negative = word.value[0] in "-−" or (before is not None and before.lemma == "영하")
    value = -int(word.value.lstrip("-−+")) if negative else int(word.value.lstrip("+"))
    own = [one for one in members[max(0, at - 2) : at] if one.lemma in YESTERDAY]
    told = f"{word.written} {said.predicate.written}" if word is not said.predicate else word.written
    if any(
        not {"보다", "에", "와", "과", "처럼", "만큼", "하고", "랑"} & set(one.particles) for one in own
    ) and not led(members, at):
        return Mention(value, "other", 0, told)
    if is_turned_round(said):
        return Mention(value, "other", 0, told)
    if word is said.predicate or LEVEL & set(word.particles) or negative or today_before(members, at):
        return Mention(value, "today", 0, told)
    way = 0 if word.comma and not word.particles else way_of(said, members[at + 1 : -1])
    return Mention(value, "change" if way else "today", way, told)


def is_turned_round(said: Statement) -> bool:
    """Whether a change is told of yesterday: 오늘보다 10도, 어제가 10도 높아, 10도 오른 어제."""
    beside = any(word.lemma == "오늘" and "보다" in word.particles for word in said.arguments)
    subject = any(word.lemma in YESTERDAY for word in said.with_particle("이", "가"))
    return (
        beside
        or subject
        or (said.describes is not None and said.describes.lemma in YESTERDAY and not said.describes.particles)
    )


def led(members: list[Word], at: int) -> bool:
    """Whether yesterday is only what is compared with: 어제 대비 5도, 어제 기온보다 5도."""
    between = [
        one for one in members[:at] if one.lemma in ("대비", "비해", "비교") or {"보다", "비해"} & set(one.particles)
    ]
    return bool(between)


def today_before(members: list[Word], at: int) -> bool:
    """Whether today's temperature is named right before a number: 현재 기온 12도."""
    near = (
        members[max(0, at - 2) : at]
        if at and members[at - 1].has("temperature", "time")
        else members[max(0, at - 1) : at]
    )
    compared = any("보다" in one.particles for one in members[:at])
    return not compared and any(one.lemma in ("오늘", "현재", "지금") for one in near)


def way_of(said: Statement, between: list[Word]) -> int:
    """The direction in which a statement says that something went: +1, -1, or 0 where it says none."""
    if said.link not in TELLING or said.mood == "may" or (said.mood == "advises" and said.link == "end"):
        return 0
    if said.ending == "야" or (said.describes is not None and said.describes.lemma in NOTHING):  # 올라야, 올랐을 리
        return 0
    if is_future(said) or elsewhere(said) or not of_the_day(said):
        return 0
    for noun in between:  # 5도 상승으로, 8도 하락한
        if direction(noun):
            return direction(noun)
    return 0 if is_denied(said) else sign(said)


def is_denied(said: Statement) -> bool:
    """Whether a change is denied; 1도밖에 안 올랐어요 is a change of one."""
    return said.denied and not any("밖에" in word.particles for word in said.arguments)


def is_future(said: Statement) -> bool:
    """Whether it is only to come, or only thought: 높아질 거예요, 내려가겠습니다, 올라간 줄 알았어요."""
    thought = bool({"알", "모르", "싶"} & set(said.helped))
    coming = ("겠", "ᆯ", "을") if said.link == "end" else ("겠",)
    return thought or any(form in coming for form, _ in said.predicate.endings)


def elsewhere(said: Statement) -> bool:
    """Whether it is told of an hour, or beside something else than yesterday: 저녁에 10도, 평소보다 10도."""
    if any(word.lemma in SOON for word in (*said.adverbs, *said.arguments)):
        return True
    for word in said.arguments:
        particles = set(word.particles)
        known = word.lemma in BEFORE
        if (
            "보다" in particles
            and not known
            and not (word.has("temperature") and any(w.lemma in BEFORE for w in said.arguments))
        ):
            return True
        if {"에", "부터", "까지"} & particles and word.has("time") and not known and word.kind == "noun":
            return True
    return False


def direction(word: Word) -> int:
    """+1 for what rises, -1 for what falls, 0 for others, such as people who fall."""
    if word.lemma in STUMBLING:
        return 0
    return 1 if word.has(*UP) else -1 if word.has(*DOWN) else 0


def sign(said: Statement) -> int:
    """The direction of a predicate, with 더, 덜 and -어지다: 덜 더운, 더워졌어요, 더 뜨거워져."""
    way = direction(said.predicate)
    if not way and (said.predicate.has(*WARM) or said.predicate.has(*COLD)):
        more = any(adverb.has("d:more") for adverb in said.adverbs) or compares(said)
        less = any(adverb.has("d:less") for adverb in said.adverbs)
        if more or less or "지" in said.helped:
            way = (1 if said.predicate.has(*WARM) else -1) * (-1 if less else 1)
    return way


def compares(said: Statement) -> bool:
    """Whether a statement sets the day beside the one before."""
    return any({"보다"} & set(word.particles) or word.lemma == "대비" for word in said.arguments)


def ways(text: str) -> list[tuple[int, str]]:
    """Every statement that the day's temperature rose (+1) or fell (-1)."""
    return [
        (way, said.written) for said in read(text) if of_the_day(said) and not said.denied and (way := whole_way(said))
    ]


def whole_way(said: Statement) -> int:
    """The direction of a statement, and of heat and cold that come or go: 추위가 풀려 is warmer."""
    if said.link not in TELLING or (said.mood in ("advises", "allows") and said.link == "end"):
        return 0
    subject = next((one for one in said.with_particle("이", "가", "은", "는", "도") if one.has("heat", "cold")), None)
    if subject is not None and said.predicate.has("v:fall", "v:decrease", "v:loosen", "v:stop", "v:leave"):
        return -1 if subject.has("heat") else 1
    return sign(said)


def of_the_day(said: Statement) -> bool:
    """Whether what a statement tells of is the day, and no place, thing or body."""
    others = [
        word for word in said.arguments if word.kind != "number" and word.has(*(CLIMBING | OWN)) and not word.has(*AIR)
    ]
    described = said.describes is not None and not said.describes.has(
        *AIR, "heat", "cold", "season", "state", "abstract"
    )
    return not others and not (described and said.describes is not None and said.describes.kind != "number")


def wrong_side(text: str, today: int) -> str | None:
    """A word for the other side of zero, where it stands without a number and is not yesterday's."""
    wrong = "영하" if today >= 0 else "영상"
    for said in read(text):
        members = (*said.arguments, said.predicate)
        for at, word in enumerate(members):
            before, after = members[at - 1] if at else None, members[at + 1] if at + 1 < len(members) else None
            numbered = after is not None and after.kind == "number"
            if word.lemma == wrong and not numbered and not (before and before.lemma == "어제") and not said.past:
                return word.written
    return None


def denials(text: str) -> list[str]:
    """Every statement that denies a change: 오르지 않아."""
    return [
        said.written for said in read(text) if is_denied(said) and said.mood == "tells" and of_the_day(said) and sign(said)
    ]


def sames(text: str) -> list[tuple[bool, str]]:
    """Every statement that the day is as the one before, and whether it is denied."""
    found = [said for said in read(text) if said.link in TELLING and said.mood != "may" and not is_future(said)]
    as_if = [before for before, after in pairwise(found) if is_no_other(before, after)]
    different = [(True, one.written) for one in found if is_different(one) and not one.denied and one not in as_if]
    different += [(False, one.written) for one in as_if]
    guessed = [
        at
        for at, one in enumerate(found)
        if one.describes is not None and one.describes.lemma in ("수도", "수", *NOTHING)
    ]
    found = [one for at, one in enumerate(found) if at not in guessed]
    return different + [(one.denied, one.written) for one in found if is_same(one)]


def is_no_other(said: Statement, after: Statement) -> bool:
    """Whether two statements say that a day is no other: 어제와 다를 바 없는."""
    of_nothing = said.describes is not None and said.describes.lemma in ("바", "것", "게", "점")
    return said.predicate.has("a:different") and of_nothing and after.predicate.lemma == "없"


def is_different(said: Statement) -> bool:
    """Whether a statement says that the day is another: 어제와 달라요, 기온이 변했어요, 크게 달라졌어요."""
    altered = said.predicate.lemma in ALTERED
    return (said.predicate.has("a:different") or altered) and (named_air(said) or (altered and not said.arguments))


def named_air(said: Statement) -> bool:
    """Whether the temperature or yesterday is named."""
    return any(word.has("temperature") or word.lemma == "어제" for word in said.arguments)


def is_same(said: Statement) -> bool:
    """Whether a statement sets two days equal: 어제와 비슷해요, 기온이 그대로예요, 변화가 없어요."""
    members = (*said.arguments, *said.adverbs, said.predicate)
    if said.predicate.lemma in ("비하", "비교하"):
        return False
    changes = [one for one in said.arguments if one.lemma in CHANGE]
    without = any(adverb.lemma == "없이" for adverb in said.adverbs)
    if (said.predicate.lemma == "없" or without) and changes:
        return True
    if (
        said.predicate.has("a:different") and said.denied and (named_air(said) or not said.arguments)
    ):  # 어제와 다르지 않아요
        return True
    equal = any(one.has("a:same", "v:same") or one.lemma in ("제자리", "그대로") for one in members)
    yesterday = any(
        one.lemma in ("어제", "전날") and {"와", "과", "처럼", "하고", "랑", "만큼"} & set(one.particles)
        for one in members
    )
    air = any(one.has("temperature") for one in members) or (said.describes is not None and said.describes.has(*AIR))
    like = any(one.lemma in YESTERDAY and {"처럼", "만큼"} & set(one.particles) for one in members)
    warm = said.predicate.has("heat", "cold") or (
        said.describes is not None and said.describes.has("heat", "cold", "temperature")
    )
    if like and (warm or (said.predicate.has("v:continue") and any(one.has("heat", "cold", *AIR) for one in members))):
        return True
    if yesterday and any(adverb.lemma in ("같이", "똑같이", "마찬가지로") for adverb in said.adverbs):
        return True
    return (equal and (yesterday or air or any(one.lemma == "어제" for one in members))) or (
        yesterday and said.predicate.has(*WARM, *COLD, "a:same", "a:comfortable")
    )


def turned(text: str) -> str | None:
    """A rise that is said to make it cold, or a fall that makes it hot: 10도 올라 추워요."""
    said = [one for one in read(text) if one.describes is None or one.describes.lemma not in ("만큼", "정도")]
    for before, after in pairwise(said):
        way = sign(before) if before.link == "cause" else 0
        against = (COLD - {"a:cool"}) | {"cold"} if way > 0 else WARM - {"a:warm", "a:mild"} | {"heat"}
        nouns = [
            after.predicate,
            *(after.arguments if after.predicate.copula or after.predicate.has("v:begin") else ()),
        ]
        named = any(word.has(*against) for word in nouns)
        less = any(adverb.has("d:less") for adverb in after.adverbs)
        told = not less and after.mood == "tells" and after.link in TELLING and not after.denied
        if way and named and told and any(word.kind == "number" for word in before.arguments):
            return f"{before.written} {after.written}"
    return None
