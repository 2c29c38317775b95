"""Which lifters are drawn, which cell they belong to, which are held out."""

from collections import Counter
from random import Random
from statistics import median
from typing import Any, get_args

import pytest

from malssi.tasks.strength.draw import group_key, held_out, sample_lifter, stratum
from malssi.tasks.strength.request import Lifter
from malssi.tasks.task import Mix


def drawn(mix: Mix, number: int = 3000) -> list[Lifter]:
    rng = Random(1)
    return [sample_lifter(rng, mix) for _ in range(number)]


def lifter(**lifts: float) -> Lifter:
    weights = {"bench_press": 40.0, "squat": 50.0, "dead_lift": 55.0, "over_head_press": 30.0} | lifts
    fields: dict[str, Any] = {"experience": 2, "gender": "여성", "purpose": 3, "rm_weight": weights}
    return Lifter.model_validate(fields)


@pytest.mark.parametrize("mix", get_args(Mix))
def test_the_same_seed_draws_the_same_lifters(mix: Mix) -> None:
    assert sample_lifter(Random(7), mix) == sample_lifter(Random(7), mix)


@pytest.mark.parametrize("mix", ["balanced", "boundary"])
def test_all_sixty_cells_are_drawn_alike(mix: Mix) -> None:
    counts = Counter(map(stratum, drawn(mix)))
    assert len(counts) == 60
    assert min(counts.values()) >= 25  # 50 each on average


def test_people_as_they_come_are_mostly_men_and_beginners() -> None:
    people = drawn("natural")
    assert 0.60 < sum(one.gender == "남성" for one in people) / len(people) < 0.70
    assert sum(one.experience <= 3 for one in people) > 0.7 * len(people)


def test_the_lifts_stand_to_each_other_as_real_ones_do() -> None:
    people = [one.rm_weight for one in drawn("natural") if one.rm_weight.squat >= 80]  # less rounding in the ratios
    assert median(one.dead_lift / one.squat for one in people) == pytest.approx(1.2, abs=0.02)
    assert median(one.bench_press / one.squat for one in people) == pytest.approx(0.65, abs=0.02)
    assert median(one.over_head_press / one.bench_press for one in people) == pytest.approx(0.615, abs=0.02)


def test_experience_and_gender_show_in_the_squat() -> None:
    squats: dict[tuple[str, int], list[float]] = {}
    for one in drawn("natural"):
        squats.setdefault((one.gender, one.experience), []).append(one.rm_weight.squat)
    men, women = ([median(squats[gender, years]) for years in range(1, 6)] for gender in ("남성", "여성"))
    assert men == sorted(men)
    assert women == sorted(women)
    assert all(hers < his for his, hers in zip(men, women, strict=True))


def test_the_boundary_holds_both_limits() -> None:
    weights = {kg for one in drawn("boundary") for kg in one.rm_weight.model_dump().values()}
    assert (min(weights), max(weights)) == (10, 600)


def test_a_cell_names_experience_gender_and_purpose() -> None:
    assert stratum(lifter()) == "e2_f_p3"


def test_a_person_is_known_by_the_four_lifts() -> None:
    assert group_key(lifter(squat=52.5)) == "40,52.5,55,30"
    assert group_key(lifter()) == group_key(lifter().model_copy(update={"experience": 5, "purpose": 1}))


@pytest.mark.parametrize(("squat", "out"), [(92.4, False), (92.5, True), (95, True), (97.4, True), (97.5, False)])
def test_a_band_of_squats_is_held_out(squat: float, out: bool) -> None:
    assert held_out(lifter(squat=squat)) == out
