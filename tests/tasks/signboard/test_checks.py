"""What each check accepts and what it rejects; the texts are what models do say, or could."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from malssi.tasks.check import verify
from malssi.tasks.signboard import checks, task
from malssi.tasks.signboard.reading import Temperatures
from malssi.tasks.task import PASS, Check, Outcome, Verdict

Test = Callable[[Temperatures, str], Verdict]


def of(days: tuple[int, ...]) -> Temperatures:
    yesterday, today, *month = days
    return Temperatures(yesterday_temp=yesterday, today_temp=today, month=month[0] if month else None)


def table(text: str) -> list[Any]:
    """Read rows of "check (days)" with one text a line under each; `\\n` stands for a line break."""
    rows = []
    for line in text.strip().splitlines():
        if not line.startswith(" "):
            name, *days = line.split()
        else:
            said = line[4:].replace("\\n", "\n")
            rows.append(pytest.param(getattr(checks, name), tuple(map(int, days)), said, id=f"{name}-{line[4:]}"))
    return rows


def texts_of(name: str) -> list[Any]:
    return table(Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("test", "days", "text"), texts_of("accepted"))
def test_a_right_text_is_accepted(test: Test, days: tuple[int, ...], text: str) -> None:
    assert test(of(days), text) == PASS


READING = (
    checks.is_understood,
    checks.is_safe,
    checks.states_the_change_rightly,
    checks.claims_only_what_two_temperatures_support,
    checks.names_no_foreign_season,
)
"""The checks that read what a text says."""


def objections(test: Test, days: tuple[int, ...], text: str) -> list[str]:
    """Why a text is not shown, by the check that is meant or by those that read it."""
    found = [one(of(days), text) for one in (test, *READING)]
    return [verdict.why for verdict in found if verdict.outcome is not Outcome.PASSED]


@pytest.mark.parametrize(("test", "days", "text"), texts_of("rejected"))
def test_a_wrong_text_is_not_shown_and_the_reason_is_told(test: Test, days: tuple[int, ...], text: str) -> None:
    whys = objections(test, days, text)
    assert whys
    assert re.search("[가-힣]", whys[0])


def test_what_is_known_to_slip_through_is_listed() -> None:
    """A text that is caught by now belongs among the rejected ones."""
    assert all(not objections(*row.values) for row in texts_of("slips"))


@pytest.mark.parametrize("check", task.checks, ids=lambda check: check.name)
def test_every_check_has_texts_that_it_accepts_and_rejects(check: Check[Temperatures]) -> None:
    assert sum(row.values[0] is check.test for row in texts_of("accepted")) >= 2
    assert sum(row.values[0] is check.test for row in texts_of("rejected")) >= 3


def test_only_the_tip_is_soft() -> None:
    assert [check.name for check in task.checks if not check.hard] == ["gives_a_tip"]


def test_a_good_text_passes_as_a_whole() -> None:
    good = "어제보다 10도 올라 포근한 하루예요. 산책로를 가볍게 걷고 얇은 겉옷도 챙기세요."
    assert verify(task, of((10, 20)), good).passed


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\x00",
        "\ud7ff",
        "도",
        "10",
        "0" * 5000,
        "9" * 5000 + "도 올라",
        "도" * 5000,
        "10도 올라 " * 500,
        "어제 " * 2000,
    ],
)
def test_no_text_breaks_a_check(text: str) -> None:
    assert not verify(task, of((10, 20)), text).passed
