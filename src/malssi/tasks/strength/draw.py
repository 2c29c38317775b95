"""Which lifters there are: how they are drawn, which scenario each belongs to, which are never trained on."""

from random import Random
from typing import Literal

from malssi.tasks.strength.request import EXPERIENCES, GENDERS, HEAVIEST_KG, LIGHTEST_KG, PURPOSES, Lifter, RmWeight
from malssi.tasks.task import Cell, Mix

Gender = Literal["남성", "여성"]

SQUAT_KG = {1: 55, 2: 80, 3: 105, 4: 140, 5: 175}
"""Median of men's 1RM by experience; judged, of the order of Kilgore's standards (ExRx.net) for 82 kg of bodyweight,
untrained to advanced. Competitors lift more: a median of 195 kg (OpenPowerlifting)."""

WOMEN = 0.6
"""Of men's squat: medians of 110 and 195 kg (OpenPowerlifting)."""

SPREAD = 0.22
"""Standard deviation of the squat's logarithm: a fifth either way."""

DEADLIFT_PER_SQUAT, DEADLIFT_SPREAD = 1.2, 0.08
BENCH_PER_SQUAT = (0.60, 0.70)
PRESS_PER_BENCH = (0.56, 0.67)
"""Ratios between the lifts; OpenPowerlifting's medians are 1.13 and 0.69 for men, 1.21 and 0.57 for women."""

EXPERIENCE_SHARES = (25, 25, 25, 15, 10)
PURPOSE_SHARES = (25, 25, 20, 20, 4, 6)
MEN, IN_ALL = 65, 100
"""Who comes to a gym's application, judged: beginners more than veterans, few powerlifters, few after a break."""

STEPS_KG, STEP_SHARES = (2.5, 5.0, 1.0), (70, 20, 10)
"""1RMs are what could be loaded: pairs of 1.25 kg plates mostly."""

LIMIT_SHARE = 0.2
"""Of the balanced lifters, how many have weights at the limits, which must sway an answer as little as others do."""

HELD_OUT_KG = (92.5, 97.5)
"""Squats in this band, the upper end excluded, are never trained on."""


def sample_lifter(rng: Random, mix: Mix) -> Lifter:
    """Draw a lifter: of every cell alike (balanced), as people come (natural), or with weights at the limits."""
    natural = mix == "natural"
    experience = rng.choices(EXPERIENCES, EXPERIENCE_SHARES if natural else None)[0]
    gender = rng.choices(GENDERS, (MEN, IN_ALL - MEN) if natural else None)[0]
    purpose = rng.choices(PURPOSES, PURPOSE_SHARES if natural else None)[0]
    at_limits = mix == "boundary" or (mix == "balanced" and rng.random() < LIMIT_SHARE)
    weights = limit_weights(rng) if at_limits else usual_weights(rng, experience, gender)
    return Lifter(experience=experience, gender=gender, purpose=purpose, rm_weight=weights)


def usual_weights(rng: Random, experience: int, gender: Gender) -> RmWeight:
    """The 1RMs of somebody of this experience."""
    squat = SQUAT_KG[experience] * (WOMEN if gender == "여성" else 1) * rng.lognormvariate(0, SPREAD)
    return balanced_weights(rng, squat)


def balanced_weights(rng: Random, squat: float) -> RmWeight:
    """All four 1RMs of somebody who squats this much."""
    bench = squat * rng.uniform(*BENCH_PER_SQUAT)
    return RmWeight(
        bench_press=loadable(rng, bench),
        squat=loadable(rng, squat),
        dead_lift=loadable(rng, squat * rng.gauss(DEADLIFT_PER_SQUAT, DEADLIFT_SPREAD)),
        over_head_press=loadable(rng, bench * rng.uniform(*PRESS_PER_BENCH)),
    )


def limit_weights(rng: Random) -> RmWeight:
    """Somebody very light, very heavy, or out of all proportion; often exactly at a limit."""
    kind = rng.choice(("light", "heavy", "uneven"))
    if kind == "uneven":
        bench, squat, dead, press = (rng.choice((LIGHTEST_KG, HEAVIEST_KG, rng.uniform(10, 600))) for _ in range(4))
        return RmWeight(
            bench_press=within(bench), squat=within(squat), dead_lift=within(dead), over_head_press=within(press)
        )
    return balanced_weights(rng, rng.uniform(10, 40) if kind == "light" else rng.uniform(350, 600))


def loadable(rng: Random, weight_kg: float) -> float:
    """The weight in steps of plates, within the limits."""
    step = rng.choices(STEPS_KG, STEP_SHARES)[0]
    return within(round(weight_kg / step) * step)


def within(weight_kg: float) -> float:
    """The weight to a tenth, within the limits."""
    return float(min(HEAVIEST_KG, max(LIGHTEST_KG, round(weight_kg, 1))))


def stratum(lifter: Lifter) -> Cell:
    """The scenario that a lifter belongs to: e2_f_p3."""
    return f"e{lifter.experience}_{'m' if lifter.gender == '남성' else 'f'}_p{lifter.purpose}"


def group_key(lifter: Lifter) -> str:
    """The four 1RMs: no person is shared by two splits."""
    return ",".join(f"{kg:g}" for kg in lifter.rm_weight.model_dump().values())


def held_out(lifter: Lifter) -> bool:
    """Whether the squat lies in the band that nothing is trained on."""
    low, high = HELD_OUT_KG
    return low <= lifter.rm_weight.squat < high
