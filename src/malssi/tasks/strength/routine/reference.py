"""What a coach would write for a reading: exercises drawn from those that fit, drills and clauses of `phrases.ko.toml`.

Everything is drawn from the given generator, so that the same seed writes the same week.
"""

from random import Random

from malssi.tasks.strength.routine.catalogue import Exercise, lift_name, main_lifts, targets
from malssi.tasks.strength.routine.choice import Lifts, dose, highest_level, places, sessions
from malssi.tasks.strength.routine.criteria import BIG_PURPOSE, BIG_REPS, BIG_SETS, HEAVY_PURPOSE
from malssi.tasks.strength.routine.notes import Clause, advice, cues, form
from malssi.tasks.strength.routine.reading import Routine
from malssi.tasks.strength.routine.warmups import warmups
from malssi.tasks.strength.routine.week import Item, Session, written

MAX_WRITTEN = 40
"""Characters of a note."""
LEAD_SHARE = 0.25
ADVICE_SHARE = 0.7
"""Of the notes: with a lead, with an advice after the cue."""
END_SHARES = (40, 15, 35, 10)
"""Of the endings 세요, 십시오, 주세요 and 주십시오."""


def reference(reading: Routine, rng: Random) -> str:
    """Write a week that passes every check."""
    return written([session(rng, reading, lifts) for lifts in sessions(reading)])


def session(rng: Random, reading: Routine, lifts: Lifts) -> Session:
    """One day."""
    return Session(
        lifts=tuple(map(lift_name, lifts)),
        warmup=rng.choice(warmups(lifts)),
        assistance=items(rng, reading, lifts),
        note=note(rng, reading, lifts),
    )


def assistance(rng: Random, reading: Routine, lifts: Lifts) -> list[Exercise]:
    """One exercise for each place of a session; of Boring But Big the lift again before them."""
    again = [main_lifts()[lift_name(lifts[0])]] if reading.purpose == BIG_PURPOSE else []
    return [*again, *map(rng.choice, places(lifts, reading.purpose, highest_level(reading)))]


def items(rng: Random, reading: Routine, lifts: Lifts) -> tuple[Item, ...]:
    """The assistance with its doses; sets and rest are those of the session."""
    amount = dose(reading)
    sets, rest_s = rng.choice(amount.sets), rng.choice(amount.rest_s)
    found = []
    for one in assistance(rng, reading, lifts):
        if one.name in main_lifts():
            found.append(Item(one.name, one.muscles[0], BIG_SETS, BIG_REPS, rest_s))
        else:
            muscle, reps = rng.choice(targets(one, lifts)), rng.choice(repetitions(reading, one))
            found.append(Item(one.name, muscle, sets, reps, rest_s))
    return tuple(found)


def repetitions(reading: Routine, exercise: Exercise) -> tuple[int, ...]:
    """How often an exercise may be repeated; three and five repetitions are a barbell's."""
    few = reading.purpose == HEAVY_PURPOSE and exercise.equipment != "바벨"
    return dose(reading).reps[-2:] if few else dose(reading).reps


def note(rng: Random, reading: Routine, lifts: Lifts) -> str:
    """A sentence on how to do the lift, of a length that is read at a glance."""
    while True:
        said = " ".join([*lead(rng), *clause_texts(rng, reading, lifts)]) + "."
        if len(said) <= MAX_WRITTEN and len(set(said.split())) == len(said.split()):
            return said


def lead(rng: Random) -> list[str]:
    """A lead, or none."""
    return [rng.choice(form("leads"))] if rng.random() < LEAD_SHARE else []


def clause_texts(rng: Random, reading: Routine, lifts: Lifts) -> list[str]:
    """One cue, or one with an advice."""
    said = [rng.choice(cues([rng.choice(lifts)]))]
    if rng.random() < ADVICE_SHARE:
        said.append(rng.choice(advice(reading.purpose)))
    return [*(one.link for one in said[:-1]), end(rng, said[-1])]


def end(rng: Random, clause: Clause) -> str:
    """A clause as the end of a note."""
    return rng.choices(clause.written_ends, END_SHARES)[0]
