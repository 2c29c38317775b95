"""From a lifter's experience and purpose to a four-week wave: rates, percentages, the text of the plan, kilograms."""

from malssi.tasks.strength.criteria import (
    BY_EXPERIENCE,
    DELOAD_WEEK,
    MIN_RETURN_INIT,
    MIN_VOLUME_INIT,
    REPS,
    RETURN_DELOAD,
    RETURN_LIGHTER,
    RETURN_PURPOSE,
    RETURN_SET,
    RETURN_WEEK,
    SETS,
    STEADY_PURPOSES,
    STEADY_SET,
    TRAINING_MAX_SHARE,
    VOLUME_LIGHTER,
    VOLUME_PURPOSE,
    WEEKS,
    Rates,
)


def rates_for(experience: int, purpose: int) -> Rates:
    """The expert's rates. Gender changes nothing: there is no evidence that it should."""
    rates = BY_EXPERIENCE[experience]
    if purpose in STEADY_PURPOSES:
        return rates._replace(set=STEADY_SET)
    if purpose == VOLUME_PURPOSE:
        return rates._replace(init=max(MIN_VOLUME_INIT, rates.init - VOLUME_LIGHTER))
    if purpose == RETURN_PURPOSE:
        return Rates(max(MIN_RETURN_INIT, rates.init - RETURN_LIGHTER), RETURN_WEEK, RETURN_SET, RETURN_DELOAD)
    return rates


def percent(rates: Rates, week: int, set_: int) -> int:
    """Percent of the training max in a week (1 to 4) and set (1 to 3)."""
    first = rates.deload if week == DELOAD_WEEK else rates.init + (week - 1) * rates.week
    return first + (set_ - 1) * rates.set


def reps(week: int, set_: int) -> int:
    """Repetitions of a set."""
    return REPS[week - 1][set_ - 1]


def is_amrap(week: int, set_: int) -> bool:
    """Whether a set goes on for as many repetitions as are clean, the plus: the last one, but not in the deload."""
    return set_ == SETS[-1] and week != DELOAD_WEEK


def plan_text(rates: Rates) -> str:
    """The wave as the application writes it: a heading a week, a line a set, a blank line between weeks."""
    return "\n".join(week_text(rates, week) for week in WEEKS)


def week_text(rates: Rates, week: int) -> str:
    """One week's heading and sets, each line ended."""
    lines = [f"Week{week}", *(set_text(rates, week, set_) for set_ in SETS)]
    return "".join(f"{line}\n" for line in lines)


def set_text(rates: Rates, week: int, set_: int) -> str:
    """One set: SET3 85%x5+."""
    return f"SET{set_} {percent(rates, week, set_)}%x{reps(week, set_)}{'+' if is_amrap(week, set_) else ''}"


def training_max_kg(one_rm_kg: float) -> float:
    """The weight that percentages are of."""
    return TRAINING_MAX_SHARE * one_rm_kg
