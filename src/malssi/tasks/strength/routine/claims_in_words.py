"""What must be true of the words around a session, its warm-up and its note: one claim a function.

A claim gives a reason where it is not true, and `Unclear` where words are not understood.
"""

import re

from malssi.tasks import korean
from malssi.tasks.korean import count, sentences
from malssi.tasks.strength.routine.choice import Lifts
from malssi.tasks.strength.routine.claims import names
from malssi.tasks.strength.routine.criteria import MAX_NOTE, MIN_NOTE
from malssi.tasks.strength.routine.cues import false_technique, foreign, has_a_cue, unheard
from malssi.tasks.strength.routine.drills import Drill, drill
from malssi.tasks.strength.routine.effort import in_spite, too_hard
from malssi.tasks.strength.routine.meaning import forbidden, not_understood, senseless
from malssi.tasks.strength.routine.reading import Routine
from malssi.tasks.strength.routine.spoken import clauses
from malssi.tasks.strength.routine.week import Session
from malssi.tasks.strength.routine.words import reason

NOT_IN_A_NOTE = re.compile(r"[^가-힣 .,]")
"""No digits, no Latin letters, no marks but these."""

DRILLS = 2
"""In a warm-up."""


class Unclear(str):
    """A reason that says what was not understood."""


def warms_up_for_the_lift(reading: Routine, lifts: Lifts, session: Session) -> str | None:
    """Two drills, all for a lift of the day and one at least for each."""
    said = session.drills
    if len(said) != DRILLS or len(set(said)) != DRILLS:
        return reason("drill_count", said=session.warmup)
    odd = next((one for one in said if NOT_IN_A_NOTE.search(one)), None)
    if odd is not None:
        return reason("foreign_drill", lifts=names(lifts), said=odd)
    read = {one: drill(one) for one in said}
    wrong = next((one for one, known in read.items() if is_no_drill(known, lifts)), None)
    if wrong is not None:
        return reason("foreign_drill", lifts=names(lifts), said=wrong)
    unknown = [one for one, known in read.items() if not known.known]
    if unknown:
        return Unclear(reason("unknown_drill", said=", ".join(unknown)))
    cold = tuple(lift for lift in lifts if not any(lift in known.lifts for known in read.values()))
    return reason("unwarmed", lifts=names(cold), said=session.warmup) if cold else None


def is_no_drill(known: Drill, lifts: Lifts) -> bool:
    """Whether it is work and no drill, or for other lifts."""
    return known.hard or (known.known and not known.lifts & set(lifts))


def note_is_one_polite_sentence(reading: Routine, lifts: Lifts, session: Session) -> str | None:
    """One whole sentence in 해요체 or 합쇼체, in Hangul, short enough to be read between two sets."""
    note = session.note
    odd = NOT_IN_A_NOTE.search(note)
    if odd:
        return reason("note_characters", said=odd[0])
    if not MIN_NOTE <= count(note) <= MAX_NOTE:
        return reason("note_length", least=MIN_NOTE, most=MAX_NOTE, said=count(note))
    if len(sentences(note)) != 1 or not re.search(r"[가-힣]\.$", note) or note != note.strip():
        return reason("note_sentences", said=note)
    return None if korean.is_polite(note) else reason("note_impolite", said=note[-6:])


def note_makes_sense(reading: Routine, lifts: Lifts, session: Session) -> str | None:
    """Nothing is said twice or done to two things at once, and every word is understood."""
    wrong = senseless(session.note)
    if wrong is not None:
        return reason("note_senseless", said=wrong)
    odd = dict.fromkeys(not_understood(session.note))
    return Unclear(reason("note_unknown", said=", ".join(odd))) if odd else None


def note_teaches_good_technique(reading: Routine, lifts: Lifts, session: Session) -> str | None:
    """Nobody is told to do what is wrong in a lift, or to leave what is right."""
    said = clauses(session.note)
    wrong = false_technique(said, lifts) or in_spite(said)
    if wrong is not None:
        return reason("note_technique", said=wrong.written)
    odd = list(unheard(said))
    return Unclear(reason("note_unknown", said=", ".join(odd))) if odd else None


def note_belongs_to_the_lift(reading: Routine, lifts: Lifts, session: Session) -> str | None:
    """It says how to do one of the day's lifts, and nothing of another."""
    said = clauses(session.note)
    other = foreign(said, lifts)
    if other is not None:
        return reason("note_foreign", lifts=names(lifts), said=other.written)
    return None if has_a_cue(said) else reason("note_of_none", lifts=names(lifts), said=session.note)


def note_claims_nothing_medical(reading: Routine, lifts: Lifts, session: Session) -> str | None:
    """No treatment, no injury, no drug, no pain that is borne."""
    found = forbidden(session.note, clauses(session.note))
    return reason("note_medical", said=found) if found else None


def note_asks_for_nothing_too_hard(reading: Routine, lifts: Lifts, session: Session) -> str | None:
    """After a break and in the first months nobody goes to the limit; where rests are long, nobody hurries."""
    hard = too_hard(reading, clauses(session.note))
    if hard is None:
        return None
    return reason("note_hard", purpose=reading.purpose, experience=reading.experience, said=hard.written)
