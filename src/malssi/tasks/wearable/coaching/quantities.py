"""Where the numbers of an answer come from: the question, the day, what follows from these, a fact, a small dose.

Facts and doses are the rows of `quantities.ko.toml`. A number of a measured unit that comes from nowhere is wrong;
another is not known.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from malssi.korean.sentences import sentences
from malssi.korean.words import Word
from malssi.resources import toml
from malssi.tasks.wearable.coaching.reading import Question
from malssi.tasks.wearable.karvonen import hr_max, target_bpm
from malssi.tasks.wearable.numbers import Known, Number, fits, numbers, own_numbers, rule_numbers
from malssi.tasks.wearable.reading import Day
from malssi.tasks.wearable.sayings import in_digits, read
from malssi.tasks.wearable.told import told_in

TABLE = toml(__package__, "quantities")
MEASURED = frozenset(TABLE["measured"]["units"].split())
SHARES = (30, 39, 40, 49, 50, 59, 60, 69, 84)
"""Percents of the heart-rate reserve by which targets are told."""
LINES = {"보": (5000, 7000, 10_000), "시간": (6, 7, 8, 9), "bpm": (60, 100, 120)}
"""What a value may be told to be short of, or above."""
WEEK = re.compile(
    r"(?<!다음 )(?<!이번 )(?<!지난 )(?<!첫 )(?:주|주당|주에|일주일|매주|한 주에?|일주일에) ?(?:\d[\d-]*)?$"
)
IN_A_ROW = re.compile(r"(\d)(?=(?:[,·/] ?\d+)+ ?%)")
"""A number of a list of which the last has the unit: 65, 75, 85%."""
RECKONING = re.compile(r"[×÷=]|곱|빼[면고서기]|뺀|나누|나눈|더하|이면|이라면|라면|이니")
"""Words and signs of reckoning."""
SUPPOSED_AGE = re.compile(r"(\d{2}) ?(?:세|살)")
SPELLED_AGES = {"스물": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70}
SUPPOSED = re.compile(r"(\d+) ?kg ?(?:이면|라면|이라면|일 때|을 예로|를 예로)")
LIFTED = (40, 50, 60, 65, 70, 75, 80, 85, 90, 95)
"""Percents of a 1RM or of a training maximum."""
ANY_UNIT = ("", "%", "bpm", "시간", "kg", "보", "회", "분")
THOUSAND, MAX_COUNTED, MUCH = 1000, 10, 100


class Fact(NamedTuple):
    """What may be said of a unit where a sentence is about something."""

    unit: str
    about: tuple[tuple[str, ...], ...]
    concepts: frozenset[str]
    without: tuple[str, ...]
    values: frozenset[Decimal]
    between: tuple[tuple[Decimal, Decimal], ...]
    week: bool
    """Only behind a week (주 150분)."""
    program: bool
    """Also where the question names it."""

    def allows(self, value: Decimal) -> bool:
        """Whether a value is one of its."""
        return value in self.values or any(low <= value <= high for low, high in self.between)


@cache
def facts() -> tuple[Fact, ...]:
    """The rows of the table, in their order."""
    return tuple(fact(row) for row in TABLE["fact"])


def fact(row: dict[str, object]) -> Fact:
    """Read one row."""
    listed: dict[str, list[object]] = {name: list(row.get(name, ())) for name in ("about", "concepts", "values")}  # type: ignore[call-overload]
    spans: list[tuple[float, float]] = list(row.get("between", ()))  # type: ignore[call-overload]
    return Fact(
        unit=str(row["unit"]),
        about=tuple(tuple(str(words).split("|")) for words in listed["about"]),
        concepts=frozenset(map(str, listed["concepts"])),
        without=tuple(str(row["not"]).split("|")) if "not" in row else (),
        values=frozenset(Decimal(str(value)) for value in listed["values"]),
        between=tuple((Decimal(str(low)), Decimal(str(high))) for low, high in spans),
        week=bool(row.get("week", False)),
        program=bool(row.get("program", False)),
    )


class Odd(NamedTuple):
    """A number that comes from nowhere."""

    said: str
    wrong: bool
    """Known to be wrong; else not known to be right."""


def odd_numbers(reading: Question, text: str) -> Iterator[Odd]:
    """The numbers of a text without citations that come from nowhere."""
    known = [*known_to(reading), *rule_numbers(), *supposed(text)]
    values = [number.value for number in numbers(text)]
    for sentence in sentences(in_digits(text)):
        reckons = RECKONING.search(sentence) is not None
        for number in said_in(sentence):
            if any(fits(number, one, reading.day) for one in known):
                continue
            if reckons and is_result(number.value, values):
                continue
            odd = list(judged(reading, sentence, number))
            yield from odd
            if not odd:  # what was said once may be said again: 8-12회, 12회가 쉬워지면
                known.append(Known(number.value, number.unit))


def is_result(value: Decimal, values: Sequence[Decimal]) -> bool:
    """Whether a number is what comes of reckoning with two others of its text: 70kg × 1.2 is 84g, 60% of 140 is 84."""
    others = [one for one in values if one not in (value, 0)]
    for one, two in product(others, repeat=2):
        results = (one * two, one * two / 100, one - two, one + two)
        if any(abs(result - value) <= max(Decimal("0.5"), value / 100) for result in results):
            return True
    return False


def judged(reading: Question, sentence: str, number: Number) -> Iterator[Odd]:
    """What speaks against a number that is neither the question's nor the day's."""
    unit = TABLE["units"].get(number.unit, number.unit)
    rows = [one for one in facts() if one.unit == unit]
    if not rows and unit not in MEASURED:
        if number.value > MAX_COUNTED:
            yield Odd(number.said, number.value > MUCH)
        return
    row = next((one for one in rows if is_about(one, reading, sentence, number)), None)
    if row is None or not row.allows(number.value):
        bound = row is not None and (row.about or row.week)
        yield Odd(number.said, unit in MEASURED or bool(bound) or number.value > MUCH)


def is_about(row: Fact, reading: Question, sentence: str, number: Number) -> bool:
    """Whether a row is about a sentence."""
    if row.week:
        return WEEK.search(number.before) is not None
    plain = "".join(sentence.split())
    if any(word in plain for word in row.without):
        return False
    if row.concepts:
        return any(word.has(*row.concepts) for word in words_of(sentence))
    where = plain + ("".join(reading.question.split()) if row.program else "")
    return all(any(word in where for word in words) for words in row.about)


def words_of(sentence: str) -> Iterator[Word]:
    """The words of a sentence."""
    for one in read(sentence):
        yield from (*one.arguments, *one.adverbs, one.predicate)


def said_in(sentence: str) -> Iterator[Number]:
    """The numbers of a sentence, in digits and in words (세 시간)."""
    yield from numbers(IN_A_ROW.sub(r"\1%", sentence))
    for word in words_of(sentence):
        if word.kind == "number" and word.value and word.written[0] not in "+-−0123456789":
            yield Number(Decimal(word.value), word.lemma, "", word.written, "", "")


def supposed(text: str) -> Iterator[Known]:
    """A weight that is taken for an example (1RM이 100kg이라면), and its shares."""
    for found in SUPPOSED.finditer(text):
        weight = Decimal(found[1])
        yield from (Known(about(weight * share / 100), "kg") for share in (*LIFTED, 100))
    ages = [int(found[1]) for found in SUPPOSED_AGE.finditer(text)]
    ages += [age for word, age in SPELLED_AGES.items() if f"{word}이면" in text or f"{word} 살" in text]
    for age in ages:
        yield from (Known(Decimal(round(hr_max(age, "fox"))), unit) for unit in ("bpm", "", "회"))
        yield from (Known(Decimal(age), unit) for unit in ("", "세", "살"))
    if "WHO" in text or "주 " in text:  # 10분씩 모으면 150분
        yield from (Known(Decimal(value), "분") for value in (75, 150, 300))


@lru_cache(maxsize=512)
def known_to(reading: Question) -> tuple[Known, ...]:
    """The numbers of a question and of its day, and what follows from them."""
    asked = [*asked_in(reading.question)]
    day = list(own_numbers(reading.day)) if reading.day else []
    bare = [Known(one.value, "") for one in day if one.kind == "" and one.value >= THOUSAND]
    bare += [one._replace(unit=unit) for one in day if one.unit == "bpm" for unit in ("", "회")]
    distances = [Known(abs(one.value - line), one.unit) for one in (*asked, *day) for line in LINES.get(one.unit, ())]
    return (*asked, *day, *bare, *distances, *pulses(reading), *weights(asked))


def asked_in(question: str) -> Iterator[Known]:
    """The numbers of a question; one without a unit may be of any."""
    for told in told_in(question):
        yield from (Known(Decimal(f"{told.value:g}"), unit) for unit in ANY_UNIT)
    for number in said_in(" ".join(question.split())):
        yield from (Known(number.value, unit) for unit in ((number.unit,) if number.unit else ANY_UNIT))


def pulses(reading: Question) -> Iterator[Known]:
    """Target heart rates, where age and resting heart rate are known."""
    told = told_of(reading)
    if told.age is None:
        return
    formula = reading.day.hr_max_formula if reading.day else "fox"
    yield Known(Decimal(round(hr_max(told.age, formula))), "bpm")
    yield Known(Decimal(round(hr_max(told.age, formula))), "")
    if told.resting is not None:
        for share in SHARES:
            for slack in (-1, 0, 1):
                yield Known(Decimal(target_bpm(told.age, told.resting, share, formula) + slack), "bpm")
        yield Known(hr_max(told.age, formula) - told.resting, "bpm")
        yield from (Known(Decimal(value), "") for value in (told.age, told.resting, *SHARES))
        yield from (Known(Decimal(value), "%") for value in SHARES)


class Told(NamedTuple):
    """Age and resting heart rate, as far as they are known."""

    age: int | None
    resting: int | None


AGE = re.compile(r"나이(?:가|는|이)? ?(\d{2})|(\d{2}) ?(?:살|세)|(\d)0대")
RESTING = re.compile(r"심박(?:수|이|은|는|수가|수는)? ?(\d{2,3})")


def told_of(reading: Question) -> Told:
    """What day and question tell of age and resting heart rate."""
    day, age, resting = reading.day, AGE.search(reading.question), RESTING.search(reading.question)
    return Told(
        day.age if day and day.age is not None else int(age[1] or age[2]) if age and (age[1] or age[2]) else None,
        day.resting_heart_rate if day and day.resting_heart_rate else int(resting[1]) if resting else None,
    )


def weights(asked: Iterable[Known]) -> Iterator[Known]:
    """What follows from a weight and repetitions: 1RM by Epley, the training maximum, shares of both."""
    values = [one.value for one in asked]
    for weight in values:
        yield from (Known(about(weight * share / 100), "kg") for share in LIFTED)
        for repetitions in values:
            if 1 < repetitions <= 20 < weight:
                most = weight * (1 + repetitions / 30)
                yield from (Known(about(most) + slack, "kg") for slack in (-1, 0, 1))
                yield from (Known(about(most * Decimal("0.9")) + slack, "kg") for slack in (-1, 0, 1))
                yield from (Known(value, "") for value in (weight, repetitions))


def about(value: Decimal) -> Decimal:
    """A weight to the kilogram."""
    return value.quantize(Decimal(1))


__all__ = ["Day", "Odd", "odd_numbers"]
