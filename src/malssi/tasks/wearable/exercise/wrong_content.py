"""Edits that leave how an answer is written and spoil what it says: a number, the fit, the advice, a claim."""

import re
from random import Random

from malssi.tasks.wearable.criteria import GRADES
from malssi.tasks.wearable.exercise.criteria import bears, catalogue
from malssi.tasks.wearable.exercise.names import named
from malssi.tasks.wearable.exercise.plan import Fit, formula, plan_of
from malssi.tasks.wearable.exercise.reading import RoutineDay
from malssi.tasks.wearable.exercise.reference import label
from malssi.tasks.wearable.exercise.wrong_form import stock
from malssi.tasks.wearable.words import material


def with_line(text: str, name: str, content: str) -> str:
    """The text with another content of a line."""
    begins = label(name)
    return "\n".join(begins + content if line.startswith(begins) else line for line in text.splitlines())


def another_fit(day: RoutineDay, text: str, rng: Random) -> str | None:
    """Another verdict on the routine."""
    return with_line(text, "fit", rng.choice([fit for fit in Fit if fit is not plan_of(day).fit]).called)


def another_target(day: RoutineDay, text: str, rng: Random) -> str | None:
    """A target heart rate that is off by a few beats."""
    target = plan_of(day).target
    if target is None:
        return None
    off = rng.choice([-9, -4, -1, 1, 3, 8])
    return text.replace(f"{target.low}-{target.high}bpm", f"{target.low + off}-{target.high + off}bpm")


def another_formula(day: RoutineDay, text: str, rng: Random) -> str | None:
    """Karvonen's formula with another resting heart rate, or without it."""
    target = plan_of(day).target
    if target is None:
        return None
    right = formula(day, target)
    resting = day.resting_heart_rate or 0
    wrong = [right.replace(f"+{resting}", ""), right.replace(f"-{resting})", f"-{resting + 5})")]
    return text.replace(right, rng.choice(wrong))


def another_intensity(day: RoutineDay, text: str, rng: Random) -> str | None:
    """The intensity of another grade."""
    plan = plan_of(day)
    if plan.target is None:
        return None
    own = plan.judged.grade.called("intensity")
    other = rng.choice([grade.called("intensity") for grade in GRADES if grade.called("intensity") != own])
    return text.replace(f"bpm ({own})", f"bpm ({other})")


def an_invented_target(day: RoutineDay, text: str, rng: Random) -> str | None:
    """A target heart rate where there can be none."""
    if plan_of(day).target is not None:
        return None
    low = rng.randint(95, 125)
    return with_line(text, "target", f"{low}-{low + 20}bpm ({rng.choice(GRADES[:-1]).called('intensity')})")


def another_energy(day: RoutineDay, text: str, rng: Random) -> str | None:
    """An energy that is off."""
    kcal = plan_of(day).kcal
    return None if kcal is None else text.replace(f"{kcal:,}kcal", f"{kcal + rng.choice([-20, -7, 5, 30, 100]):,}kcal")


def an_invented_energy(day: RoutineDay, text: str, rng: Random) -> str | None:
    """An energy though the weight is not known."""
    plan = plan_of(day)
    if plan.rests or plan.kcal is not None:
        return None
    return with_line(text, "energy", material("words", "exercise")["line"]["energy"].format(kcal=rng.randint(80, 300)))


def energy_in_another_unit(day: RoutineDay, text: str, rng: Random) -> str | None:
    """Kilograms for kilocalories."""
    kcal = plan_of(day).kcal
    return None if kcal is None else text.replace(f"{kcal:,}kcal", f"{kcal:,}{rng.choice(['kg', 'km', 'g', '분'])}")


def nothing_to_change(day: RoutineDay, text: str, rng: Random) -> str | None:
    """The advice to change the routine left out."""
    plan = plan_of(day)
    if plan.rests or plan.fit is Fit.FITS:
        return None
    head, _, comment = text.partition(label("comment"))
    limit = f"{plan.minutes}{material('words', 'exercise')['units']['minutes']}"
    said = re.split(r"(?<=[요다]\.) ", comment)
    kept = [sentence for sentence in said if not named(day, sentence).names and limit not in sentence]
    return head + label("comment") + " ".join(kept)


def too_hard_an_exercise(day: RoutineDay, text: str, rng: Random) -> str | None:
    """An exercise that the grade does not bear, advised."""
    grade = plan_of(day).judged.grade.name
    hard = [exercise.name for exercise in catalogue().values() if not bears(grade, exercise)]
    return f"{text} {rng.choice(hard)}{rng.choice(stock('advised'))}" if hard else None


def another_exercise(day: RoutineDay, text: str, rng: Random) -> str | None:
    """An exercise of the routine under the name of one that nobody asked for."""
    head, _, comment = text.partition(label("comment"))
    own = [name for name in named(day, comment).names if name in day.routine.items and name in comment]
    others = [name for name in catalogue() if name not in day.routine.items and name not in comment]
    if not own or not others:
        return None
    return head + label("comment") + comment.replace(rng.choice(own), rng.choice(others), 1)


def without_care_or_rest(day: RoutineDay, text: str, rng: Random) -> str | None:
    """The comment of a day on which nothing was wrong."""
    plan = plan_of(day)
    if not plan.rests:
        return None
    return text[: text.index(label("comment"))] + label("comment") + str(rng.choice(stock("careless")))


def beyond_care_or_rest(day: RoutineDay, text: str, rng: Random) -> str | None:
    """Something else besides care, or rest."""
    return f"{text} {rng.choice(material('corruptions')['aside'])}" if plan_of(day).rests else None


def too_much(day: RoutineDay, text: str, rng: Random) -> str | None:
    """More than the grade allows."""
    if plan_of(day).judged.grade.name in ("A", "B"):
        return None
    return text + str(rng.choice(stock("exertion")))


def with_a_foreign_number(day: RoutineDay, text: str, rng: Random) -> str | None:
    """A number that comes from nowhere."""
    return text + str(rng.choice(stock("numbers")))


def with_a_fake_citation(day: RoutineDay, text: str, rng: Random) -> str | None:
    """A source that the ledger does not have, or in another form."""
    return text + str(rng.choice(stock("citations")))


def with_a_disease_or_medicine(day: RoutineDay, text: str, rng: Random) -> str | None:
    """A disease, or advice on medicine."""
    return text + str(rng.choice(stock("diseases")))
