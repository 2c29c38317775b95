"""What must be true of the words around a session, its warm-up and its note: one claim a function."""

import re

from malssi.tasks import korean
from malssi.tasks.korean import count, sentences
from malssi.tasks.strength.routine.choice import Lifts
from malssi.tasks.strength.routine.claims import names
from malssi.tasks.strength.routine.criteria import LIGHT_PURPOSE, LONGEST_NOTE, SHORTEST_NOTE
from malssi.tasks.strength.routine.notes import read_note
from malssi.tasks.strength.routine.reading import Routine
from malssi.tasks.strength.routine.week import Session
from malssi.tasks.strength.routine.words import phrases, reason, refused

NOT_IN_A_NOTE = re.compile(r"[^가-힣 .,]")
"""No digits, no Latin letters, no marks but these."""

DRILLS = 2
"""In a warm-up."""


def warms_up_for_the_lift(reading: Routine, lifts: Lifts, session: Session) -> str | None:
    """Two known drills, all for a lift of the day and one at least for each."""
    said = session.drills
    if len(said) != DRILLS or len(set(said)) != DRILLS:
        return reason("drill_count", said=session.warmup)
    drills = {lift: phrases()["drills"][lift] for lift in lifts}
    foreign = next((drill for drill in said if not any(drill in known for known in drills.values())), None)
    if foreign is not None:
        return reason("foreign_drill", lifts=names(lifts), said=foreign)
    cold = tuple(lift for lift in lifts if not set(said) & set(drills[lift]))
    return reason("unwarmed", lifts=names(cold), said=session.warmup) if cold else None


def note_is_one_polite_sentence(reading: Routine, lifts: Lifts, session: Session) -> str | None:
    """One whole sentence in 해요체 or 합쇼체, in Hangul, short enough to be read between two sets."""
    note = session.note
    odd = NOT_IN_A_NOTE.search(note)
    if odd:
        return reason("note_characters", said=odd[0])
    if not SHORTEST_NOTE <= count(note) <= LONGEST_NOTE:
        return reason("note_length", least=SHORTEST_NOTE, most=LONGEST_NOTE, said=count(note))
    if len(sentences(note)) != 1 or not re.search(r"[가-힣]\.$", note) or note != note.strip():
        return reason("note_sentences", said=note)
    return None if korean.is_polite(note) else reason("note_impolite", said=note[-6:])


def note_is_made_of_known_clauses(reading: Routine, lifts: Lifts, session: Session) -> str | None:
    """Known clauses in known forms, none of them twice: what a small model garbles is not among them."""
    note = read_note(session.note)
    if note is None:
        return reason("note_unknown", said=session.note)
    first, *others = note.clauses
    said = f"{note.lead} {first.stem}"
    again = next((other for other in others if other == first or first_word(other.stem) in said.split()), None)
    return None if again is None else reason("note_twice", said=again.stem)


def note_belongs_to_the_lift(reading: Routine, lifts: Lifts, session: Session) -> str | None:
    """It says how to do one of the day's lifts, and nothing of another."""
    note = read_note(session.note)
    cues = [clause for clause in note.clauses if clause.lifts] if note else []
    foreign = next((cue for cue in cues if not cue.lifts & set(lifts)), None)
    if foreign:
        return reason("note_foreign", lifts=names(lifts), said=foreign.link)
    return reason("note_of_none", lifts=names(lifts), said=session.note) if note and not cues else None


def note_fits_the_purpose(reading: Routine, lifts: Lifts, session: Session) -> str | None:
    """It gives no advice of another purpose."""
    note = read_note(session.note)
    advice = [clause for clause in note.clauses if clause.purposes] if note else []
    wrong = next((one for one in advice if reading.purpose not in one.purposes), None)
    return reason("note_purpose", purpose=reading.purpose, said=wrong.link) if wrong else None


def note_claims_nothing_medical(reading: Routine, lifts: Lifts, session: Session) -> str | None:
    """No treatment, no injury, no drug."""
    found = refused("medical").search(f"{session.warmup} {session.note}")
    return reason("note_medical", said=found[0]) if found else None


def note_asks_for_nothing_maximal(reading: Routine, lifts: Lifts, session: Session) -> str | None:
    """After a break nobody goes to the limit."""
    found = refused("maximal").search(session.note) if reading.purpose == LIGHT_PURPOSE else None
    return reason("note_maximal", said=found[0]) if found else None


def first_word(text: str) -> str:
    """A clause's object: 등을."""
    return text.split()[0]
