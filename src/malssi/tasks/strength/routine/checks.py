"""What a week must be: the claims of `claims` and `claims_in_words`, each made over every session of an answer."""

from collections.abc import Callable
from functools import wraps

from malssi.tasks.strength.routine import claims, claims_in_words
from malssi.tasks.strength.routine.catalogue import lift_name
from malssi.tasks.strength.routine.choice import Lifts, sessions
from malssi.tasks.strength.routine.reading import Routine
from malssi.tasks.strength.routine.week import Session, shape_problem, week_of
from malssi.tasks.strength.routine.words import reason
from malssi.tasks.strength.strict_json import NotStrict, strict_object
from malssi.tasks.task import PASS, Check, Verdict, fail, unclear

Claim = Callable[[Routine, Lifts, Session], str | None]


def is_strict_json(reading: Routine, text: str) -> Verdict:
    """One JSON object and nothing around it."""
    try:
        strict_object(text)
    except NotStrict as cause:
        return fail(str(cause))
    return PASS


def has_exactly_the_fields(reading: Routine, text: str) -> Verdict:
    """Days with lifts, warm-up, assistance and note, whole numbers as whole numbers, and nothing else."""
    try:
        odd = shape_problem(strict_object(text))
    except NotStrict:
        return unclear(reason("unreadable"))
    return PASS if odd is None else fail(reason("fields", said=odd))


def has_the_sessions(reading: Routine, text: str) -> Verdict:
    """As many sessions as the days ask for, in their order, each of its lifts."""
    week = week_of(text)
    if week is None:
        return unclear(reason("unreadable"))
    wanted = sessions(reading)
    if len(week.days) != len(wanted):
        return fail(reason("session_count", days=reading.days_per_week, expected=len(wanted), said=len(week.days)))
    for day, (lifts, session) in enumerate(zip(wanted, week.days, strict=True), 1):
        if session.lifts != tuple(map(lift_name, lifts)):
            wrong = reason("session_lifts", expected=claims.names(lifts), said=", ".join(session.lifts))
            return fail(wrong.replace("{day}", str(day)))
    return PASS


def over_sessions(claim: Claim) -> Check[Routine]:
    """Make a check of a claim; it bears the claim's name."""

    @wraps(claim)
    def test(reading: Routine, text: str) -> Verdict:
        week = week_of(text)
        if week is None:
            return unclear(reason("unreadable"))
        found = PASS
        for day, (lifts, session) in enumerate(zip(sessions(reading), week.days, strict=False), 1):
            why = claim(reading, lifts, session)
            if why is None:
                continue
            told = why.replace("{day}", str(day))
            if not isinstance(why, claims_in_words.Unclear):
                return fail(told)
            found = found if found.why else unclear(told)
        return found

    return Check(test)


CHECKS: tuple[Check[Routine], ...] = (
    Check(is_strict_json, reads=False),
    Check(has_exactly_the_fields),
    Check(has_the_sessions),
    over_sessions(claims.assistance_is_in_the_catalogue),
    over_sessions(claims.assistance_fits_the_lift),
    over_sessions(claims.targets_are_right),
    over_sessions(claims.assistance_fits_the_level),
    over_sessions(claims.assistance_fits_the_purpose),
    over_sessions(claims.sets_and_repetitions_fit_the_purpose),
    over_sessions(claims.rests_fit_the_purpose),
    over_sessions(claims.no_exercise_comes_twice),
    over_sessions(claims_in_words.warms_up_for_the_lift),
    over_sessions(claims_in_words.note_is_one_polite_sentence),
    over_sessions(claims_in_words.note_makes_sense),
    over_sessions(claims_in_words.note_teaches_good_technique),
    over_sessions(claims_in_words.note_belongs_to_the_lift),
    over_sessions(claims_in_words.note_claims_nothing_medical),
    over_sessions(claims_in_words.note_asks_for_nothing_too_hard),
)
