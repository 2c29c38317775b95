"""What a text claims that two temperatures cannot support, and what belongs to a season."""

import re
from collections.abc import Iterator, Sequence

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.checks.advice import is_advice, is_wanted
from malssi.tasks.signboard import degrees
from malssi.tasks.signboard.concepts import all_named, named
from malssi.tasks.signboard.degrees import DOWN, UP, is_same, read, sign

SPELLED = re.compile(
    "(?<![가-힣])[일이삼사오육칠팔구]?[십백천만][일이삼사오육칠팔구]? ?(?:분|시간|보|미터|킬로)(?![가-힣]{2})"
)
SPELLED_MONTH = re.compile("(?<![가-힣])(?:[일이삼사오유칠팔구시]|십[일이])월(?=[의에이은 ,.])")
DEGREES = ("도", "℃", "°C")
TIMES = frozenset(["시간", "분", "시", "주", "월", "년", "킬로", "킬로미터", "미터"])
SHORT = 20
"""Minutes up to which a board may say how long: no reading tells more."""
MOST_OF_A_THING = 2
"""Cups, rounds or layers that a board may count."""

WEATHER = frozenset(["weather", "a:weather", "v:weather"])
ANYWHERE = frozenset(["rain", "snow", "wind", "air", "warning", "felt", "event", "place", "cure"])
"""Claims that stand in a word, wherever it stands; those of the sky have words that other things bear too (맑은 물)."""
SUNNY = ("햇볕", "햇빛", "볕", "땡볕", "뙤약볕", "태양", "자외선", "직사광선", "땀")
CLEAR = ("drink", "feeling", "person", "body", "speech", "animal", "knowledge")
"""What is clear or bright without any sky: 맑은 물, 맑은 정신."""
GOOD = ("a:good", "a:pretty", "a:bad", "a:clean", "a:comfortable", "a:new", "a:happy")
SNOWS = frozenset(["오", "내리", "쌓이", "녹", "덮이", "덮", "날리", "치우", "밟"])
TELLING = ("end", "and", "cause", "but", "of", "or", "if")
COLOURS = ("a:color",)
CURED = ("disease", "symptom")
CURING = (
    "v:decrease",
    "v:protect",
    "v:leave",
    "v:stop",
    "v:recover",
    "v:fall",
    "v:exist",
    "a:good",
    "v:help",
    "v:loosen",
    "v:avoid",
)
ORGANS = frozenset(["심장", "관절", "폐", "혈압", "뇌", "혈관", "피부", "키", "살", "간", "위장"])


def unsupported(text: str) -> str | None:
    """The first claim of a folded text that nobody measured, if there is one."""
    said = read(text)
    for at, one in enumerate(said):
        found = next(of_statement(one, said[:at]), None)
        if found:
            return found
    return None


def of_statement(one: Statement, before: Sequence[Statement]) -> Iterator[str]:
    """The claims of one statement."""
    words = [*one.arguments, *one.adverbs, one.predicate]
    for word in words:
        if word is one.predicate and one.objects and word.has("v:weather"):  # 비눗방울을 불며
            continue
        kinds = set(all_named(word, "claim"))
        if kinds & ANYWHERE and not is_guarded(one, word) and not is_avoided_day(one, word):
            yield one.written
        if "sky" in kinds and not is_clear_thing(one, word) and not is_guarded(one, word):
            yield one.written
        if word.kind != "adverb" and word.concepts and word.concepts <= WEATHER and not is_guarded(one, word):
            yield one.written
    lemmas = {word.lemma for word in words}
    if {"낮", "밤"} <= lemmas or {"위험", "단계"} <= lemmas or {"아침", "저녁", "차이"} <= lemmas:
        yield one.written
    yield from of_days(one, words)
    yield from of_sights(one)
    yield from of_health(one)


def is_guarded(one: Statement, word: Word) -> bool:
    """Whether sun or air is only guarded against: 햇볕을 피해, 자외선을 막는."""
    guarded = one.predicate.has("v:avoid", "v:protect", "v:carry", "v:wear") and not one.predicate.has("v:weather")
    return word is not one.predicate and word.lemma.endswith(SUNNY) and (guarded or one.link in ("if", "for"))


def is_avoided_day(one: Statement, word: Word) -> bool:
    """Whether a thing is named only as what is not to be done: 젖은 옷은 피하세요."""
    return (
        word is not one.predicate
        and is_advice(one)
        and not is_wanted(one)
        and not one.denied
        and named(word, "claim") == "place"
    )


def is_clear_thing(one: Statement, word: Word) -> bool:
    """Whether what is clear or bright is no sky: 맑은 물, 마음이 맑아져요."""
    if word is not one.predicate or word.kind == "noun":
        return False
    about = [*([one.describes] if one.describes else []), *one.with_particle("이", "가", "은", "는")]
    return any(noun.has(*CLEAR) for noun in about)


def of_days(one: Statement, words: Sequence[Word]) -> Iterator[str]:
    """Other days, hours of the day and long spans of which something is told."""
    warmth = bool(named(one.predicate, "state")) or one.predicate.has(*UP, *DOWN, "temperature")
    for word in words:
        kind = named(word, "claim")
        if kind == "day" and not one.predicate.has("v:postpone") and not is_habit(one, word):
            yield one.written
        if kind == "hour" and warmth and one.link in TELLING and (one.predicate.kind != "noun" or sign(one)):
            yield one.written
        if kind == "span" and warmth and not is_same(one):
            yield one.written
        if kind == "blocked" and any(noun.has("outdoors", "vehicle", "position") for noun in one.arguments):
            yield one.written


def is_habit(one: Statement, word: Word) -> bool:
    """Whether 평소 or 매일 is said of what people do, not of how warm it is: 평소처럼 걸으세요."""
    return word.lemma in ("평소", "매일", "날마다") and is_advice(one) and named(one.predicate, "state") is None


def of_sights(one: Statement) -> Iterator[str]:
    """Snow, a bright day, fine weather, good air."""
    nouns = {noun.lemma for noun in (*one.arguments, *([one.describes] if one.describes and one.link == "of" else []))}
    if "눈" in {noun.lemma for noun in one.arguments} and one.predicate.lemma in SNOWS:
        yield one.written
    if (
        one.mood == "tells"
        and one.predicate.has(*GOOD)
        and not named(one.predicate, "state")
        and nouns & {"날씨", "공기"}
    ):
        yield one.written
    if one.predicate.lemma in ("밝", "어둡") and nouns & {"날", "날씨", "낮", "밖"}:
        yield one.written


def of_health(one: Statement) -> Iterator[str]:
    """A cure: what a walk is said to do to a disease or an organ."""
    if is_advice(one) and one.link == "end":
        return
    cured = (
        any((word.has(*CURED) or word.lemma == "우울") and word.kind != "number" for word in one.arguments)
        and one.predicate.has(*CURING)
        and not one.denied
    )
    purpose = one.link in ("for", "if") or (is_advice(one) and one.predicate.has("v:avoid"))
    if cured and not purpose:
        yield one.written
    if any(word.lemma in ORGANS for word in one.arguments) and one.predicate.has(
        "a:good", "v:help", "v:fall", "v:decrease", "v:loosen", "v:recover", "v:increase", "v:leave", "a:big"
    ):
        yield one.written


def odd_number(text: str, month: int | None) -> str | None:
    """The first number of a folded text that is none of degrees, the month, a short time or one or two of a thing."""
    spelled = SPELLED.search(text) or SPELLED_MONTH.search(text)
    short = {word.value for one in read(text) for word in one.arguments if is_short(one, word)}
    for number in degrees.numbers(text):
        behind = text[number.end() :].lstrip()
        of_month = behind.startswith("월") and number[0] == str(month)
        if not (degrees.is_degrees(number) or of_month or (behind.startswith("분") and number[0] in short)):
            return text[number.start() : number.end() + 2]
    counted = [word for one in read(text) for word in (*one.arguments, one.predicate) if is_many(word, text)]
    return spelled[0] if spelled else next((text_of(word) for word in counted), None)


def text_of(word: Word) -> str:
    """A number as it was read."""
    return f"{word.value} {word.lemma}".strip()


def is_short(one: Statement, word: Word) -> bool:
    """Whether a number is the time of something that is to be done for a little while: 10분쯤 걸으세요."""
    minutes = word.kind == "number" and word.lemma == "분" and word.value.isdigit()
    return minutes and int(word.value) <= SHORT and is_advice(one) and not {"마다", "씩"} & set(word.particles)


def is_many(word: Word, text: str) -> bool:
    """Whether a number in words counts hours or more than two of a thing."""
    if word.kind != "number" or word.lemma in DEGREES or not word.value.isdigit() or word.value in text:
        return False
    return word.lemma in TIMES or int(word.value) > MOST_OF_A_THING


def seasons(text: str) -> Iterator[tuple[str, str]]:
    """The seasons to which a folded text's words belong, with the words."""
    for one in read(text):
        for word in (*one.arguments, *one.adverbs, one.predicate):
            for name in all_named(word, "season"):
                yield name, word.written
        yield from of_plants(one)


def of_plants(one: Statement) -> Iterator[tuple[str, str]]:
    """Flowers and leaves of which something is told: 꽃이 핀, 꽃이 가득한, 노란 잎, 밤을 주우며; and ice."""
    about = [*one.arguments, *([one.describes] if one.describes and one.link == "of" else [])]
    if any(word.has("indoors") for word in about):
        return
    lemmas = {word.lemma for word in about}
    shown = one.predicate.has("v:bloom", "v:see", "v:enjoy", "a:many", "a:pretty", "a:color", "v:appear")
    if one.predicate.has("v:bloom") or ("꽃" in lemmas and (shown or one.predicate.lemma in ("날리", "흩날리"))):
        yield "blossom", one.written
    if lemmas & {"잎", "나뭇잎", "이파리"} and (
        one.predicate.has("a:color") or one.predicate.lemma in ("푸르", "익", "지", "떨어지", "밟")
    ):
        yield ("fresh_green" if one.predicate.lemma in ("푸르", "파랗") else "autumn_leaves"), one.written
    if one.predicate.lemma == "밟" and lemmas & {"나뭇잎", "잎"}:
        yield "fallen_leaves", one.written
    if one.predicate.lemma in ("짙", "우거지") and lemmas & {"초록", "녹색", "초록빛"}:
        yield "fresh_green", one.written
    if "밤" in lemmas and one.predicate.lemma in ("줍", "따"):
        yield "autumn_leaves", one.written
    if one.predicate.lemma == "얼" and any(word.has("water_place", "outdoors") for word in about):
        yield "ice", one.written
    if one.predicate.lemma in ("하얗", "새하얗") and any(word.has("outdoors") for word in about):
        yield "ice", one.written
