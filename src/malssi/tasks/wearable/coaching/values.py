"""Values that a text tells with a judgement: what may not be waved aside, and the class of a body mass index."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from malssi.korean.sentences import sentences
from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.wearable.bmi import bmi_class
from malssi.tasks.wearable.coaching import topics
from malssi.tasks.wearable.coaching.knowledge import Objection, effect_of, is_of, listed
from malssi.tasks.wearable.coaching.reading import Question
from malssi.tasks.wearable.numbers import numbers
from malssi.tasks.wearable.sayings import plain, read
from malssi.tasks.wearable.words import material

LOW_OXYGEN, RACING, SHORT_NIGHT = 90, 120, 6
AT_REST = ("안정", "쉬", "쉴", "휴식", "가만히", "평소", "자는")
BMI = re.compile(r"(?:bmi|BMI|체질량지수)[^\d]{0,4}(\d{2}(?:\.\d)?)")


def waved_aside(reading: Question, text: str) -> Iterator[Objection]:
    """Dangerous values that are called good, or that somebody is told to leave as they are."""
    asked = topics.topics(reading.question)
    for sentence in sentences(plain(text)):
        said = read(sentence)
        about = topics.topics(sentence) or asked
        for at, one in enumerate(said):
            if is_dangerous(one, about | asked, sentence + reading.question) and any(is_made_light(later) for later in said[at:]):
                yield Objection(sentence, True)


def is_dangerous(one: Statement, about: frozenset[str], where: str) -> bool:
    """Whether a statement holds a value that calls for care, or a night that is too short."""
    numbered = [word for word in (*one.arguments, one.predicate) if word.kind == "number"]
    return any(beyond(word, about, one, any(rest in where for rest in AT_REST)) for word in numbered)


def beyond(word: Word, about: frozenset[str], one: Statement, at_rest: bool) -> bool:
    """Whether a number lies where nobody may wave it aside."""
    try:
        value = Decimal(word.value.replace(",", "").lstrip("+-−"))
    except ArithmeticError:
        return False
    if word.lemma in ("%", "퍼센트"):
        return "oxygen" in about and "strength" not in about and 50 <= value < LOW_OXYGEN
    if word.lemma == "bpm":
        return value >= RACING and at_rest
    nights = any(other.has("sleep") and other.kind == "noun" for other in one.arguments)
    sleeps = one.predicate.lemma in ("자", "주무시") and not one.past
    return word.lemma == "시간" and (sleeps or nights) and value < SHORT_NIGHT


def is_made_light(one: Statement) -> bool:
    """Whether a statement says that all is well, or to go on."""
    if not {"충분하", "괜찮", "좋", "되", "상관없"}.isdisjoint(one.helped) and not one.denied:
        return True
    if one.mood in ("advises", "allows"):
        leaves = is_of(one.predicate, "danger", "leave")
        return (leaves and not one.denied) or (is_of(one.predicate, "danger", "watch") and one.denied)
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


def dismissed(reading: Question, text: str) -> Sequence[Objection]:
    """What speaks against the values of a text."""
    return [*waved_aside(reading, text), *wrong_class(reading, text)]
