"""Which complaints are understood: red flags, denials, values told in words, and mild ones by `complaints.ko.toml`.

One that is not understood is never ignored: it limits the day and is to be looked at.
"""

from collections.abc import Iterable
from functools import cache

from malssi.korean.morphemes import morphemes, normalized
from malssi.tasks.wearable.denials import asserted
from malssi.tasks.wearable.redflags import flags_of
from malssi.tasks.wearable.told import told_in
from malssi.tasks.wearable.words import material


def not_understood(symptoms: Iterable[str]) -> tuple[str, ...]:
    """The complaints of a list that nobody here understands; none beside a red flag, which limits a day more."""
    complaints = tuple(symptoms)
    if any(flags_of(complaint) for complaint in complaints):
        return ()
    return tuple(complaint for complaint in complaints if not is_understood(complaint))


def is_understood(complaint: str) -> bool:
    """Whether a complaint that is no red flag is denied, a value, or known to be mild."""
    said = asserted(complaint).strip(" .,!~()")
    return said.lower() in words("none") | words("whole") or says_none(said) or is_a_value(complaint) or is_mild(said)


def says_none(said: str) -> bool:
    """Whether every word of a complaint says that there is none: 현재 없음, 눈에 띄는 증상 없음."""
    read = [m for m in morphemes(normalized(said)) if m.tag[0] in "NVXM" and m.tag not in ("XSN", "XSV", "XSA")]
    known = words("nothing") | {"없", "없슴", "無"}
    return bool(read) and read[-1].form in ("없", "없슴", "無") and all(m.form in known for m in read)


def is_a_value(complaint: str) -> bool:
    """Whether a complaint tells a value and little else: 산소 91."""
    return bool(told_in(complaint)) and sum(m.tag[0] in "NV" for m in morphemes(normalized(complaint))) <= MAX_WORDS


MAX_WORDS = 6
"""Nouns and verbs of a complaint that is a value alone; numerals count as nouns."""


def is_mild(said: str) -> bool:
    """Whether every word of a complaint is known, and one of them is a mild complaint."""
    forms = [m.form for m in morphemes(normalized(said)) if m.tag[0] in "NVXM" and m.tag not in ("XSN", "XSV", "XSA")]
    known = words("mild") | words("beside")
    return not said or (any(form in words("mild") for form in forms) and all(form in known for form in forms))


@cache
def words(name: str) -> frozenset[str]:
    """A list of the table."""
    return frozenset(material("complaints")[name])
