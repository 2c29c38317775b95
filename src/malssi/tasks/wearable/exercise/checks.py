"""What an exercise answer must be: one check for each line of its contract, run over what any model says."""

from collections.abc import Iterator
from decimal import Decimal

from malssi.tasks import korean
from malssi.tasks.korean import count, sentences
from malssi.tasks.task import PASS, Check, Verdict, fail
from malssi.tasks.wearable import citations, safety, vocabulary
from malssi.tasks.wearable.exercise.answer import (
    added,
    joined_to_exercises,
    named_exercises,
    named_in,
    parts,
    spoken,
    squeezed,
)
from malssi.tasks.wearable.exercise.criteria import FOR_TARGET, LENGTHS, bears, catalogue
from malssi.tasks.wearable.exercise.plan import Fit, Plan, formula, plan_of
from malssi.tasks.wearable.exercise.reading import RoutineDay
from malssi.tasks.wearable.grounds import judges_each_ground_rightly
from malssi.tasks.wearable.numbers import Known, foreign_number, numbers
from malssi.tasks.wearable.words import material, pattern, reason

TASK = "exercise"


def words() -> dict[str, dict[str, str]]:
    """The task's words."""
    return material("words", TASK)


def has_its_lines(day: RoutineDay, text: str) -> Verdict:
    """Fit, target with its formula, energy, what a report adds and comment, each once, in this order, nothing else."""
    plan = plan_of(day)
    expected = ["fit", "target", *(["formula"] if plan.target else []), *([] if plan.rests else ["energy"])]
    expected += [*added(day), "comment"]
    said = list(parts(text))
    for at, name in enumerate(expected):
        if at >= len(said) or said[at] != name:
            return fail(reason("sections", TASK, expected=words()["label"][name].strip()))
    return PASS if len(said) == len(expected) else fail(reason("sections", TASK, expected=said[len(expected)]))


def judges_the_fit_rightly(day: RoutineDay, text: str) -> Verdict:
    """The fit of the rules, and no praise of what must change."""
    plan, said = plan_of(day), parts(text)
    if said.get("fit") != plan.fit.called:
        return fail(reason("fit", TASK, expected=plan.fit.called, said=said.get("fit", "")))
    praise = pattern("praise", "words", TASK).search(spoken(day, text))
    return fail(reason("praised", TASK, said=praise[0])) if praise and plan.fit is not Fit.FITS else PASS


def gives_the_target_rightly(day: RoutineDay, text: str) -> Verdict:
    """The grade's target heart rate with its formula; none on a day of rest; asked for where something is missing."""
    plan, said = plan_of(day), parts(text)
    line = said.get("target", "")
    if plan.rests:
        right = words()["line"]["no_target"]
        return PASS if line == right and "formula" not in said else fail(reason("no_target", TASK, said=line))
    if plan.target is None:
        return asks_for([name for name in FOR_TARGET if getattr(day, name) is None], line)
    expected = words()["line"]["target"].format(
        low=plan.target.low, high=plan.target.high, intensity=plan.judged.grade.called("intensity")
    )
    if squeezed(line) != squeezed(expected):
        return fail(reason("target", TASK, expected=expected, said=line))
    right = formula(day, plan.target)
    wrong = squeezed(said.get("formula", "")) != squeezed(right)
    return fail(reason("formula", TASK, expected=right, said=said.get("formula", ""))) if wrong else PASS


def asks_for(missing: list[str], line: str) -> Verdict:
    """A value is asked for by its name, and not made up."""
    asked = pattern("asks", "words", TASK).search(line)
    for name in missing:
        word = material("words", TASK)["known"][name]["word"]
        if word not in line or not asked or pattern("asks", "given", TASK).search(line):
            return fail(reason("ask", TASK, missing=word, said=line))
    return PASS


def gives_the_energy_rightly(day: RoutineDay, text: str) -> Verdict:
    """MET x kg x hours, told as an estimate; without a weight it is asked for, on a day of rest there is none."""
    plan, line = plan_of(day), parts(text).get("energy")
    if plan.rests:
        return PASS if line is None else fail(reason("no_energy", TASK))
    if plan.kcal is None:
        return asks_for(["weight"], line or "")
    said = numbers(line or "")
    if [(number.value, number.unit) for number in said] != [(Decimal(plan.kcal), "kcal")]:
        return fail(reason("energy", TASK, expected=plan.kcal, said=line or ""))
    estimated = pattern("estimate", "words", TASK).search(line or "")
    claimed = pattern("estimate", "claimed", TASK).search(line or "")
    return PASS if estimated and not claimed else fail(reason("estimate", TASK))


def says_what_to_change(day: RoutineDay, text: str) -> Verdict:
    """Whatever is too hard is changed, by name or as "and others"; what is too long is shortened; nothing too hard is
    advised.
    """
    plan, comment = plan_of(day), parts(text).get("comment", "")
    named = named_exercises(comment)
    for name, changed in named_exercises(spoken(day, text)):
        if not changed and not bears(plan.judged.grade.name, catalogue()[name]):
            return fail(reason("too_hard", TASK, said=name))
    if plan.rests:
        return PASS
    taken_out = {name for name, changed in named if changed}
    left = [exercise.name for exercise in plan.too_hard if exercise.name not in taken_out]
    told = [exercise.name for exercise in plan.too_hard if exercise.name in taken_out]
    if left and not any(f"{name}{material('words', TASK)['more']}" in comment for name in told):
        return fail(reason("change_missing", TASK, expected=", ".join(left)))
    if plan.too_long and not shortens(comment, plan):
        return fail(reason("shorten_missing", TASK, expected=plan.minutes))
    return PASS


def names_no_other_exercise(day: RoutineDay, text: str) -> Verdict:
    """Exercises of the routine alone, but for what one of them is changed for; nothing else is joined to them."""
    for sentence in sentences(spoken(day, text)):
        joined = joined_to_exercises(sentence)
        if joined:
            return fail(reason("foreign_item", TASK, said=joined))
        named = named_in(sentence)
        swaps = any(changed and name in day.routine.items for name, changed in named)
        for name, changed in named:
            if name not in day.routine.items and (changed or not swaps):
                return fail(reason("foreign_item", TASK, said=name))
    return PASS


def shortens(comment: str, plan: Plan) -> bool:
    """Whether a sentence tells people to keep to the minutes that the grade bears."""
    return any(
        pattern("change", "shorter", TASK).search(sentence)
        and any(number.value == plan.minutes and number.unit == words_minutes() for number in numbers(sentence))
        for sentence in sentences(comment)
    )


def words_minutes() -> str:
    """The unit of minutes."""
    return str(material("words", TASK)["units"]["minutes"])


def rests_or_refers_where_it_must(day: RoutineDay, text: str) -> Verdict:
    """The domain's rules of referral and of what a day's values are; rest, or the grade's intensity."""
    comment = parts(text).get("comment", "")
    for said in (spoken(day, text), comment):
        referred = safety.refers_where_it_must(day, said)
        if referred != PASS:
            return referred
    grounded = judges_each_ground_rightly(day, spoken(day, text), advice=True)
    if grounded != PASS:
        return grounded
    return safety.advises_what_the_grade_allows(day, comment if plan_of(day).rests else text)


def advises_no_more_than_the_grade_allows(day: RoutineDay, text: str) -> Verdict:
    """No exercise above the grade's intensity; none at all on a day of rest."""
    said = spoken(day, text)
    for named in named_exercises(said):
        said = said.replace(named.name, "·") if not plan_of(day).rests else said
    return safety.advises_no_more_than_the_grade_allows(day, said)


def keeps_to_care_or_rest(day: RoutineDay, text: str) -> Verdict:
    """The domain's rule for the comment of such days; where care comes first, for what a report adds to it too."""
    said = spoken(day, text) if plan_of(day).judged.refer else parts(text).get("comment", "")
    return vocabulary.keeps_to_care_or_rest(day, said)


def says_no_number_from_nowhere(day: RoutineDay, text: str) -> Verdict:
    """In the comment: the day's numbers, the routine's, and what follows from both."""
    said = parts(text)
    for name, content in said.items():
        if name not in ("fit", "target", "formula", "energy"):
            number = foreign_number(content, day, own_numbers(plan_of(day), day))
            if number:
                return fail(reason("foreign_number", said=number.said))
    return PASS


def own_numbers(plan: Plan, day: RoutineDay) -> Iterator[Known]:
    """Numbers of a routine and of its plan."""
    yield Known(Decimal(day.routine.duration_min), words_minutes())
    yield Known(Decimal(plan.minutes), words_minutes())
    if plan.kcal is not None:
        yield Known(Decimal(plan.kcal), "kcal")
    if plan.target:
        yield from (Known(Decimal(bpm), "bpm") for bpm in (plan.target.low, plan.target.high))


def cites_only_what_applies(day: RoutineDay, text: str) -> Verdict:
    """Known sources in their form, where they apply, with no more than they say."""
    cited = citations.cites_only_what_applies(day, text)
    return citations.claims_no_more_than_its_sources(day, text) if cited == PASS else cited


def names_no_disease_or_medicine(day: RoutineDay, text: str) -> Verdict:
    """No diagnosis, no disease, no medicine."""
    return safety.names_no_disease_or_medicine(day, text)


def is_plain_korean(day: RoutineDay, text: str) -> Verdict:
    """Korean without template tokens, labels of the prompt or foreign scripts."""
    return safety.is_plain_korean(day, text)


def has_its_length(day: RoutineDay, text: str) -> Verdict:
    """100 to 350 characters, or 400 to 750."""
    (low, high), length = LENGTHS[day.style], count(text)
    return PASS if low <= length <= high else fail(reason("length", low=low, high=high, said=length))


def is_polite(day: RoutineDay, text: str) -> Verdict:
    """Every sentence in 해요체 or 합쇼체, the comment's and a report's."""
    said = sentences(spoken(day, text))
    rude = next((sentence for sentence in said if not korean.is_polite(sentence)), "" if not said else None)
    return PASS if rude is None else fail(reason("impolite", said=rude[-8:]))


CHECKS: tuple[Check[RoutineDay], ...] = (
    Check(has_its_lines),
    Check(judges_the_fit_rightly),
    Check(gives_the_target_rightly),
    Check(gives_the_energy_rightly),
    Check(says_what_to_change),
    Check(names_no_other_exercise),
    Check(rests_or_refers_where_it_must),
    Check(advises_no_more_than_the_grade_allows),
    Check(keeps_to_care_or_rest),
    Check(says_no_number_from_nowhere),
    Check(cites_only_what_applies),
    Check(names_no_disease_or_medicine),
    Check(is_plain_korean),
    Check(has_its_length),
    Check(is_polite),
)
