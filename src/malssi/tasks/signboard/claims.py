"""What a text claims that two temperatures cannot support."""

import re
from collections.abc import Iterator, Sequence

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.checks.advice import DOINGS, is_advice
from malssi.tasks.signboard import degrees
from malssi.tasks.signboard.changes import is_same
from malssi.tasks.signboard.concepts import all_named, named
from malssi.tasks.signboard.degrees import read
from malssi.tasks.signboard.directions import DOWN, UP, sign
from malssi.tasks.signboard.words import listed

SPELLED = re.compile(
    "(?<![가-힣])[일이삼사오육칠팔구]?[십백천만][일이삼사오육칠팔구]? ?(?:분|시간|보|미터|킬로)(?![가-힣]{2})"
)
SPELLED_MONTH = re.compile("(?<![가-힣])(?:[일이삼사오유칠팔구시]|십[일이])월(?=[의에이은 ,.])")
DEGREES = ("도", "℃", "°C")
SHORT = 20
"""Minutes up to which a board may say how long: no reading tells more."""
MAX_OF_A_THING = 2
"""Cups, rounds or layers that a board may count."""

PAIRS = (frozenset(["낮", "밤"]), frozenset(["위험", "단계"]), frozenset(["아침", "저녁", "차이"]))
"""Words that make a claim together."""
WEATHER = frozenset(["weather", "a:weather", "v:weather"])
ANYWHERE = frozenset(["rain", "snow", "wind", "air", "warning", "felt", "event", "place", "cure"])
"""Claims that stand in a word, wherever it stands; those of the sky have words that other things bear too (맑은 물)."""
CLEAR = ("drink", "feeling", "person", "body", "speech", "animal", "knowledge")
"""What is clear or bright without any sky: 맑은 물, 맑은 정신."""
GOOD = ("a:good", "a:pretty", "a:bad", "a:clean", "a:comfortable", "a:new", "a:happy")
TELLING = ("end", "and", "cause", "but", "of", "or", "if")
CURED = ("disease", "symptom")
CURING = frozenset(
    "v:decrease v:protect v:leave v:stop v:recover v:fall v:exist a:good v:help v:loosen v:avoid".split()  # noqa: SIM905
)
MENDING = CURING - {"v:protect", "v:stop", "v:exist", "v:avoid"} | {"v:increase", "a:big"}


def unsupported(text: str) -> str | None:
    """The first claim of a folded text that nobody measured, if there is one."""
    return next((found for one in read(text) for found in of_statement(one)), None)


def of_statement(one: Statement) -> Iterator[str]:
    """The claims of one statement."""
    words = [*one.arguments, *one.adverbs, one.predicate]
    lemmas = {word.lemma for word in words}
    if any(is_unmeasured(one, word) for word in words) or any(pair <= lemmas for pair in PAIRS):
        yield one.written
    yield from of_days(one, words)
    yield from of_sights(one)
    yield from of_health(one)


def is_unmeasured(one: Statement, word: Word) -> bool:
    """Whether a word tells of sky, rain, wind, air, a warning, an event, another place or a cure."""
    if (
        (word is one.predicate and one.objects and word.has("v:weather"))
        or is_guarded(one, word)
        or is_other(one, word)
    ):
        return False  # 비눗방울을 불며
    kinds = set(all_named(word, "claim"))
    weather = word.kind != "adverb" and bool(word.concepts) and word.concepts <= WEATHER
    return bool(kinds & ANYWHERE) or weather or ("sky" in kinds and not is_clear_thing(one, word))


def is_other(one: Statement, word: Word) -> bool:
    """Whether a word of weather means something else here: 눈길을 끄는 꽃, 경보로 걷기."""
    drawn = word.lemma == "눈길" and one.predicate.lemma in listed("claim", "drawn")
    return drawn or (word.lemma == "경보" and "로" in word.particles and one.predicate.has(*DOINGS))


def is_guarded(one: Statement, word: Word) -> bool:
    """Whether sun or air is only guarded against: 햇볕을 피해, 자외선을 막는."""
    guarded = one.predicate.has("v:avoid", "v:protect", "v:carry", "v:wear") and not one.predicate.has("v:weather")
    return (
        word is not one.predicate
        and word.lemma.endswith(tuple(listed("claim", "sun")))
        and (guarded or one.link in ("if", "for"))
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
    arguments = {noun.lemma for noun in one.arguments}
    nouns = arguments | ({one.describes.lemma} if one.describes and one.link == "of" else set())
    fine = one.mood == "tells" and one.predicate.has(*GOOD) and not named(one.predicate, "state")
    snow = "눈" in arguments and one.predicate.lemma in listed("claim", "snows")
    bright = one.predicate.lemma in ("밝", "어둡") and nouns & {"날", "날씨", "낮", "밖"}
    if snow or bright or (fine and nouns & {"날씨", "공기"}):
        yield one.written


def of_health(one: Statement) -> Iterator[str]:
    """A cure: what a walk is said to do to a disease or an organ."""
    if is_advice(one) and one.link == "end":
        return
    ill = any((word.has(*CURED) or word.lemma == "우울") and word.kind != "number" for word in one.arguments)
    guarded = one.denied or one.link in ("for", "if") or (is_advice(one) and one.predicate.has("v:avoid"))
    organ = any(word.lemma in listed("claim", "organs") for word in one.arguments)
    if (ill and not guarded and one.predicate.has(*CURING)) or (organ and one.predicate.has(*MENDING)):
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
    return word.lemma in listed("claim", "times") or int(word.value) > MAX_OF_A_THING
