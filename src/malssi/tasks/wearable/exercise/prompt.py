"""The words the model reads: `prompt.ko.md`, or `report.ko.md` for a report, the day in its fixed form, the routine."""

from malssi.tasks.task import Message
from malssi.tasks.wearable.derived import derived_line
from malssi.tasks.wearable.exercise.plan import plan_of
from malssi.tasks.wearable.exercise.reading import RoutineDay
from malssi.tasks.wearable.prompting import instruction
from malssi.tasks.wearable.score import judge
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
    """What the rules say of the routine, on one short line."""
    plan, words = plan_of(day), material("words", "exercise")
    facts = [words["derived_fit"].format(plan.fit.called)]
    if plan.rests:
        facts.append(words["derived_rest"])
    elif plan.too_hard:
        facts.append(words["derived_hard"].format("·".join(exercise.name for exercise in plan.too_hard)))
    if plan.too_long:
        facts.append(words["derived_minutes"].format(plan.minutes))
    if plan.target:
        facts.append(words["derived_target"].format(plan.target.low, plan.target.high))
    if plan.kcal is not None:
        facts.append(words["derived_kcal"].format(plan.kcal))
    return str(words["derived"]).format(facts=", ".join(facts))
