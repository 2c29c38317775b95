"""Values that a text tells with a judgement: what may not be waved aside, and the class of a body mass index."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

from malssi.korean.sentences import sentences
from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.checks.known.effects import effect_of
from malssi.tasks.checks.known.knowledge import Objection
from malssi.tasks.checks.known.signed import is_of, listed
from malssi.tasks.wearable import claims
from malssi.tasks.wearable.bmi import bmi_class
from malssi.tasks.wearable.coaching import topics
from malssi.tasks.wearable.coaching.reading import Question
from malssi.tasks.wearable.effort import WORDS
from malssi.tasks.wearable.kinds import subject_of
from malssi.tasks.wearable.numbers import numbers
from malssi.tasks.wearable.reading import Day
from malssi.tasks.wearable.sayings import plain, read
from malssi.tasks.wearable.score import judge
from malssi.tasks.wearable.words import material, reason

Danger = Literal["", "mild", "grave"]
MIN_OXYGEN, LOW_OXYGEN, RACING, SHORT_NIGHT, FEW_STEPS = 50, 90, 120, 6, 5000
BELOW = ("미만", "이하", "못 미", "안 되", "안 돼", "밑", "아래")
INDICATORS = frozenset(["sleep", "change", "steps", "oxygen"])
OF_TODAY = frozenset(["오늘", "어젯밤", "지난밤", "간밤", "지금", "어제", "기록", "오늘밤"])
AT_REST = ("안정", "쉬", "쉴", "휴식", "가만히", "평소", "자는")
BMI = re.compile(r"(?:bmi|BMI|체질량지수)[^\d]{0,4}(\d{2}(?:\.\d)?)")


def waved_aside(reading: Question, text: str) -> Iterator[Objection]:
    """Dangerous values that are called good, or that somebody is told to leave as they are."""
    asked = topics.topics(reading.question)
    for sentence in sentences(plain(text)):
        said = read(sentence)
        about = topics.topics(sentence) | asked
        for at, one in enumerate(said):
            danger = danger_of(one, about, at_rest(reading, text, sentence), sentence)
            if danger and any(is_made_light(later, danger) for later in said[at:]):
                yield Objection(sentence, True)


def at_rest(reading: Question, text: str, sentence: str) -> bool:
    """Whether a sentence is of somebody at rest, as the question is where nothing is said of exercise."""
    moving = any(word in reading.question + text for word in ("목표", "강도", "운동", "뛰", "달리"))
    where = sentence if moving else sentence + reading.question
    return any(word in where for word in AT_REST)


def danger_of(one: Statement, about: frozenset[str], resting: bool, sentence: str) -> Danger:
    """How bad a value of a statement is: one that calls for care, or too little sleep or too few steps."""
    numbered = [word for word in (*one.arguments, one.predicate) if word.kind == "number" and word.value]
    found = [beyond(word, about, one, resting, sentence) for word in numbered]
    return "grave" if "grave" in found else "mild" if "mild" in found else ""


def beyond(word: Word, about: frozenset[str], one: Statement, resting: bool, sentence: str) -> Danger:
    """How bad one number is."""
    value = word.amount
    if word.lemma in ("%", "퍼센트"):
        low = "oxygen" in about and "strength" not in about and MIN_OXYGEN <= value < LOW_OXYGEN
        return "grave" if low else ""
    if word.lemma == "bpm":
        return "grave" if value >= RACING and resting else ""
    if word.lemma in ("보", "걸음"):
        few = value < FEW_STEPS and "만" in word.particles
        return "mild" if few or (value <= FEW_STEPS and any(below in sentence for below in BELOW)) else ""
    nights = any(other.has("sleep") and other.kind == "noun" for other in one.arguments)
    sleeps = one.predicate.lemma in ("자", "주무시") and not one.past
    return "mild" if word.lemma == "시간" and (sleeps or nights) and value < SHORT_NIGHT else ""


def is_made_light(one: Statement, danger: Danger) -> bool:
    """Whether a statement says that all is well, or to go on."""
    if not {"충분하", "괜찮", "좋", "되", "상관없"}.isdisjoint(one.helped) and not one.denied:
        return True
    if one.mood in ("advises", "allows"):
        leaves = is_of(one.predicate, "danger", "leave") and not one.denied
        careless = is_of(one.predicate, "danger", "watch") and one.denied
        return danger == "grave" and (leaves or careless)
    fine = effect_of(one, ()) > 0 or is_of(one.predicate, "danger", "fine")
    harmless = any(word.lemma in listed("danger", "harms") for word in (*one.arguments, one.predicate))
    return (fine and not one.denied) or (harmless and (one.denied or one.predicate.lemma in ("없", "아니")))


def wrong_class(reading: Question, text: str) -> Iterator[Objection]:
    """A class of the body mass index that is not that of the day's or the question's own."""
    found = BMI.search(reading.question)
    own = Decimal(found[1]) if found else Decimal(str(reading.day.bmi)) if reading.day and reading.day.bmi else None
    if own is None:
        return
    classes = material("words", "coaching")["bmi_class"]
    for sentence in sentences(text):
        if any(number.value == own for number in numbers(sentence)) and "기준" not in sentence:
            told = {name for name, words in classes.items() if any(word in sentence for word in words)}
            if told and bmi_class(float(own)) not in told:
                yield Objection(sentence, True)


def tells_a_value(reading: Question, said: str) -> bool:
    """Whether words tell one of the day's own values, which is judged by its class."""
    return reading.day is not None and any(
        number.role in ("value", "change") for one in claims.told(reading.day, [said]) for number in one.numbers
    )


def dismissed(reading: Question, text: str) -> Sequence[Objection]:
    """What speaks against the values of a text."""
    return [*waved_aside(reading, text), *wrong_class(reading, text)]


def against_the_day(day: Day, sentence: str) -> str | None:
    """Why a sentence contradicts the class of one of the day's values, if it tells one."""
    judged = judge(day)
    for one in claims.told(day, [sentence]):
        if not one.asserts or not is_of_a_value(one) or not one.about <= judged.levels.keys():
            continue
        sides = (finding.why for finding in claims.of_sides(day, one) if finding.wrong)
        if wrong_side := next(sides, None):
            return wrong_side
        for kind in one.kinds:
            wrong = next((finding.why for finding in claims.of_kind(day, judged, one, kind) if finding.wrong), None)
            if wrong:
                return wrong
    return None


def against_the_values(day: Day, sentence: str) -> str | None:
    """Why a sentence tells another value than the day has, if it does; see `invented`."""
    return next((said for one in claims.told(day, [sentence]) if (said := invented(day, one))), None)


def invented(day: Day, one: claims.Told) -> str:
    """A value that is told of this day and that it does not have, or has otherwise; empty where there is none."""
    words = {word.lemma for word in (*one.said.arguments, *one.said.adverbs)}
    told = one.said.mood == "tells" and one.said.link in ("end", "and", "cause", "but")
    if not told or not (one.said.past or words & OF_TODAY):
        return ""
    own = {"sleep": day.sleep_hr, "steps": day.steps, "oxygen": day.oxygen_saturation}
    for number in one.numbers:
        unit = number.word.lemma in ("시간", "보", "%", "퍼센트")
        if not unit or number.about not in own or number.role in ("distance", "value"):
            continue
        if own[number.about] is None or number.role == "other":
            return reason("foreign_number", said=number.word.written)
    return ""


def is_of_a_value(one: claims.Told) -> bool:
    """Whether a statement tells of a value by its name, and of nothing to do."""
    words = (*one.said.arguments, one.said.predicate)
    named = {name for word in words if (name := subject_of(word))} & INDICATORS
    doing = any(word.has(*WORDS["doings"], "warm_up") for word in words if subject_of(word) is None)
    return bool(named) and not doing and one.said.mood == "tells" and one.said.link in ("end", "and", "cause")
