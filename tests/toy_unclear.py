"""The toy task with two checks that do not understand every statement, a hard one and a soft one."""

from dataclasses import replace
from random import Random

from malssi.tasks.task import PASS, Check, Corruption, Endpoint, Verdict, fail, unclear
from toy import Weights, toy

ALARMED, REFERRED = 79, 78
"""Weights of yesterday with which care comes first."""

ASKED = Weights(before_kg=60, after_kg=62)
RIGHT = "어제보다 2kg 늘었어요. 공원 쪽을 걸어 보세요."
ODD = "달그림자를 개어 보세요."
UNCLEAR = f"어제보다 2kg 늘었어요. 공원 쪽을 걸어 보세요. {ODD}"
ODDER = f"{UNCLEAR} 물결을 접어 보세요."
WRONG = f"어제보다 3kg 늘었어요. 공원 쪽을 걸어 보세요. {ODD}"


def is_understood(reading: Weights, text: str) -> Verdict:
    """Every sentence is understood, but those of shadows; and nothing is said of money."""
    return fail("돈 이야기입니다") if "돈" in text else unclear(ODD) if ODD in text else PASS


def is_dry(reading: Weights, text: str) -> Verdict:
    """Nothing is said of waves that is not understood."""
    return unclear("물결을 접어 보세요.") if "물결" in text else fail("비") if "비" in text else PASS


def is_light(reading: Weights, text: str) -> Verdict:
    """A soft check that does not understand the walk."""
    return unclear("걸어 보세요") if "걸어" in text else fail("돌") if "돌" in text else PASS


def with_money(reading: Weights, text: str, rng: Random) -> str:
    return f"돈이에요. {text}"


def with_rain(reading: Weights, text: str, rng: Random) -> str:
    return f"비예요. {text}"


def with_a_stone(reading: Weights, text: str, rng: Random) -> str:
    return f"돌이에요. {text}"


task = replace(
    toy,
    name="toy-unclear",
    checks=(*toy.checks, Check(is_understood), Check(is_dry), Check(is_light, hard=False)),
    corruptions=(
        *toy.corruptions,
        Corruption(with_money, "is_understood"),
        Corruption(with_rain, "is_dry"),
        Corruption(with_a_stone, "is_light"),
    ),
    intake=replace(
        toy.intake,
        safety_notice=lambda fields: "119에 연락하세요." if fields.get("before_kg") == ALARMED else "",
        facts=lambda fields: {"refer": True} if fields.get("before_kg") == REFERRED else {},
    ),
    presentation=replace(toy.presentation, endpoint=Endpoint("/toy/unclear", lambda reading, text: {"said": text})),
)
