"""Edits that spoil the words around one session: its warm-up or its note."""

from random import Random

from malssi.tasks.strength.routine import spoken
from malssi.tasks.strength.routine.catalogue import LIFTS
from malssi.tasks.strength.routine.choice import Lifts
from malssi.tasks.strength.routine.criteria import LIGHT_PURPOSE
from malssi.tasks.strength.routine.cues import foreign, has_a_cue
from malssi.tasks.strength.routine.drills import drill
from malssi.tasks.strength.routine.effort import too_hard
from malssi.tasks.strength.routine.notes import advice, clauses, cues
from malssi.tasks.strength.routine.reading import Routine
from malssi.tasks.strength.routine.week import DRILL_MARK, Session
from malssi.tasks.strength.routine.words import phrases
from malssi.tasks.strength.routine.wrong_form import stock
from malssi.tasks.strength.routine.wrong_week import EditSession, in_a_session


def a_drill_of_another_lift(reading: Routine, text: str, rng: Random) -> str | None:
    """A drill that warms up for another lift."""
    drills = phrases()["drills"]

    def edit(lifts: Lifts, session: Session) -> Session | None:
        others = [one for lift in LIFTS for one in drills[lift] if not drill(one).lifts & set(lifts)]
        return with_warmup(session, [session.drills[0], rng.choice(others)]) if others else None

    return in_a_session(reading, text, rng, edit)


def work_for_a_drill(reading: Routine, text: str, rng: Random) -> str | None:
    """A heavy lift in the place of a drill."""
    return in_a_session(
        reading,
        text,
        rng,
        lambda lifts, session: with_warmup(session, [session.drills[0], rng.choice(stock("hard_drills"))]),
    )


def one_drill(reading: Routine, text: str, rng: Random) -> str | None:
    """Half a warm-up, or the same drill twice."""
    times = rng.choice([1, 2])
    return in_a_session(reading, text, rng, lambda lifts, session: with_warmup(session, session.drills[:1] * times))


def a_note_in_plain_speech(reading: Routine, text: str, rng: Random) -> str | None:
    """A note without its politeness."""

    def edit(lifts: Lifts, session: Session) -> Session | None:
        for polite, plain in stock("plain"):
            if session.note.endswith(polite):
                return with_note(session, session.note.removesuffix(polite) + plain)
        return None

    return in_a_session(reading, text, rng, edit)


def two_notes(reading: Routine, text: str, rng: Random) -> str | None:
    """A second sentence."""
    return in_a_session(reading, text, rng, lambda lifts, session: with_note(session, f"{session.note} {session.note}"))


def a_note_with_a_number(reading: Routine, text: str, rng: Random) -> str | None:
    """A note with a number, which nobody checked."""
    return in_a_session(reading, text, rng, noted(rng.choice(stock("numbers"))))


def a_note_with_a_template_token(reading: Routine, text: str, rng: Random) -> str | None:
    """A chat template's token in a note."""
    token = rng.choice(stock("tokens"))
    return in_a_session(reading, text, rng, lambda lifts, session: with_note(session, session.note + token))


def a_garbled_note(reading: Routine, text: str, rng: Random) -> str | None:
    """Korean words that make no Korean sentence."""
    return in_a_session(reading, text, rng, noted(rng.choice(stock("garbled"))))


def a_note_that_repeats_itself(reading: Routine, text: str, rng: Random) -> str | None:
    """The same clause twice."""

    def edit(lifts: Lifts, session: Session) -> Session:
        cue = rng.choice(cues(lifts))
        return with_note(session, f"{cue.link} {rng.choice(cue.written_ends)}.")

    return in_a_session(reading, text, rng, edit)


def a_false_technique(reading: Routine, text: str, rng: Random) -> str | None:
    """A cue with a clause that nobody should follow."""
    false = rng.choice(stock("false_technique"))
    return in_a_session(
        reading, text, rng, lambda lifts, session: with_note(session, f"{rng.choice(cues(lifts)).link} {false}")
    )


def a_note_on_another_lift(reading: Routine, text: str, rng: Random) -> str | None:
    """A cue that belongs to another lift alone."""

    def edit(lifts: Lifts, session: Session) -> Session | None:
        others = [f"{rng.choice(cue.written_ends)}." for cue in clauses() if cue.lifts and not cue.lifts & set(lifts)]
        alone = [note for note in others if foreign(spoken.clauses(note), lifts)]
        return with_note(session, rng.choice(alone)) if alone else None

    return in_a_session(reading, text, rng, edit)


def a_note_on_no_lift(reading: Routine, text: str, rng: Random) -> str | None:
    """An advice alone, which would suit any training."""
    alone = [f"{rng.choice(one.written_ends)}." for one in advice(reading.purpose)]
    empty = [note for note in alone if not has_a_cue(spoken.clauses(note))]
    return in_a_session(reading, text, rng, noted(rng.choice(empty))) if empty else None


def advice_for_another_purpose(reading: Routine, text: str, rng: Random) -> str | None:
    """A cue of the lift with an advice that is too hard for the lifter's purpose."""

    def edit(lifts: Lifts, session: Session) -> Session | None:
        cue = rng.choice(cues(lifts)).link
        others = [one for one in clauses() if one.purposes and reading.purpose not in one.purposes]
        notes = [f"{cue} {rng.choice(one.written_ends)}." for one in others]
        hard = [note for note in notes if too_hard(reading, spoken.clauses(note))]
        return with_note(session, rng.choice(hard)) if hard else None

    return in_a_session(reading, text, rng, edit)


def a_medical_claim(reading: Routine, text: str, rng: Random) -> str | None:
    """A treatment, an injury or a drug."""
    return in_a_session(reading, text, rng, noted(rng.choice(stock("medical"))))


def to_the_limit(reading: Routine, text: str, rng: Random) -> str | None:
    """A call to go to the limit, for somebody back from a break."""
    if reading.purpose != LIGHT_PURPOSE:
        return None
    return in_a_session(reading, text, rng, noted(rng.choice(stock("maximal"))))


def noted(note: str) -> EditSession:
    """An edit that replaces the note."""
    return lambda lifts, session: with_note(session, note)


def with_note(session: Session, note: str) -> Session:
    """A session with another note."""
    return session.model_copy(update={"note": note})


def with_warmup(session: Session, drills: list[str]) -> Session:
    """A session with another warm-up."""
    return session.model_copy(update={"warmup": DRILL_MARK.join(drills)})
