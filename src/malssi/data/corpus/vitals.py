"""A day's readings, and the same readings said again one by one, each with a word for how much that is."""

from random import Random
from typing import Any

from malssi.data.corpus.documents import Document, document
from malssi.data.corpus.texts import texts

USUAL_SHARE = 0.6
"""Share of documents with a heart rate beside its usual value."""
MISSING_SHARE = 0.15
"""Share of documents that name a reading which was not taken."""


def vitals(rng: Random) -> Document:
    """Some readings as a list; some of them said again, in their order or another."""
    words = texts("vitals")
    forms, told, said = words["forms"], [], []
    given: dict[str, object] = {}
    fields = rng.sample(words["fields"], rng.randint(1, 4))
    form, form_said = rng.choice(forms["given"]), rng.choice(forms["said"])
    for k, one in enumerate(fields):
        given |= {f"{name}{k}": value for name, value in field(one, rng).items()}
        told.append(numbered(form, k))
        said.append(numbered(form_said, k))
    if rng.random() < USUAL_SHARE:
        given |= {f"{name}u": value for name, value in usual(words["usual"], rng).items()}
        at = rng.randint(0, len(told))
        told.insert(at, numbered(rng.choice(words["usual"]["given"]), "u"))
        said.insert(at, numbered(rng.choice(words["usual"]["said"]), "u"))
    if rng.random() < 0.5:
        rng.shuffle(said)
    if rng.random() < MISSING_SHARE:
        absent = rng.choice([one for one in words["fields"] if one not in fields])
        given["label_absent"] = rng.choice(absent["labels"])
        told.append("{label_absent}: ?")
        said.append(rng.choice(forms["missing"]).replace("{label}", "{label_absent}"))
    numbers = (int(str(given["pu"])), int(str(given["vu"]))) if "pu" in given else ()
    asked = rng.choice(forms["joins"]).join(told) + rng.choice(forms["asked"])
    answer = rng.choice(forms["headed"]) + listed(said, rng) + rng.choice(forms["ended"])
    drawn = " ".join(name for name in given if name[0] in "vpl")
    return document([asked, answer], given, drawn, numbers)


def field(one: dict[str, Any], rng: Random) -> dict[str, object]:
    """Slots of a reading: label, value, unit and word."""
    low, high, per = one["drawn"]
    value = rng.randint(low, high) / per
    exact = f"{value:,.0f}" if per <= 1 else f"{value:g}"
    return {"label": rng.choice(one["labels"]), "v": exact, "u": one["unit"], "word": word(one["words"], value, rng)}


def usual(one: dict[str, Any], rng: Random) -> dict[str, object]:
    """Slots of a heart rate beside its usual value."""
    before = rng.randint(45, 95)
    change = rng.choice([rng.randint(-12, 22), rng.randint(-3, 12)])
    return {
        "label": rng.choice(one["labels"]),
        "v": before + change,
        "p": before,
        "s": f"{change:+d}",
        "word": word(one["words"], change, rng),
    }


def word(limits: list[list[Any]], value: float, rng: Random) -> str:
    """A word for a value: of the last limit that it reaches."""
    found: str = rng.choice([some for low, some in limits if value >= low][-1])
    return found


def numbered(form: str, k: int | str) -> str:
    """A form whose slots belong to the k-th reading."""
    for name in ("label", "v", "u", "word", "p", "s"):
        form = form.replace(f"{{{name}}}", f"{{{name}{k}}}")
    return form


def listed(said: list[str], rng: Random) -> str:
    """Sentences under each other, with a mark, a number or nothing before them."""
    if rng.random() < 0.3:
        return "\n".join(f"{k}. {one}" for k, one in enumerate(said, 1))
    mark = rng.choice(texts("vitals")["forms"]["marks"])
    return "\n".join(f"{mark}{one}" for one in said)
