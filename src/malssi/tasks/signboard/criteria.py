"""What is right on a park's signboard, as numbers and names.

The words themselves are in `concepts.ko.tsv`, by the same names.
"""

from typing import NamedTuple

MIN_LENGTH, MAX_LENGTH = 40, 70
"""Characters after NFC, spaces included: two to three screens of a 35-character board (operator's rule)."""

SCREEN = 35
"""Characters that the board shows at once."""

MAX_SENTENCES = 2

HEAT_REST = 33
"""°C from which shade, water or rest is named and no exertion: the KMA's heat-wave advisory begins at 33."""
HEAT_INDOORS = 35
"""°C from which nobody is invited outdoors: the KMA's heat-wave warning begins at 35."""
COLD_INDOORS = -12
"""°C down to which people are invited outdoors: the KMA's cold-wave advisory begins at -12 (morning low)."""


class State(NamedTuple):
    """A thermal state: today's whole degrees from `low` to `high`.

    `needs` are the kinds of state words of which one must be said, `bears` those that may be said beside it; any other
    kind contradicts the state. The kinds are the states of `concepts.ko.tsv` and what `states` makes of them.
    """

    name: str
    low: int
    high: int
    needs: frozenset[str]
    bears: frozenset[str]


def state(name: str, low: int, high: int, needs: str, bears: str) -> State:
    """Build a row of the table below from names separated by spaces."""
    return State(name, low, high, frozenset(needs.split()), frozenset(bears.split()))


# Limits: the operator's table, in which 33, 35 and -12 are the KMA's advisory limits. Adjacent states share a word
# only where the stronger includes the weaker (매우 추움 is also 추움), so that an understatement never stands alone.
STATES = (
    state("danger", 35, 50, "danger heatwave", "very_hot hot heat"),
    state("very_hot", 33, 34, "very_hot", "heatwave hot heat"),
    state("hot", 28, 32, "hot heat", ""),
    state("warm", 23, 27, "warm slightly_hot", "heat mild pleasant not_cold"),
    state("mild", 17, 22, "mild pleasant neither", "warm not_hot not_cold"),
    state("cool", 10, 16, "cool brisk", "pleasant not_hot not_cold"),
    state("chilly", 4, 9, "chilly", "brisk slightly_cold chill not_hot"),
    state("cold", -3, 3, "cold chill", "slightly_cold"),
    state("very_cold", -11, -4, "very_cold", "cold chill"),
    state("freezing", -40, -12, "freezing", "very_cold cold chill"),
)


def state_of(today: int) -> State:
    """The thermal state of today's whole degrees."""
    return next(state for state in STATES if state.low <= today <= state.high)


class Comparative(NamedTuple):
    """A word like 시원해졌: which way the day went, where today must lie, the kind of state it names."""

    direction: int
    low: int
    high: int
    kind: str


# Where such a word would contradict the state it may not stand: nobody says 포근해졌 of -5, however cold it was before.
COMPARATIVES = {
    "hotter": Comparative(+1, 23, 50, "hot"),
    "warmer": Comparative(+1, 4, 27, "warm"),
    "milder": Comparative(+1, 4, 22, "mild"),
    "less_cold": Comparative(+1, -40, 22, "cold"),
    "cooler": Comparative(-1, 10, 32, "cool"),
    "chillier": Comparative(-1, -3, 16, "chilly"),
    "colder": Comparative(-1, -40, 9, "cold"),
    "less_hot": Comparative(-1, 17, 50, "hot"),
}


class Span(NamedTuple):
    """Whole degrees from `low` to `high`."""

    low: int
    high: int

    def holds(self, today: int) -> bool:
        """Whether today lies in it."""
        return self.low <= today <= self.high


# What fits only some temperatures: `fit` finds it, `concepts.ko.tsv` has the words.
FITTING = {
    "water_play": Span(23, 50),
    "picnic": Span(4, 32),
    "cooling_down": Span(17, 50),
    "warming_up": Span(-40, 9),
    "winter_clothes": Span(-40, 9),
    "summer_things": Span(17, 50),
    "thin_clothes": Span(4, 50),
    "undressing": Span(17, 50),
    "shedding": Span(10, 50),
    "barefoot": Span(10, 32),
    "warm_things": Span(-40, 27),
    "cool_rest": Span(10, 50),
    "warm_layers": Span(-40, 16),
    "coats": Span(-40, 24),
    "light_layers": Span(4, 29),
    "cold_cares": Span(-40, 22),
    "heat_cares": Span(10, 50),
    "hard_runs": Span(-40, 27),
    "shade": Span(10, 50),
    "greenhouse": Span(-40, 27),
    "comfort": Span(4, 27),
    "soft_places": Span(10, 27),
}

# When things that belong to a season are there, in Seoul (KMA phenology normals, widened to whole months).
MONTHS = {
    "between_seasons": {3, 4, 5, 9, 10, 11},
    "early_spring": {2, 3},
    "spring": {3, 4, 5},
    "early_blossom": {3, 4},
    "blossom": {3, 4, 5, 6, 7, 8, 9, 10, 11},
    "spring_flowers": {3, 4, 5},
    "summer_flowers": {6, 7, 8, 9},
    "autumn_flowers": {9, 10},
    "sprout": {3, 4},
    "fresh_green": {5, 6},
    "rose": {5, 6},
    "early_summer": {5, 6},
    "summer": {6, 7, 8},
    "late_summer": {8, 9},
    "hydrangea": {6, 7},
    "lotus": {7, 8},
    "midsummer": {7, 8},
    "autumn": {9, 10, 11},
    "cosmos": {9, 10},
    "chrysanthemum": {10, 11},
    "autumn_leaves": {10, 11},
    "fallen_leaves": {10, 11, 12},
    "winter": {12, 1, 2},
    "ice": {12, 1, 2},
}
