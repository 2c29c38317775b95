"""Edits that spoil the words around one session: its warm-up or its note."""

import re
from random import Random

from malssi.tasks.strength.routine.catalogue import LIFTS
from malssi.tasks.strength.routine.choice import Lifts
from malssi.tasks.strength.routine.criteria import LIGHT_PURPOSE
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
        own = {drill for lift in lifts for drill in drills[lift]}
        foreign = [drill for lift in LIFTS for drill in drills[lift] if drill not in own]
        return with_warmup(session, [session.drills[0], rng.choice(foreign)])

    return in_a_session(reading, text, rng, edit)


def an_unknown_drill(reading: Routine, text: str, rng: Random) -> str | None:
    """A drill that there is not."""
    return in_a_session(
        reading,
        text,
        rng,
        lambda lifts, session: with_warmup(session, [session.drills[0], rng.choice(stock("drills"))]),
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


def a_note_without_a_word(reading: Routine, text: str, rng: Random) -> str | None:
    """A word of the clause that ends the note is missing."""

    def edit(lifts: Lifts, session: Session) -> Session | None:
        words = re.split(r"(?<=고) ", session.note)[-1].split()
        missing = rng.choice(words)
        return with_note(session, " ".join(word for word in session.note.split() if word != missing))

    return in_a_session(reading, text, rng, edit)


def words_in_another_order(reading: Routine, text: str, rng: Random) -> str | None:
    """Two words of a note have changed places."""

    def edit(lifts: Lifts, session: Session) -> Session | None:
        words = session.note.removesuffix(".").split()
        one, other = rng.sample(range(len(words)), 2)
        words[one], words[other] = words[other], words[one]
        return with_note(session, " ".join(words) + ".")

    return in_a_session(reading, text, rng, edit)


def a_note_on_another_lift(reading: Routine, text: str, rng: Random) -> str | None:
    """A cue that belongs to another lift."""

    def edit(lifts: Lifts, session: Session) -> Session | None:
        foreign = [cue for cue in clauses() if cue.lifts and not cue.lifts & set(lifts)]
        return with_note(session, f"{rng.choice(rng.choice(foreign).ends)}.")

    return in_a_session(reading, text, rng, edit)


def a_note_on_no_lift(reading: Routine, text: str, rng: Random) -> str | None:
    """An advice alone."""
    alone = rng.choice(advice(reading.purpose))
    return in_a_session(reading, text, rng, noted(f"{rng.choice(alone.ends)}."))


def advice_for_another_purpose(reading: Routine, text: str, rng: Random) -> str | None:
    """A cue of the lift with an advice that belongs to another purpose."""

    def edit(lifts: Lifts, session: Session) -> Session | None:
        wrong = [one for one in clauses() if one.purposes and reading.purpose not in one.purposes]
        return with_note(session, f"{rng.choice(cues(lifts)).link} {rng.choice(rng.choice(wrong).ends)}.")

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
