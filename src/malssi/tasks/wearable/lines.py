"""A ground as it is read: without its mark, its citation and what a study says, in sentences that tell of the day."""

import re
from functools import lru_cache
from typing import NamedTuple

from malssi.korean.morphemes import normalized
from malssi.korean.sentences import sentences
from malssi.korean.words import Word, words
from malssi.tasks.wearable.kinds import NEUTRAL, kind_of, subject_of
from malssi.tasks.wearable.ledger import sources
from malssi.tasks.wearable.reading import Day
from malssi.tasks.wearable.sayings import known, plain

MARKS = ("✅", "⚠", "🚨")
ASIDE = re.compile(r"\(([^()]*)\)")
STUDY = re.compile(r"(?:하루 )?(?:(?<![\d.])8시간|청소년|10대|선수|연구|부상|1\.7 ?배)")
"""Where what the study of young athletes says begins."""
INJURY = re.compile(r"부상|1\.7 ?배|\d ?배")
BETWEEN = re.compile(r" ?(?:→|->|:|/|;) ?")
INSIDE = re.compile(r"(평소|경고선) ?\(([+\d]+ ?bpm)\)")
"""A number in brackets that belongs to the word before it."""
POINT = re.compile(r"(?<=[가-힣A-Za-z]) ?· ?(?=[가-힣A-Za-z])")
BULLET = re.compile(r"^(?:- |\d\. )")
PARTICLE = "(?:으?로|에서|보다|만큼|이나|이고|이라|이에요|예요|입니다|쯤)"
UNIT = "시간|분|보(?!다)|회|세트|번|초|%|살|세|점"
BEATS = re.compile(rf"(?<![\d.,+-])([+-]?\d{{1,3}})(?={PARTICLE}?(?: |$|,|\)))(?! ?(?:{UNIT}))")
"""A number without a unit."""


class Line(NamedTuple):
    """A ground's parts."""

    mark: str
    cited: tuple[str, ...]
    """Ids of the sources that it cites."""
    study: str
    """What it says of a study on injuries; empty where it says nothing."""
    told: tuple[str, ...]
    """What it tells of the day, in sentences."""


@lru_cache(maxsize=512)
def line_of(ground: str) -> Line:
    """Take a ground apart."""
    mark = next((mark for mark in MARKS if mark in ground), "")
    bare = BULLET.sub("", ground)
    cited = tuple(source.id for source in sources().values() if any(form in bare for form in source.forms))
    for source in sources().values():
        for form in source.forms:
            bare = bare.replace(form, " ")
    said, study = without_study(plain(INSIDE.sub(r"\1 \2", BETWEEN.sub(", ", bare))))
    return Line(mark, cited, study, tuple(told(said)))


def without_study(said: str) -> tuple[str, str]:
    """What is told of the day, and what of the study: the sentence about injuries from its first word on."""
    start = STUDY.search(said) if INJURY.search(said) else None
    if start is None:
        return said, ""
    study, _, rest = said[start.start() :].partition("배")
    clause, comma, after = rest.partition(", ")
    return f"{said[: start.start()]}{comma}{after}", f"{study}배{clause}"


def defines(before: str, aside: str) -> bool:
    """Whether brackets only say what a line is: 정상(95% 이상)보다 낮음."""
    return before.endswith(("정상", "기준", "권장", "통상", "권장량", "범위", "수준")) and aside.endswith(
        ("이상", "미만", "이하", "이내")
    )


def parted(sentence: str) -> list[str]:
    """A sentence cut behind each bare noun that claims something: 수면 기록 누락, 걸음으로 낸 점수."""
    out: list[str] = []
    for part in sentence.split(", "):
        last = words(normalized(out[-1]))[-2:] if out else ()
        bare = bool(out) and not re.search(r"\d| ", out[-1].replace("안정시심박 ", "").strip())  # 안정시심박 변화
        ends = not bare and any(
            word.kind == "noun" and not word.particles and not word.copula and closes(known(word)) for word in last
        )
        if out and not ends:
            out[-1] += f", {part}"
        else:
            out.append(part)
    return out


def closes(word: Word) -> bool:
    """Whether a bare noun ends what is told: it makes a claim, or is what a claim is told of (낮은 편)."""
    return kind_of(word) is not None or (word.lemma in NEUTRAL["nouns"] and subject_of(word) is None)


def told(said: str) -> list[str]:
    """The sentences of what is told of the day; what stands in brackets comes behind it."""
    found: list[str] = []
    at = 0
    for aside in ASIDE.finditer(said):
        if said[aside.end() :].lstrip().startswith(","):  # 수면 6.4시간(권장보다 짧음), 걸음 7,443보
            found += in_parts(said[at : aside.start()]) + [aside[1]] * (not defines(said[: aside.start()], aside[1]))
            at = aside.end()
    rest = said[at:]
    asides = [aside[1] for aside in ASIDE.finditer(rest) if not defines(rest[: aside.start()], aside[1])]
    found += in_parts(ASIDE.sub("", rest))
    found += [POINT.sub(", ", aside).strip(" ,") for aside in asides]
    return [one for one in found if one]


def in_parts(said: str) -> list[str]:
    """The parts of what is told without brackets."""
    whole = POINT.sub(", ", said)
    return [part for one in sentences(whole) for part in parted(one.strip(" ,;:"))]


def in_beats(day: Day, sentence: str) -> str:
    """A sentence on the heart, its bare numbers with their unit: 평소 63에서 76으로 뛰었어요."""
    if "심박" not in sentence and "맥박" not in sentence and "평소" not in sentence:
        return sentence
    own = {str(value) for value in (day.resting_heart_rate, day.usual_resting_heart_rate) if value is not None}
    own |= {str(abs(day.change))} if day.change is not None else set()
    return BEATS.sub(lambda found: f"{found[0]}bpm" if found[1].lstrip("+-") in own else found[0], sentence)
