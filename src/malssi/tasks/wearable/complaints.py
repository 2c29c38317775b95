"""Which complaints are understood: red flags, denials, values told in words, and mild ones by `complaints.ko.toml`.

One that is not understood is never ignored: it limits the day and is to be looked at.
"""

from collections.abc import Iterable
from functools import cache

from malssi.korean.morphemes import MAX_READ, morphemes, normalized
from malssi.tasks.wearable.denials import asserted
from malssi.tasks.wearable.redflags import flags_of
from malssi.tasks.wearable.told import told_in
from malssi.tasks.wearable.words import material

MAX_WORDS = 6
"""Words of a complaint that is a value alone; numerals count."""

NONE = frozenset(("없", "없슴", "無"))


def not_understood(symptoms: Iterable[str]) -> tuple[str, ...]:
    """The complaints of a list that nobody here understands; none beside a red flag, which limits a day more."""
    complaints = tuple(symptoms)
    if any(flags_of(complaint) for complaint in complaints):
        return ()
    return tuple(complaint for complaint in complaints if not is_understood(complaint))


def is_understood(complaint: str) -> bool:
    """Whether a complaint that is no red flag is denied, a value, or known to be mild."""
    said = asserted(complaint[:MAX_READ]).strip(" .,!~()")
    return said.lower() in words("none") | words("whole") or says_none(said) or is_a_value(complaint) or is_mild(said)


def says_none(said: str) -> bool:
    """Whether every word of a complaint says that there is none: 현재 없음, 눈에 띄는 증상 없음."""
    read = content_of(said)
    return bool(read) and read[-1] in NONE and all(form in words("nothing") or form in NONE for form in read)


def is_a_value(complaint: str) -> bool:
    """Whether a complaint tells a value and little else: 산소 91."""
    return bool(told_in(complaint[:MAX_READ])) and len(content_of(complaint)) <= MAX_WORDS


def is_mild(said: str) -> bool:
    """Whether every word of a complaint is known, and one of them is a mild complaint."""
    forms, mild = content_of(said), words("mild")
    return not said or (any(form in mild for form in forms) and all(form in mild | words("beside") for form in forms))


def content_of(said: str) -> list[str]:
    """The words of a complaint that mean something by themselves."""
    read = morphemes(normalized(said))
    return [m.form for m in read if m.tag[0] in "NVXM" and m.tag not in ("XSN", "XSV", "XSA")]


@cache
def words(name: str) -> frozenset[str]:
    """A list of the table."""
    return frozenset(material("complaints")[name])
