"""A task whose reading holds an object and whose answer is JSON: two lifts to their sum."""

import json
from random import Random
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from malssi.tasks.task import (
    PASS,
    Check,
    Corruption,
    Drawing,
    Endpoint,
    Intake,
    Message,
    Mix,
    Presentation,
    Reading,
    Table,
    Task,
    Verdict,
    fail,
)


class Best(BaseModel):
    """The heaviest weights."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True)

    squat: float = Field(ge=10, le=600)
    """Squat in kg."""
    bench: float = Field(ge=10, le=600)
    """Bench press in kg."""


class Lifts(Reading):
    """Who lifts, and what."""

    level: Literal[1, 2, 3]
    """Experience."""
    gender: Literal["남성", "여성"]
    """Gender."""
    best: Best
    days: list[int] = Field(default_factory=list)
    """Days of the week."""

    @property
    def total(self) -> int:
        return round(self.best.squat + self.best.bench)


def prompt(reading: Lifts) -> list[Message]:
    return [Message("system", "합을 말합니다."), Message("user", f"{reading.best.squat:g} + {reading.best.bench:g}")]


def sample(rng: Random, mix: Mix) -> Lifts:
    best = Best(squat=float(rng.randint(20, 200)), bench=float(rng.randint(20, 200)))
    return Lifts(level=1, gender="여성", best=best)


def reference(reading: Lifts, rng: Random) -> str:
    return json.dumps({"name": "합계", "total": reading.total}, ensure_ascii=False, separators=(",", ":"))


def is_the_total(reading: Lifts, text: str) -> Verdict:
    return PASS if text == reference(reading, Random(0)) else fail(f"합은 {reading.total}입니다")


def schema(reading: Lifts) -> dict[str, Any]:
    properties = {"name": {"const": "합계"}, "total": {"enum": [reading.total, reading.total + 1]}}
    return {"type": "object", "properties": properties, "required": list(properties)}


def tables(reading: Lifts, text: str) -> list[Table]:
    rows = (("스쿼트 [kg]", f"{reading.best.squat:g}"), ("<벤치>", f"{reading.best.bench:g}"))
    return [Table("기록", ("종목", "무게"), rows), Table("합", ("합계",), ((str(json.loads(text)["total"]),),))]


task = Task(
    name="toy-lifts",
    version="1",
    title="두 종목의 합",
    reading=Lifts,
    prompt=prompt,
    drawing=Drawing(
        sample=sample,
        stratum=lambda reading: "all",
        group_key=lambda reading: str(reading.best),
        held_out=lambda reading: False,
    ),
    reference=reference,
    checks=(Check(is_the_total),),
    corruptions=(Corruption(lambda reading, text, rng: text + "!", "is_the_total"),),
    examples=(Lifts(level=1, gender="남성", best=Best(squat=100.0, bench=60.0)),),
    intake=Intake(
        columns={"squat": ("스쿼트",)},
        estimates={"bench": lambda fields: fields.get("best", {}).get("squat", 0) * 0.6 or None},
        forms={"squat": "toy-lifts"},
    ),
    schema=schema,
    presentation=Presentation(
        tables=tables, endpoint=Endpoint("/toy/total", lambda reading, text: json.loads(text) | {"unit": "kg"})
    ),
)
