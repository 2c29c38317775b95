"""The other number skills: comparing, ordering, continuing, adding, rounding, percentages, classes, copying, JSON."""

import json
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from malssi.data.corpus.documents import Document, document
from malssi.data.corpus.texts import texts


def forms(name: str) -> list[list[str]]:
    """The forms of one skill: question and answer pairs."""
    found: list[list[str]] = texts("skills")[name]
    return found


def larger(rng: Random) -> Document:
    """Which of two numbers is larger."""
    a, b = rng.sample(range(-30, 100), 2)
    yes, no = texts("skills")["yesno"]
    words = {
        "a": a,
        "b": b,
        "big": max(a, b),
        "small": min(a, b),
        "sign": ">" if a > b else "<",
        "yesno": yes if b > a else no,
    }
    return document(rng.choice(forms("larger")), words, drawn="a b", numbers=(a, b))


def order(rng: Random) -> Document:
    """Three to five numbers in order."""
    some = rng.sample(range(-20, 100), rng.randint(3, 5))
    words = {
        "list": listed(some),
        "up": listed(sorted(some)),
        "down": listed(sorted(some, reverse=True)),
        "max": max(some),
        "min": min(some),
    }
    return document(rng.choice(forms("order")), words, drawn="list", numbers=tuple(some))


def sequence(rng: Random) -> Document:
    """An arithmetic sequence goes on."""
    start, step, length = rng.randint(0, 80), rng.choice([1, 2, 3, 4, 5, 5, 5, 10, 10]), rng.randint(3, 4)
    terms = [start + step * k for k in range(length + 2)]
    words = {
        "head": listed(terms[:length]),
        "next": terms[length],
        "after": terms[length + 1],
        "a": start,
        "step": step,
        "n": length,
        "all": listed(terms[:length]),
    }
    return document(rng.choice(forms("sequence")), words, drawn="head a step n", numbers=tuple(terms))


def add(rng: Random) -> Document:
    """A sum of two numbers, also asked backwards."""
    a, b = rng.randint(-20, 100), rng.randint(1, 60)
    words = {"a": a, "b": b, "sum": a + b, "u": rng.choice(texts("skills")["fields"])[2]}
    form = rng.choice(forms("add"))
    return document(form, words, drawn="b sum" if "{sum}" in form[0] else "a b", numbers=(a, b, a + b))


def total(rng: Random) -> Document:
    """A sum of three or four points."""
    some = [rng.randint(0, 30) for _ in range(rng.randint(3, 4))]
    words = {"list": listed(some), "plus": " + ".join(map(str, some)), "sum": sum(some)}
    return document(rng.choice(forms("total")), words, drawn="list plus", numbers=tuple(some))


def rounding(rng: Random) -> Document:
    """Rounding to whole numbers, half away from zero, or to a step."""
    if rng.random() < 0.6:
        x = Decimal(rng.randint(-300, 500)) / 10
        return document(rng.choice(forms("rounding")), {"x": x, "whole": half_up(x)}, drawn="x")
    step = rng.choice([Decimal("2.5"), Decimal(1), Decimal(5), Decimal(10)])
    x = Decimal(rng.randint(200, 2000)) / 10
    near = half_up(x / step) * step
    return document(rng.choice(forms("step_rounding")), {"x": x, "step": step, "near": plain(near)}, drawn="x step")


def percent(rng: Random) -> Document:
    """A percentage of a weight."""
    weight, share = rng.randint(4, 60) * 5, rng.randint(6, 20) * 5
    part = Decimal(weight * share) / 100
    return document(rng.choice(forms("percent")), {"w": weight, "p": share, "part": plain(part)}, drawn="w p")


def threshold(rng: Random) -> Document:
    """Two classes with a line between them, or a usual range."""
    words = texts("skills")
    x = rng.randint(-10, 100)
    near = x + rng.choice([rng.randint(-3, 3), rng.randint(-30, 30)])
    if rng.random() < 0.7:
        high, low = rng.choice(words["classes"])
        unit = rng.choice(words["fields"])[2]
        given = {"x": x, "t": near, "u": unit, "hi": high, "lo": low, "class": high if x >= near else low}
        return document(rng.choice(forms("threshold")), given, drawn="x t hi lo", numbers=(x, near))
    top = near + rng.randint(1, 30)
    place = words["places"][0 if x < near else 1 if x <= top else 2]
    return document(
        rng.choice(forms("range_")),
        {"x": x, "l": near, "h": top, "place": place},
        drawn="x l h",
        numbers=(x, near, top),
    )


def copying(rng: Random) -> Document:
    """A field is said again in a sentence."""
    words = texts("skills")
    _, label, unit = rng.choice(words["fields"])
    given = {"name": rng.choice(words["names"]), "label": label, "u": unit, "v": plausible(rng)}
    return document(rng.choice(forms("copy")), given, drawn="v name")


def minus(rng: Random) -> Document:
    """Degrees below zero in figures and in words."""
    x = rng.randint(-30, -1)
    form = rng.choice(forms("minus"))
    return document(form, {"x": x, "abs": -x}, drawn="x abs")


def json_fields(rng: Random) -> Document:
    """Fields become a JSON object, or one is read from it."""
    some = rng.sample(texts("skills")["fields"], rng.randint(2, 5))
    values = {key: int(plausible(rng)) for key, _, _ in some}
    told = ", ".join(f"{label} {values[key]}{unit}" for key, label, unit in some)
    written = json.dumps({"name": rng.choice(texts("skills")["names"]), **values}, ensure_ascii=False)
    if rng.random() < 0.6:
        return document(
            ["{told} JSON: {keys}", "{json}"],
            {"told": told, "keys": ", ".join(values), "json": json.dumps(values)},
            drawn="told keys",
        )
    key, label, unit = rng.choice(some)
    return document(
        ["{json} {label}?", "{v}{unit}"],
        {"json": written, "label": label, "v": values[key], "unit": unit},
        drawn="json label",
    )


def plausible(rng: Random) -> str:
    """A whole number whose length varies more than a uniform draw's would."""
    return str(rng.randint(0, 10 ** rng.randint(1, 4)))


def listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))


def half_up(x: Decimal) -> int:
    """Round half away from zero."""
    return int(x.quantize(Decimal(1), ROUND_HALF_UP))


def plain(x: Decimal) -> str:
    """A decimal without trailing zeros or an exponent."""
    return f"{x.normalize():f}"


SKILLS: tuple[Callable[[Random], Document], ...] = (
    larger, order, sequence, add, total, rounding, percent, threshold, copying, minus, json_fields,
)  # fmt: skip
