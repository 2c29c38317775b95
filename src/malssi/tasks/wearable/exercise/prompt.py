"""The words the model reads: `prompt.ko.md`, or `report.ko.md` for a report, the day in its fixed form, the routine."""

from collections.abc import Iterable, Iterator

from malssi.tasks.task import Message
from malssi.tasks.wearable.derived import care, derived_line, value
from malssi.tasks.wearable.exercise.criteria import FOR_ENERGY, FOR_TARGET
from malssi.tasks.wearable.exercise.plan import Fit, Plan, hard_ones, plan_of, weak_indicators
from malssi.tasks.wearable.exercise.reading import RoutineDay
from malssi.tasks.wearable.grounds import weakness
from malssi.tasks.wearable.prompting import instruction
from malssi.tasks.wearable.score import Judgement, judge
from malssi.tasks.wearable.user_message import user_message
from malssi.tasks.wearable.words import material

DERIVED = True
"""Whether the message ends in lines of what the rules derive; a small model cannot learn the score's table."""


def prompt(day: RoutineDay) -> list[Message]:
    """Return the system message and the day with its routine."""
    return [Message("system", instruction(__package__, day.style)), Message("user", question(day))]


def question(day: RoutineDay) -> str:
    """The user message."""
    routine = material("words", "exercise")["routine"].format(
        minutes=day.routine.duration_min, items=", ".join(day.routine.items)
    )
    derived = [derived_line(day, judge(day)), derived_plan(day)] if DERIVED else []
    return "\n".join([user_message(day, derived=False), routine, *derived])


def derived_plan(day: RoutineDay) -> str:
    """What the rules say of the routine, in the order in which an answer tells it."""
    return str(material("words", "exercise")["derived"]["line"]).format(facts=", ".join(facts(day, plan_of(day))))


def facts(day: RoutineDay, plan: Plan) -> Iterator[str]:
    """The facts of the line."""
    words, label = material("words", "exercise")["derived"], material("words", "exercise")["label"]
    yield label["fit"] + plan.fit.called
    if not plan.rests:
        target = words["target"].format(plan.target.low, plan.target.high) if plan.target else asked(day, FOR_TARGET)
        yield label["target"] + target
        yield label["energy"] + (asked(day, FOR_ENERGY) if plan.kcal is None else words["energy"].format(plan.kcal))
    yield label["comment"] + ", ".join(advice(day, plan))


def asked(day: RoutineDay, needed: Iterable[str]) -> str:
    """What has to be asked for."""
    words = material("words", "exercise")
    missing = [words["known"][name] for name in needed if getattr(day, name) is None]
    return str(words["derived"]["asks"]).format("·".join("{number} {word}".format(**known) for known in missing))


def advice(day: RoutineDay, plan: Plan) -> Iterator[str]:
    """What is to be done with the routine."""
    words = material("words", "exercise")["derived"]
    if plan.judged.refer:
        yield care(day, plan.judged)
    else:
        yield words["why"].format("·".join(reasons(day, plan.judged)))
        if plan.rests:
            yield words["rest"]
    if plan.instead:
        yield words["hard"].format(hard_ones(plan, numbered=True), plan.instead.numbered)
    if plan.too_long:
        yield words["minutes"].format(plan.minutes)
    if plan.fit is Fit.FITS:
        yield words["first"].format(day.routine.exercises[0].numbered)
    if plan.judged.remeasure and not plan.judged.refer:
        yield words["remeasure"]


def reasons(day: RoutineDay, judged: Judgement) -> list[str]:
    """What the comment may name as its reason: each weak indicator with its value, or the whole day."""
    words = material("words", "exercise")["derived"]
    weak = [words["weak"][weakness(judged, name)].format(value(day, name)) for name in weak_indicators(judged)]
    return weak or [words["whole"].format(judged.grade.name, judged.grade.called("label"), judged.score)]
