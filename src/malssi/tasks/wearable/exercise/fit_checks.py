"""What an answer must say of a routine: what is changed, for how long, and nothing of another exercise."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.task import PASS, Verdict, fail, unclear
from malssi.tasks.wearable.exercise.comment import Said
from malssi.tasks.wearable.exercise.criteria import bears, catalogue
from malssi.tasks.wearable.exercise.later import is_later
from malssi.tasks.wearable.exercise.names import DRILL
from malssi.tasks.wearable.exercise.plan import Fit, plan_of
from malssi.tasks.wearable.exercise.reading import RoutineDay
from malssi.tasks.wearable.exercise.swaps import Named, named_in, verbs
from malssi.tasks.wearable.words import material, reason

GEAR = ("strength", "running", "sport", "exercise_moderate", "exercise_hard", "v:swim", "v:ride")
"""Concepts of exercises that nobody does by the way."""
KINDS = ("exercise", "exercise_light", "posture", "gear", "play")
"""Concepts of what may be an exercise of its own."""


def named(said: Sequence[Said]) -> list[tuple[int, Named]]:
    """The exercises that are named, each with the place of its sentence."""
    return [(at, one) for at, sentence in enumerate(said) for part in sentence.parts for one in named_in(part)]


def statements(said: Sequence[Said]) -> list[Statement]:
    """All statements."""
    return [one for sentence in said for part in sentence.parts for one in part.statements]


def changes_what_is_too_hard(day: RoutineDay, said: Sequence[Said]) -> Verdict:
    """Whatever is too hard is taken out, by name or as one of "and others"; nothing too hard is done."""
    plan, found = plan_of(day), named(said)
    too_hard = [one for _, one in found if not bears(plan.judged.grade.name, catalogue()[one.name])]
    out = {one.name for _, one in found if one.stand == "out"}
    for one in too_hard:
        if one.stand == "done" and not (plan.rests and not plan.judged.refer and later_in(said, one)):
            return fail(reason("contradicted" if one.name in out else "too_hard", "exercise", said=one.name))
    if plan.rests:
        return PASS
    left = [exercise.name for exercise in plan.too_hard if exercise.name not in out]
    if left and not (out and takes_others_out(said, out)):
        return fail(reason("change_missing", "exercise", expected=", ".join(left)))
    spoken = next((one.name for one in too_hard if one.stand == "spoken"), None)
    return unclear(spoken) if spoken else PASS


def later_in(said: Sequence[Said], named: Named) -> bool:
    """Whether an exercise is put off till another day, or till somebody has recovered."""
    return any(
        is_later(named.said, part.statements) for one in said for part in one.parts if named.said in part.statements
    )


def takes_others_out(said: Sequence[Said], out: set[str]) -> bool:
    """Whether one of those that are taken out is called one of several: 버피 등은 빼고."""
    return any(
        word.has(DRILL) and word.written in out and at + 1 < len(one.arguments) and one.arguments[at + 1].lemma == "등"
        for one in statements(said)
        for at, word in enumerate(one.arguments)
    )


def takes_out_what_fits(day: RoutineDay, said: Sequence[Said]) -> str:
    """An exercise that a day bears and that is taken out all the same; empty where there is none."""
    plan = plan_of(day)
    if plan.rests or plan.fit is not Fit.FITS:
        return ""
    for sentence in said:
        for part in sentence.parts:
            conditions = [one.start for one in part.statements if one.link == "if"]
            for one in named_in(part):
                let = one.said.mood in ("allows", "may") or one.said.link in ("if", "of", "or")
                compared = any(word.written == one.name and "보다" in word.particles for word in one.said.arguments)
                if (
                    one.stand == "out"
                    and not let
                    and not compared
                    and not any(start < one.said.start for start in conditions)
                ):
                    return one.name
    return ""


def shortens_what_is_too_long(day: RoutineDay, said: Sequence[Said]) -> Verdict:
    """A routine that is too long is kept to the minutes that the grade bears; no routine is made longer."""
    plan = plan_of(day)
    for one in statements(said):
        for word, after in pairwise((*one.arguments, one.predicate)):
            minutes = minutes_of(word)
            if after.lemma in verbs("without"):
                continue
            if minutes and minutes > plan.minutes and is_to_be_done(one, word) and not plan.rests:
                return fail(reason("too_long", "exercise", expected=plan.minutes, said=one.written))
    if plan.too_long and not any(keeps_to(one, plan.minutes) for one in statements(said)):
        return fail(reason("shorten_missing", "exercise", expected=plan.minutes))
    return PASS


def minutes_of(word: Word) -> float:
    """A number of minutes or hours in minutes; 0 where a word is none."""
    if word.kind != "number" or word.lemma not in ("분", "시간"):
        return 0
    return word.amount * (60 if word.lemma == "시간" else 1)


def is_to_be_done(one: Statement, word: Word) -> bool:
    """Whether somebody is to move for so long."""
    if one.mood not in ("advises", "allows") or one.predicate.has("v:sleep", "v:rest") or one.denied:
        return False
    compared = {"보다", "에서", "의", "을", "를", "은", "는"} & set(word.particles)
    if one.predicate.lemma in verbs("out") | verbs("turn") | verbs("soften") | {"줄이", "멈추", "넘기", "끊"}:
        return not compared and bool({"까지", "으로", "로"} & set(word.particles))
    return "보다" not in word.particles and not any(other.has("sleep", "v:sleep", "rest") for other in one.arguments)


def keeps_to(one: Statement, minutes: int) -> bool:
    """Whether a statement has people keep to so many minutes."""
    if not any(minutes_of(word) == minutes for word in (*one.arguments, one.predicate)):
        return False
    over = one.predicate.lemma in ("넘기", "넘", "초과하", "넘어가", "넘어서", "지나", "웃돌")
    if over:
        return one.denied
    return one.link != "quote" and not one.denied


def names_no_other(day: RoutineDay, said: Sequence[Said]) -> Verdict:
    """Exercises of the routine alone, but for what one of them is changed for."""
    known, odd = set(day.routine.items), []
    found = named(said)
    for at, one in found:
        if one.name in known:
            continue
        beside = {other.name for place, other in found if at - 1 <= place <= at and other.stand == "out"}
        swapped = bool(beside & set(day.routine.items))
        if one.stand == "done" and (swapped or one.changes):
            known.add(one.name)
        elif one.stand == "spoken" and one.changes:
            odd.append(one.name)
        else:
            return fail(reason("foreign_item", "exercise", said=one.name))
    odd += list(other_exercises(said))
    joined = next(joined_to_exercises(said), "")
    if joined:
        return fail(reason("foreign_item", "exercise", said=joined))
    return unclear(", ".join(odd)) if odd else PASS


def other_exercises(said: Sequence[Said]) -> Iterator[str]:
    """Exercises that the catalogue does not have, and that are to be done."""
    table = material("comment", "exercise")["names"]
    parts, begins = table["parts"].split(), tuple(table["begins"].split())
    for one in statements(said):
        part_of_it = one.link == "of" and one.predicate.has("v:do") and one.mood == "tells"
        if (one.mood not in ("advises", "allows") and not part_of_it) or one.denied:
            continue
        taken = one.predicate.lemma in verbs("put") | verbs("turn") | verbs("soften") | {
            "넘어가",
            "시작하",
            "하",
            "해보",
        }
        for word in one.arguments:
            if word.kind != "noun" or word.has(DRILL) or word.lemma in parts or word.lemma.startswith(begins):
                continue
            named = bool({"을", "를", "로", "으로", "도", "만"} & set(word.particles))
            if word.has(*GEAR) or (taken and named and word.has(*KINDS)):
                yield word.written


def joined_to_exercises(said: Sequence[Said]) -> Iterator[str]:
    """What stands joined to an exercise as if it were one, such as 버피·책기."""
    for sentence in said:
        yield from (found for part in sentence.parts for found in part.joined)
