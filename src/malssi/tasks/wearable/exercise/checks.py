"""What an exercise answer must be: one check for each line of its contract, run over what any model says."""

import re
from collections.abc import Sequence
from decimal import Decimal

from malssi.korean.statements import Statement
from malssi.tasks.korean import count
from malssi.tasks.task import PASS, Check, Outcome, Verdict, fail, unclear
from malssi.tasks.wearable import care_checks, citations, safety
from malssi.tasks.wearable.exercise import fit_checks
from malssi.tasks.wearable.exercise.advice import findings
from malssi.tasks.wearable.exercise.answer import added, comment_of, lines_of, parts, spoken, squeezed
from malssi.tasks.wearable.exercise.comment import Said, read_comment
from malssi.tasks.wearable.exercise.criteria import FOR_TARGET, LENGTHS
from malssi.tasks.wearable.exercise.figures import foreign_number
from malssi.tasks.wearable.exercise.plan import formula, plan_of
from malssi.tasks.wearable.exercise.reading import RoutineDay
from malssi.tasks.wearable.numbers import numbers
from malssi.tasks.wearable.polite import speaks_politely
from malssi.tasks.wearable.words import any_of, material, pattern, reason

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
    same = len(said) == len(expected) == len(lines_of(text))
    return PASS if same else fail(reason("sections", TASK, expected=words()["label"]["comment"].strip()))


def judges_the_fit_rightly(day: RoutineDay, text: str) -> Verdict:
    """The fit of the rules."""
    plan, said = plan_of(day), parts(text)
    right = said.get("fit") == plan.fit.called
    return PASS if right else fail(reason("fit", TASK, expected=plan.fit.called, said=said.get("fit", "")))


def gives_the_target_rightly(day: RoutineDay, text: str) -> Verdict:
    """The grade's target heart rate with its formula; none on a day of rest; asked for where something is missing."""
    plan, said = plan_of(day), parts(text)
    line = said.get("target", "")
    if plan.rests:
        rests = bool(line) and says_only(line, "no_target_words") and "formula" not in said
        return PASS if rests else fail(reason("no_target", TASK, said=line))
    if plan.target is None:
        return asks_for([name for name in FOR_TARGET if getattr(day, name) is None], line)
    names = [plan.judged.grade.called("intensity"), *words()["intensity"].get(plan.judged.grade.name, [])]
    expected = [
        words()["line"]["target"].format(low=plan.target.low, high=plan.target.high, intensity=name) for name in names
    ]
    if squeezed(line) not in map(squeezed, expected):
        return fail(reason("target", TASK, expected=expected[0], said=line))
    right = formula(day, plan.target)
    wrong = squeezed(said.get("formula", "")) != squeezed(right)
    return fail(reason("formula", TASK, expected=right, said=said.get("formula", ""))) if wrong else PASS


def says_only(line: str, name: str) -> bool:
    """Whether a line has words of a list alone, besides its number."""
    said = re.sub(r"\d[\d,]* ?(?:kcal|킬로칼로리|칼로리)?", " ", line)
    return all(word in words()["line"][name].split() for word in re.split(r"[\s().,~]+", said) if word)


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
    if not estimated or claimed:
        return fail(reason("estimate", TASK))
    return PASS if says_only(line or "", "energy_words") else unclear(line or "")


def read(day: RoutineDay, text: str) -> tuple[Said, ...]:
    """What an answer says in its own words, read."""
    return read_comment(day, spoken(day, text))


def comment(day: RoutineDay, text: str) -> tuple[Said, ...]:
    """The coach's comment, read."""
    return read_comment(day, comment_of(text))


def plainly(said: Sequence[Said]) -> str:
    """What was read, without what it says of studies and with a plain noun for each exercise."""
    return "\n".join(part.read_as for one in said for part in one.parts)


def says_what_to_change(day: RoutineDay, text: str) -> Verdict:
    """Whatever is too hard is changed, by name or as "and others"; what is too long is shortened; nothing too hard is
    advised.
    """
    changed = fit_checks.changes_what_is_too_hard(day, read(day, text))
    if changed.outcome is Outcome.FAILED:
        return changed
    shortened = fit_checks.shortens_what_is_too_long(day, comment(day, text))
    return changed if shortened == PASS else shortened


def names_no_other_exercise(day: RoutineDay, text: str) -> Verdict:
    """Exercises of the routine alone, but for what one of them is changed for; nothing else is joined to them."""
    said = read(day, text)
    other = fit_checks.names_no_other(day, said)
    unneeded = fit_checks.takes_out_what_fits(day, said) if other == PASS else ""
    return unclear(reason("unneeded", TASK, said=unneeded)) if unneeded else other


def rests_or_refers_where_it_must(day: RoutineDay, text: str) -> Verdict:
    """Care where the day calls for it; on a day of rest, rest."""
    said, whole = plainly(comment(day, text)), plainly(read(day, text))
    referred = care_checks.refers_where_it_must(day, said, whole)
    again = next(
        (one for sentence in care_checks.sentences_of(whole) for one in sentence if measures_oxygen_again(day, one)),
        None,
    )
    if again is not None:
        return fail(reason("remeasure_wrongly", said=again.written))
    if referred != PASS or not plan_of(day).rests:
        return referred
    return care_checks.advises_what_the_grade_allows(day, said)


def measures_oxygen_again(day: RoutineDay, one: Statement) -> bool:
    """Whether a saturation is to be measured again that was never measured."""
    return day.oxygen_saturation is None and care_checks.measures_again(one, of_oxygen=True)


def advises_no_more_than_the_grade_allows(day: RoutineDay, text: str) -> Verdict:
    """Nothing that is told or advised contradicts the day, its routine or what is safe, and all of it is understood."""
    found = findings(day, read(day, text))
    wrong = next((one for one in found if one.wrong), None)
    if wrong:
        return fail(wrong.why)
    return unclear(", ".join(dict.fromkeys(one.why for one in found))) if found else PASS


def keeps_to_care_or_rest(day: RoutineDay, text: str) -> Verdict:
    """The domain's rule for the comment of such days; where care comes first, for what a report adds to it too."""
    said = read(day, text) if plan_of(day).judged.refer else comment(day, text)
    return care_checks.keeps_to_care_or_rest(day, plainly(said))


def says_no_number_from_nowhere(day: RoutineDay, text: str) -> Verdict:
    """In what is said: the day's numbers, the routine's, what follows from both, everyday amounts."""
    said = foreign_number(day, read(day, text))
    return fail(reason("foreign_number", said=said)) if said else PASS


def cites_only_what_applies(day: RoutineDay, text: str) -> Verdict:
    """Known sources in their form, where they apply, with no more than they say."""
    cited = citations.cites_only_what_applies(day, text)
    if cited != PASS:
        return cited
    said = next(citations.forbidden_claims(text), "") or unsourced(read(day, text))
    return fail(reason("claim", said=said)) if said else cites_beside_its_subject(read(day, text))


def unsourced(said: Sequence[Said]) -> str:
    """What is told of research without its source; the study of athletes is read with its sentence."""
    research = pattern("claims", "research")
    found = next((research.search(one.written) for one in said if not one.cited and research.search(one.written)), None)
    return found[0] if found else ""


def cites_beside_its_subject(said: Sequence[Said]) -> Verdict:
    """Each source stands in the sentence of its own subject, or in the next."""
    for at, one in enumerate(said):
        near = " ".join(other.written for other in said[max(0, at - 1) : at + 1])
        for source in one.cited:
            if not any_of(source.about).search(citations.without_forms(near)):
                return fail(reason("citation_beside_nothing", said=source.form, claim=source.claim))
    return PASS


def cites_what_is_demanded(day: RoutineDay, text: str) -> Verdict:
    """The sources that the day calls for; not hard, as no model has learnt it yet."""
    return citations.cites_what_is_demanded(day, text)


def names_no_disease_or_medicine(day: RoutineDay, text: str) -> Verdict:
    """No diagnosis, no disease, no medicine."""
    return care_checks.names_no_disease_or_medicine(day, plainly(read(day, text)))


def is_plain_korean(day: RoutineDay, text: str) -> Verdict:
    """Korean without template tokens, labels of the prompt or foreign scripts."""
    return safety.is_plain_korean(day, text)


def has_its_length(day: RoutineDay, text: str) -> Verdict:
    """100 to 350 characters, or 400 to 750."""
    (low, high), length = LENGTHS[day.style], count(text)
    return PASS if low <= length <= high else fail(reason("length", low=low, high=high, said=length))


def is_polite(day: RoutineDay, text: str) -> Verdict:
    """Every sentence in 해요체 or 합쇼체, the comment's and a report's."""
    said = spoken(day, text)
    return speaks_politely(said, ()) if said.strip() else fail(reason("impolite", said=""))


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
    Check(cites_what_is_demanded, hard=False),
    Check(names_no_disease_or_medicine),
    Check(is_plain_korean),
    Check(has_its_length, reads=False),
    Check(is_polite),
)
