"""A coach's comment as it is read: its sentences, what each cites, and what it says of the study of young athletes."""

import re
from functools import lru_cache
from typing import NamedTuple

from malssi.tasks.korean import sentences
from malssi.tasks.wearable.exercise.names import Sentence, named
from malssi.tasks.wearable.exercise.reading import RoutineDay
from malssi.tasks.wearable.ledger import Source, sources
from malssi.tasks.wearable.lines import INJURY, INSIDE, Line, in_beats, without_study
from malssi.tasks.wearable.sayings import said_in
from malssi.tasks.wearable.score import judge


class Said(NamedTuple):
    """A sentence of a comment."""

    written: str
    cited: tuple[Source, ...]
    line: Line
    """What it says of the study."""
    parts: tuple[Sentence, ...]
    """What else it says."""


@lru_cache(maxsize=512)
def read_comment(day: RoutineDay, text: str) -> tuple[Said, ...]:
    """The sentences of a comment in their order."""
    return tuple(read_sentence(day, one) for line in text.splitlines() for one in sentences(line))


def read_sentence(day: RoutineDay, written: str) -> Said:
    """Take one sentence apart."""
    cited = tuple(source for source in sources().values() if any(form in written for form in source.forms))
    bare = written
    for source in cited:
        for form in source.forms:
            bare = bare.replace(form, " ")
    told, study = [], ""
    for part in said_in(INSIDE.sub(r"\1 \2", re.sub(r" {2,}", " ", bare))):
        own, of_study = without_study(part) if INJURY.search(part) and is_of_study(part) else (part, "")
        study = study or of_study
        told += [own.strip(" ,")] if own.strip(" ,") else []
    graded = [with_score(day, one) for one in told]
    line = Line("", tuple(source.id for source in cited), study, ())
    return Said(written, cited, line, tuple(named(day, in_beats(day, one)) for one in graded))


def is_of_study(part: str) -> bool:
    """Whether a sentence speaks of the study, by its hours, its athletes or its number."""
    return re.search(r"(?<![\d.])8시간|청소년|10대|선수|연구|1\.7 ?배|\d ?배|부상 위험", part) is not None


NAMED = "매우 우수|보통 이상|양호|보통|주의|경고"
LABEL = re.compile(rf"({NAMED})(?:한|인)? ?(?:수준|등급|단계|구간|상태)|(?<=등급은 )({NAMED})(?=[이예입라])")
LETTER = re.compile(r"(?:등급[이은는]? | )([ABCDF]\+?)(?: ?등급)?(?=[이라예입로인여에,]|$)")


def labels_of(sentence: str) -> list[str]:
    """The grades that a sentence names, by label or letter."""
    if not re.search(r"컨디션|등급|점|몸 ?상태|종합", sentence):
        return []
    return [found[1] or found[2] for found in LABEL.finditer(sentence)] + [
        found[1] for found in LETTER.finditer(sentence)
    ]


def with_score(day: RoutineDay, sentence: str) -> str:
    """A sentence that names the day's grade, with the score in its place; another grade is left as it is."""
    judged = judge(day)
    own = {judged.grade.called("label"), judged.grade.name}
    said = labels_of(sentence)
    if not said or not set(said) <= own:
        return sentence
    sentence = LABEL.sub(f"{judged.score}점", sentence)
    return LETTER.sub(lambda found: found[0].replace(found[1], f"{judged.score}점"), sentence)


def wrong_grade(day: RoutineDay, sentence: Said) -> str:
    """A grade that a sentence names and that is not the day's; empty where there is none."""
    grade = judge(day).grade
    return next((said for said in labels_of(sentence.written) if said not in (grade.called("label"), grade.name)), "")
