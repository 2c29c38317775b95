"""The closed words of grammar by which sentences are read: those of `grammar.ko.toml`."""

from collections.abc import Mapping, Sequence

from malssi.resources import toml

WORDS = toml(__package__, "grammar")
ASKED = ("ᆫ지", "은지", "는지", "ᆯ지", "을지")
"""Endings of what is asked within a sentence; the analyser takes them for final ones before a comma: 더운지."""
NAMES = ("도록", "려고", "거나", "면", "도", "야", "지", "게", "고", "아", "어", "여", "ᅥ", "ᅡ")
"""Ends of endings that the tables call by themselves; those in a vowel of 아 or 어 are all called 아."""


def listed(name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(WORDS[name].split())


def by_key(name: str) -> dict[str, frozenset[str]]:
    """The words of a table, by its keys."""
    return {key: frozenset(words.split()) for key, words in WORDS[name].items()}


PARTICLES = listed("particles")
UNITS = listed("units")
MAKING = listed("making")
FRAMES = listed("frames")
NAMING = listed("naming")
CONDITIONS = listed("conditions")
AFTER = listed("after")
LIGHT = listed("light")
WITHOUT = listed("without")
LIMITING = listed("limiting")
HONOURED = listed("honoured")
RECOMMENDING = listed("recommending")
ADVISING = tuple(listed("advising"))
PAST = tuple(listed("past"))
HELPING = by_key("helping")
COUNTED: Mapping[str, str] = {word: number for number, said in by_key("counted").items() for word in said}
LINKS: Mapping[str, str] = {ending: link for link, endings in by_key("links").items() for ending in endings}


def ending_of(endings: Sequence[tuple[str, str]]) -> str:
    """What the last ending does, by the name under which `HELPING` has it; 은 before a noun, 다 at the end."""
    if not endings:
        return ""
    form, tag = endings[-1]
    if tag == "ETM":
        return "은"
    if tag == "ETN":
        return "기" if form == "기" else "음"
    if tag == "EF":
        return "다"
    for name in NAMES:
        if form.endswith(name):
            return "아" if name in ("어", "여", "ᅥ", "ᅡ") else name
    return form


def link_of(endings: Sequence[tuple[str, str]], particles: Sequence[str]) -> str:
    """How an ending joins its predicate to what follows; the longest end of it that is known decides."""
    if not endings:
        return "end"
    form = endings[-1][0]
    if endings[-1][1] == "EF":
        return "quote" if form.endswith(ASKED) else "end"
    if "도" in particles and form.endswith(("데", "서")):
        return "but"
    return next((LINKS[form[at:]] for at in range(len(form)) if form[at:] in LINKS), "and")
