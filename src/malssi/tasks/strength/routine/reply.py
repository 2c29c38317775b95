"""What a service and a table tell of a verified week: the month, what to know of it, and what it is based on."""

from collections.abc import Iterator
from typing import Any

from malssi.tasks.strength.rates import training_max_kg
from malssi.tasks.strength.routine.catalogue import LIFTS, Lift, lift_name
from malssi.tasks.strength.routine.criteria import LIGHT_PURPOSE, LOWER_STEP_KG, UPPER_STEP_KG
from malssi.tasks.strength.routine.month import Assistance, Day, MainLift, WorkSet, expand
from malssi.tasks.strength.routine.reading import OwnRates, Routine
from malssi.tasks.strength.routine.week import Week, week_of
from malssi.tasks.strength.words import material
from malssi.tasks.task import Table


def fields(reading: Routine, text: str) -> dict[str, Any]:
    """The month as the application reads it."""
    weeks = expand(reading, verified(text))
    return {
        "weeks": [{"week": number, "days": [day_fields(day) for day in days]} for number, days in enumerate(weeks, 1)],
        "notes": list(notes(reading, weeks)),
        "training_max_kg": {lift: round(training_max_kg(getattr(reading.rm_weight, lift)), 1) for lift in LIFTS},
        "basis": "TM",
        "rates": dict(zip(OwnRates.model_fields, reading.wave, strict=True)),
    }


def verified(text: str) -> Week:
    """The week of a text that the checks have passed."""
    week = week_of(text)
    if week is None:
        raise ValueError("the text is no week; only verified texts are expanded")
    return week


def day_fields(day: Day) -> dict[str, Any]:
    """One day."""
    return {
        "day": day.number,
        "lifts": [
            {"lift": main.lift, "name": lift_name(main.lift), "sets": [set_fields(one) for one in main.sets]}
            for main in day.lifts
        ],
        "warmup": day.session.warmup,
        "assistance": [assistance_fields(one) for one in day.assistance],
        "note": day.session.note,
    }


def set_fields(one: WorkSet) -> dict[str, Any]:
    """One set."""
    return {
        "percent": one.percent,
        "kg": one.load.kg,
        "reps": one.reps,
        "amrap": one.amrap,
        "plates_per_side": list(one.load.plates_per_side),
    }


def assistance_fields(one: Assistance) -> dict[str, Any]:
    """One assistance exercise, with kilograms where it is the lift again."""
    return {**one.item._asdict(), **({"kg": one.again.load.kg} if one.again else {})}


def notes(reading: Routine, weeks: tuple[tuple[Day, ...], ...]) -> Iterator[str]:
    """What a lifter must know of the month."""
    words = material(__package__, "month")["notes"]
    yield words["basis"]
    yield words["plain" if reading.purpose == LIGHT_PURPOSE else "amrap"]
    if reading.days_per_week == 3:
        yield words["rolling"]
    yield words["deload"]
    for lift in LIFTS:
        shares = below_bar(lift, weeks)
        if shares:
            percents = ", ".join(f"{share}%" for share in shares)
            yield words["below_bar"].format(lift=lift_name(lift), percents=percents, bar=reading.bar_kg)
    yield words["next"].format(upper=f"{UPPER_STEP_KG:g}", lower=f"{LOWER_STEP_KG:g}")


def below_bar(lift: Lift, weeks: tuple[tuple[Day, ...], ...]) -> list[int]:
    """The percentages at which a lift is lighter than the empty bar."""
    return sorted({one.percent for one in sets_of(weeks, lift) if one.load.below_bar})


def tables(reading: Routine, text: str) -> list[Table]:
    """The month, a table a week and a row a lift; then the plates of every weight, and what to know of it all."""
    words, weeks = material(__package__, "month")["table"], expand(reading, verified(text))
    months = [
        Table(
            title=words["title"].format(week=number),
            columns=tuple(words["columns"]),
            rows=tuple(row for day in days for row in rows(words, day)),
        )
        for number, days in enumerate(weeks, 1)
    ]
    plates = Table(words["plates"]["title"], tuple(words["plates"]["columns"]), tuple(plate_rows(words, weeks)))
    known = Table(
        words["notes"]["title"], (words["notes"]["column"],), tuple((note,) for note in notes(reading, weeks))
    )
    return [*months, plates, known]


def plate_rows(words: dict[str, Any], weeks: tuple[tuple[Day, ...], ...]) -> Iterator[tuple[str, ...]]:
    """Every weight of the month, the lightest first, with what goes on each side of the bar."""
    sides = {one.load.kg: one.load.plates_per_side for one in sets_of(weeks)}
    for kg, plates in sorted(sides.items()):
        yield f"{kg:g}kg", " + ".join(f"{plate:g}kg" for plate in plates) or words["plates"]["none"]


def sets_of(weeks: tuple[tuple[Day, ...], ...], lift: Lift | None = None) -> Iterator[WorkSet]:
    """Every set with a bar, or those of one lift; an assistance exercise may be the day's lift again."""
    for day in (day for days in weeks for day in days):
        yield from (one for main in day.lifts if lift in (None, main.lift) for one in main.sets)
        yield from (one.again for one in day.assistance if one.again and lift in (None, day.lifts[0].lift))


def rows(words: dict[str, Any], day: Day) -> Iterator[tuple[str, ...]]:
    """A day's rows; what belongs to the whole day stands in the first."""
    said = ", ".join(assistance_text(words, one) for one in day.assistance)
    for place, main in enumerate(day.lifts):
        whole_day = (day.session.warmup, said, day.session.note) if place == 0 else ("", "", "")
        yield (words["day"].format(day=day.number), lift_name(main.lift), sets_text(words, main), *whole_day)


def sets_text(words: dict[str, Any], main: MainLift) -> str:
    """The sets of a lift: 65%·57.5kg×5, 75%·67.5kg×5, 85%·77.5kg×5+."""
    return ", ".join(
        words["set"].format(percent=one.percent, kg=f"{one.load.kg:g}", reps=one.reps, plus="+" if one.amrap else "")
        for one in main.sets
    )


def assistance_text(words: dict[str, Any], one: Assistance) -> str:
    """An assistance exercise in a cell."""
    if one.again is None:
        return str(words["item"].format(**one.item._asdict()))
    return str(words["item_kg"].format(kg=f"{one.again.load.kg:g}", **one.item._asdict()))
