"""The mix of the corpus: which share of it is which skill, by stage of the pretraining."""

from collections.abc import Mapping
from random import Random

from malssi.data.corpus import numbers, prose, skills
from malssi.data.corpus.documents import Document, LeftOut, drawn_until
from malssi.data.corpus.vitals import vitals
from malssi.data.corpus.warmth import changed_warmth, settled_warmth, warmth

KINDS = {
    "difference": numbers.difference,
    "signed_difference": numbers.signed_difference,
    "short_difference": numbers.short_difference,
    "outdoors": prose.outdoors,
    "daily_life": prose.daily_life,
    "warmth": warmth,
    "changed_warmth": changed_warmth,
    "settled_warmth": settled_warmth,
    "vitals": vitals,
    **{skill.__name__: skill for skill in skills.SKILLS},
}


def draw(rng: Random, shares: Mapping[str, float], left_out: LeftOut) -> Document:
    """Draw one document; `shares` gives each kind's weight, "skills" standing for all number skills together."""
    kind = rng.choices(list(shares), list(shares.values()))[0]
    make = rng.choice(skills.SKILLS) if kind == "skills" else KINDS[kind]
    return drawn_until(make, rng, left_out)
