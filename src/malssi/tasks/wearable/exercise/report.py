"""What a report of a routine adds before the comment: the session from warm-up to the next one, or rest, or care."""

from collections.abc import Iterator
from random import Random

from malssi.tasks.korean import fill
from malssi.tasks.wearable.exercise.answer import added
from malssi.tasks.wearable.exercise.plan import MAX_KEPT, Plan, plan_of
from malssi.tasks.wearable.exercise.reading import RoutineDay
from malssi.tasks.wearable.reporting import effort_of, some
from malssi.tasks.wearable.telling import help_for

TASK = "exercise"


def added_lines(day: RoutineDay, rng: Random) -> Iterator[tuple[str, str]]:
    """Each line's name and sentences; none for a brief answer."""
    plan = plan_of(day)
    for name in added(day):
        yield name, " ".join(sentences_for(name, day, plan, rng))


def sentences_for(name: str, day: RoutineDay, plan: Plan, rng: Random) -> list[str]:
    """The sentences of one line."""
    effort = effort_of(plan.judged)
    match name:
        case "warmup":
            return some(rng, 2, "begin", effort)
        case "main":
            return [main(day, plan, rng), *some(rng, 2, "form", effort, TASK)]
        case "pace":
            return [*some(rng, 1, "talk", effort, TASK), heart(plan, rng)]
        case "cooldown":
            return some(rng, 2, "cooldown", effort, TASK)
        case "next":
            return some(rng, 2, "next", plan.fit, TASK)
        case "rest":
            return [*some(rng, 2, "begin", "rest"), *some(rng, 1, "keep", "F")]
        case "evening":
            return some(rng, 2, "help", help_for(plan.judged))
        case "again":
            return some(rng, 2, "again", "rest", TASK)
        case "watch":
            return some(rng, 2, "watch", effort)
        case "now":
            return some(rng, 3, "care", "first")
        case _:
            return some(rng, 2, "care", name)


def main(day: RoutineDay, plan: Plan, rng: Random) -> str:
    """The main part: what stays of the routine, or what takes its place."""
    kept = [exercise.name for exercise in day.routine.exercises if exercise not in plan.too_hard][:MAX_KEPT]
    said = some(rng, 1, "main", "kept" if kept else "swapped", TASK)[0]
    return fill(said, lambda _: ", ".join(kept))


def heart(plan: Plan, rng: Random) -> str:
    """How the target heart rate is used; without one, how the effort is felt."""
    target = plan.target
    if target is None:
        return some(rng, 1, "heart", "felt", TASK)[0]
    return some(rng, 1, "heart", "target", TASK)[0].format(low=target.low, high=target.high)
