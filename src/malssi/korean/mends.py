"""What the analyser reads wrongly, mended by a table of morphemes and what they are instead."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate

from malssi.korean.morphemes import Morpheme
from malssi.resources import rows

Tagged = tuple[str, str]
Group = tuple[Tagged, ...]
"""Morphemes that share a place."""


@cache
def mends() -> Mapping[Tagged, tuple[tuple[tuple[Tagged, ...], tuple[Group, ...]], ...]]:
    """The rows of the table by their first morpheme, the longest first."""
    found: dict[Tagged, list[tuple[tuple[Tagged, ...], tuple[Group, ...]]]] = {}
    for wrong, right, *_ in rows(__package__, "mends"):
        read = tagged(wrong)
        found.setdefault(read[0], []).append((read, tuple(tagged(part.replace("+", " ")) for part in right.split(" "))))
    return {first: tuple(sorted(rest, key=lambda row: -len(row[0]))) for first, rest in found.items()}


def tagged(text: str) -> tuple[Tagged, ...]:
    """Morphemes as the table writes them: 말/VX 고/EC."""
    return tuple((form, tag) for form, _, tag in (part.rpartition("/") for part in text.split(" ")))


def mended(given: Sequence[Morpheme]) -> list[Morpheme]:
    """Morphemes with what is wrong in them put right; the right ones share the place of the wrong ones."""
    out: list[Morpheme] = []
    at = 0
    while at < len(given):
        if is_done(given, at):
            out.append(given[at]._replace(form="하", tag="VV"))
            at += 1
            continue
        for wrong, right in mends().get((given[at].form, given[at].tag), ()):
            span = given[at : at + len(wrong)]
            if tuple((one.form, one.tag) for one in span) == wrong:
                out += placed(right, span)
                at += len(wrong)
                break
        else:
            out.append(given[at])
            at += 1
    return out


def is_done(given: Sequence[Morpheme], at: int) -> bool:
    """Whether a 하다 is taken for 않다, which stands behind 지 alone: 운동이든 하셔도, 그렇다고 하셨어요."""
    one, before = given[at], given[at - 1] if at else None
    return (one.form, one.tag) == ("않", "VX") and before is not None and before.tag == "EC" and before.form != "지"


def placed(right: Sequence[Group], span: Sequence[Morpheme]) -> list[Morpheme]:
    """The right morphemes at the places of the wrong ones, from left to right; what is left over shares the last.

    Those that the table joins by + share one place: 자/VV+ᆫ/ETM 밤/NNG. Where they are as long as what is written, each
    has its own letters: 중강/NNG 도/JX 잇/VV 고/EC for 중강도/NNG 이/VCP 고/EC.
    """
    last = span[-1]
    lengths = [len(form) for group in right for form, _ in group]
    written = sum(one.end - one.start for one in span)
    if len(lengths) == len(right) and sum(lengths) == written == last.end - span[0].start:
        ends = list(accumulate(lengths, initial=span[0].start))
        return [Morpheme(*group[0], *ends[at : at + 2]) for at, group in enumerate(right)]
    places = [(one.start, one.end) for one in span][: len(right)]
    places += [(last.start, last.end)] * (len(right) - len(places))
    places[-1] = (places[-1][0], last.end)
    return [
        Morpheme(form, tag, start, end)
        for group, (start, end) in zip(right, places, strict=True)
        for form, tag in group
    ]
