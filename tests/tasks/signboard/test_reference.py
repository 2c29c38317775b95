"""What the expert writes passes everything, in great variety."""

import re
import tomllib
from collections import Counter
from importlib.resources import files
from random import Random
from typing import get_args

import pytest

from malssi.tasks.check import verify
from malssi.tasks.korean import count
from malssi.tasks.signboard import task
from malssi.tasks.signboard.criteria import STATES
from malssi.tasks.signboard.reading import Temperatures
from malssi.tasks.signboard.reference import deeds
from malssi.tasks.task import Mix, Outcome

PHRASES = tomllib.loads(files("malssi.tasks.signboard").joinpath("phrases.ko.toml").read_text("utf-8"))


def written(mix: Mix, number: int) -> list[tuple[Temperatures, str]]:
    rng = Random(11)
    readings = [task.drawing.sample(rng, mix) for _ in range(number)]
    return [(reading, task.reference(reading, rng)) for reading in readings]


@pytest.mark.parametrize("mix", get_args(Mix))
def test_every_reference_passes_every_check(mix: Mix) -> None:
    for reading, text in written(mix, 500):
        verification = verify(task, reading, text)
        assert verification.passed, (reading, text, verification.failed)
        assert verification.outcome_of("gives_a_tip") is Outcome.PASSED, text
        assert 40 <= count(text) <= 70


@pytest.mark.parametrize("reading", task.examples)
def test_the_acceptance_cases_can_be_answered(reading: Temperatures) -> None:
    assert verify(task, reading, task.reference(reading, Random(1))).passed


def test_the_same_seed_writes_the_same_text() -> None:
    assert task.reference(task.examples[0], Random(5)) == task.reference(task.examples[0], Random(5))


def test_a_change_before_a_noun_is_followed_by_a_day_and_never_by_a_state() -> None:
    before = "|".join(form.rpartition(" ")[2] for way in PHRASES["change"].values() for form in way["of"])
    followed = Counter(re.findall(rf"(?:{before}) (\S+)", " ".join(text for _, text in written("balanced", 1000))))
    days = {
        word.split()[0]
        for row in [PHRASES["day"], *PHRASES["season_day"]]
        for style in ("yo", "nida")
        for word in row[style]
    }
    said = {word.rstrip(".") for word in followed}
    assert said
    assert said <= days | {"기온이라", "기온이에요", "기온입니다"}


def test_no_park_element_is_in_more_than_a_tenth_of_the_texts() -> None:
    counts = Counter(phrase for _, text in written("balanced", 1000) for phrase in task.drawing.phrases(text))
    assert counts.most_common(1)[0][1] <= 100
    assert len(counts) >= 15


def test_masked_texts_hardly_repeat() -> None:
    assert len({re.sub(r"\d+", "0", text) for _, text in written("natural", 1000)}) > 950


@pytest.mark.parametrize("state", [state.name for state in STATES])
def test_every_state_has_enough_to_do_and_to_advise(state: str) -> None:
    assert sum(len(acts) for acts in deeds(state)) >= 25
    assert len(PHRASES["tips"][state]["either"] + PHRASES["tips"][state]["before"]) >= 8
    assert len(PHRASES["state"][state]["yo"]) >= 4


def test_a_change_can_be_said_in_many_ways() -> None:
    ways = {way: sum(len(forms) for forms in kinds.values()) for way, kinds in PHRASES["change"].items()}
    assert ways["rise"] >= 12
    assert ways["fall"] >= 12
    assert ways["same"] >= 10
