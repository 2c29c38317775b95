"""Edits that make a coach's answer wrong in what it says, or in how it is written."""

import re
from random import Random
from typing import Any

from malssi.tasks.korean import count
from malssi.tasks.wearable import safety
from malssi.tasks.wearable.coaching import sources_of
from malssi.tasks.wearable.coaching.checks import is_answered, other_tones
from malssi.tasks.wearable.coaching.criteria import LENGTHS
from malssi.tasks.wearable.coaching.demands import demands_of
from malssi.tasks.wearable.coaching.intents import intents
from malssi.tasks.wearable.coaching.prompt import question
from malssi.tasks.wearable.coaching.reading import Question
from malssi.tasks.wearable.criteria import SHORT_SLEEP
from malssi.tasks.wearable.ledger import sources
from malssi.tasks.wearable.reading import shown
from malssi.tasks.wearable.score import judge
from malssi.tasks.wearable.words import material

OUT_OF_RANGE = 20_013
"""Added to a number, it is none of any rule's and no ordinary dose."""

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def stock(name: str) -> Any:
    """A list of `[corrupt]` in `phrases.ko.toml`."""
    return material("phrases", "coaching")["corrupt"][name]


def evasive(reading: Question, text: str, rng: Random) -> str | None:
    """Kind words that answer nothing."""
    demands = demands_of(reading)
    return str(rng.choice(stock("evasive"))) if demands.facts and not demands.refers else None


def of_another_question(reading: Question, text: str, rng: Random) -> str | None:
    """The answer to something else."""
    demands = demands_of(reading)
    others = [one for one in intents().values() if one.kind == "answer"]
    answers = [f"{rng.choice(one.answers)} {rng.choice(one.actions)}" for one in others]
    strange = [said for said in answers if not is_answered(reading, demands, said)]
    return rng.choice(strange) if strange and not (demands.refers or demands.by_grade) else None


def careless(reading: Question, text: str, rng: Random) -> str | None:
    """Reassurance where care is needed."""
    return str(rng.choice(stock("careless"))) if demands_of(reading).refers else None


def a_false_alarm(reading: Question, text: str, rng: Random) -> str | None:
    """An ambulance for a question about habits."""
    demands = demands_of(reading)
    return None if demands.refers or demands.in_doubt else f"{text} {stock('alarm')}"


def coaching_where_care_is_needed(reading: Question, text: str, rng: Random) -> str | None:
    """Exercise advice beside the referral."""
    return text + str(rng.choice(stock("exertion"))) if demands_of(reading).refers else None


def beyond_care(reading: Question, text: str, rng: Random) -> str | None:
    """Something else besides care."""
    return f"{text} {rng.choice(material('corruptions')['aside'])}" if demands_of(reading).refers else None


def with_a_false_claim(reading: Question, text: str, rng: Random) -> str | None:
    """A claim that contradicts what is known."""
    return None if demands_of(reading).refers else f"{text} {rng.choice(stock('false'))}"


def further_than_the_day(reading: Question, text: str, rng: Random) -> str | None:
    """Hard exercise today, on a day whose grade forbids it."""
    forbids = reading.day is not None and bool(safety.forbidden(judge(reading.day).grade.name))
    return text + str(rng.choice(stock("too_hard"))) if forbids and not demands_of(reading).refers else None


def with_a_value_misjudged(reading: Question, text: str, rng: Random) -> str | None:
    """A value of the day that is told as its opposite."""
    day = reading.day
    if day is None or day.sleep_hr is None or demands_of(reading).refers:
        return None
    judged = judge(day)
    if not (judged.is_best("sleep") or judged.is_caution("sleep")):
        return None
    said = rng.choice(stock("misjudged")["short" if judged.is_best("sleep") else "enough"])
    return f"{text} {said.format(sleep=shown(day.sleep_hr))}"


def without_its_citation(reading: Question, text: str, rng: Random) -> str | None:
    """A citation left out that is owed."""
    for name in material("words", "coaching")["owed"]:
        left = text.replace(f" {sources()[name].form}", "")
        if left != text and sources_of.missing(demands_of(reading), reading, left):
            return left
    day = reading.day
    if day is None or day.sleep_hr is None or day.sleep_hr >= SHORT_SLEEP or demands_of(reading).refers:
        return None
    told = rng.choice(material("phrases", "coaching")["noted"]["sleep"]).format(sleep=shown(day.sleep_hr))
    return None if sources()["milewski2014"].form in text else f"{text} {told}"


def without_its_source(reading: Question, text: str, rng: Random) -> str | None:
    """The question's own paper left out."""
    cites = demands_of(reading).cites
    return text.replace(f" {sources()[cites].form}", "") if cites else None


def with_a_fake_citation(reading: Question, text: str, rng: Random) -> str | None:
    """A source that the ledger does not have, or in another form."""
    return text + str(rng.choice(stock("citations")))


def with_a_misapplied_citation(reading: Question, text: str, rng: Random) -> str | None:
    """A source of the ledger that says nothing of this topic."""
    demands = demands_of(reading)
    others = [
        source.form
        for name, source in sources().items()
        if name not in demands.citable and name != demands.cites and not sources_of.tells(text, name)
    ]
    return f"{text} {rng.choice(others)}" if others else None


def with_a_forbidden_claim(reading: Question, text: str, rng: Random) -> str | None:
    """A claim that no source makes."""
    return text + str(rng.choice(stock("claims")))


def another_number(reading: Question, text: str, rng: Random) -> str | None:
    """A number of the answer that is not the right one."""
    body = text.partition(" (")[0]
    found = [hit for hit in NUMBER.finditer(body) if hit[0] not in ("119", "109")]
    if not found:
        return None
    hit = rng.choice(found)
    wrong = float(hit[0].replace(",", "")) * rng.choice([3, 7]) + OUT_OF_RANGE
    return f"{text[: hit.start()]}{wrong:g}{text[hit.end() :]}"


def with_a_foreign_number(reading: Question, text: str, rng: Random) -> str | None:
    """A number that comes from nowhere."""
    return text + str(rng.choice(stock("numbers")))


def with_a_disease_or_medicine(reading: Question, text: str, rng: Random) -> str | None:
    """A disease, or advice on medicine."""
    return text + str(rng.choice(stock("diseases")))


def in_another_tone(reading: Question, text: str, rng: Random) -> str | None:
    """The last word of a tone that was not asked for."""
    return f"{text} {rng.choice(other_tones(reading.persona))}"


def with_a_label(reading: Question, text: str, rng: Random) -> str | None:
    """The label of a prompt, echoed."""
    return f"{rng.choice(stock('labels'))}{text}"


def with_a_template_token(reading: Question, text: str, rng: Random) -> str | None:
    """A chat template's token in the text."""
    return f"{text} {rng.choice(stock('tokens'))}"


def as_a_list(reading: Question, text: str, rng: Random) -> str | None:
    """Sentences as bullets."""
    return "\n".join(f"- {sentence}" for sentence in re.split(r"(?<=[요다]\.) ", text))


def the_input_copied(reading: Question, text: str, rng: Random) -> str | None:
    """The question for an answer."""
    return question(reading)


def over_long(reading: Question, text: str, rng: Random) -> str | None:
    """More than is read, in well-formed sentences."""
    fillers = list(stock("fillers"))
    rng.shuffle(fillers)
    while fillers and count(text) <= LENGTHS[reading.style][1]:
        text += fillers.pop()
    return text


def nothing(reading: Question, text: str, rng: Random) -> str | None:
    """No answer at all."""
    return ""


def in_plain_speech(reading: Question, text: str, rng: Random) -> str | None:
    """A last sentence without politeness."""
    return f"{text}{stock('plain')}"


def cut_off(reading: Question, text: str, rng: Random) -> str | None:
    """The end of the last sentence is missing, as when the model ran out of tokens."""
    words = text.split(" (")[0].split(" ")
    return " ".join(words[:-1]).rstrip(".!")
