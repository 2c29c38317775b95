"""The expert's numbers for loading, each with its source. How they combine is `rates`' part."""

from typing import NamedTuple

LIFTS = ("bench_press", "squat", "dead_lift", "over_head_press")
"""In the application's order."""

TRAINING_MAX_SHARE = 0.9
"""Of the 1RM: Wendler, 5/3/1 (2nd ed., 2011), "The Training Max": all percentages are of 90 % of the 1RM. Of the 1RM
itself every set would be 11 % too heavy."""

EPLEY_REPS = 30
"""Epley (1985), Poundage chart: 1RM = w x (1 + r/30)."""


class Rates(NamedTuple):
    """What a four-week wave is made of, in percent of the training max."""

    init: int
    """First set of week 1."""
    week: int
    """Added from week to week."""
    set: int
    """Added from set to set."""
    deload: int
    """First set of week 4."""


BY_EXPERIENCE = {
    # Sedentary beginners gain from 40-50 % of the 1RM on (ACSM position stand, Garber et al. 2011): 50 % of TM is 45 %.
    1: Rates(50, 5, 5, 40),
    # Between the two, and still with small steps: novices 60-70 % of the 1RM (ACSM 2011); the top set is 75 % of TM.
    2: Rates(55, 5, 5, 40),
    # The canonical steps from a lighter start (Wendler 2011 advises to start too light): the top set is 90 % of TM.
    3: Rates(60, 5, 10, 40),
    # The canonical wave, Wendler 2011: 65/75/85, 70/80/90, 75/85/95, 40/50/60. Experienced: >= 80 % (ACSM 2011).
    4: Rates(65, 5, 10, 40),
    5: Rates(65, 5, 10, 40),
}

STEADY_PURPOSES = frozenset({1, 4})
STEADY_SET = 5
"""For weight loss and for health: small steps, a top set of 85 % of TM at most. Moderate loads serve both
(ACSM 2011: 60-70 % of the 1RM)."""

VOLUME_PURPOSE = 2
VOLUME_LIGHTER, MIN_VOLUME_INIT = 5, 50
"""For hypertrophy: lighter by 5 points and not below 50, as volume counts for more than load (Schoenfeld et al. 2017:
like growth from light and heavy loads)."""

RETURN_PURPOSE = 6
RETURN_LIGHTER, MIN_RETURN_INIT = 10, 40
RETURN_WEEK, RETURN_SET, RETURN_DELOAD = 5, 5, 30
"""Back from a break: lighter by 10 points, not below 40, with small steps; 40-50 % of the 1RM is where the untrained
begin (ACSM 2011)."""

MIN_INIT, MAX_INIT = 40, 65
STEPS = (5, 10)
MAX_TOP_SET = 95
"""Limits of any wave: Wendler's own begins at 65, steps by 5 and 10, and ends at 95; nobody's is heavier."""

WEEKS = (1, 2, 3, 4)
SETS = (1, 2, 3)
DELOAD_WEEK = 4
REPS = ((5, 5, 5), (3, 3, 3), (5, 3, 1), (5, 5, 5))
"""By week and set: Wendler 2011, "5/5/5+, 3/3/3+, 5/3/1+, deload 5/5/5"."""
