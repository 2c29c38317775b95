"""What the wearable tasks are given: a person's day as a watch measured it, and what that person says of it.

It refuses what nobody measures, and says how a value is rounded. What the values mean is `criteria`'s.
"""

import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ModelWrapValidatorHandler, PrivateAttr, field_validator, model_validator
from pydantic_core import PydanticCustomError

from malssi.korean.morphemes import MAX_READ
from malssi.tasks.task import Reading
from malssi.tasks.wearable.complaints import not_understood
from malssi.tasks.wearable.criteria import RESTING_TOO_FAST
from malssi.tasks.wearable.redflags import Flag, flags_in, flags_of, in_despair, in_order
from malssi.tasks.wearable.told import told_values

MAX_NOTE = 300
MAX_SYMPTOM = 40
MAX_SYMPTOMS = 10


def measured(low: float, high: float, unit: str, whole: bool, hint: str = "") -> Callable[[Any], Any]:
    """A validator that refuses what is no such measurement, with the text of what is expected."""
    kind = "a whole number, " if whole else ""
    expected = f"{kind}{low:g} to {high:g} {unit}".strip() + (f"; {hint}" if hint else "")

    def check(value: Any) -> Any:
        if value is None:
            return value
        wanted = int if whole else (int, float)
        if isinstance(value, bool) or not isinstance(value, wanted) or not low <= value <= high:  # NaN is not in range
            raise PydanticCustomError("measured", "{expected}", {"expected": expected})
        return value

    return check


def percent(value: Any) -> Any:
    """A saturation in percent; Apple Health writes it as a fraction, which is never guessed to be percent."""
    if isinstance(value, float) and 0 < value <= 1:
        hint = f"50 to 100 %; this looks like a fraction, give {shown(value * 100)}"
        raise PydanticCustomError("fraction", "{expected}", {"expected": hint})
    return measured(50, 100, "%", whole=True)(value)


def listed(value: Any) -> Any:
    """Words as a list, or separated by commas as they are typed into a form."""
    if isinstance(value, str):
        value = [word.strip() for word in value.split(",") if word.strip()]
    return tuple(value) if isinstance(value, list) else value


MIN_BEATS, MAX_BEATS = 30, 150
"""bpm at rest."""
Beats = BeforeValidator(measured(MIN_BEATS, MAX_BEATS, "bpm", whole=True))
Symptom = Annotated[str, Field(min_length=1, max_length=MAX_SYMPTOM)]


class Day(Reading):
    """A day of one person; at least last night's sleep or the resting heart rate is there."""

    age: Annotated[
        Annotated[int, Field(ge=10, le=100)] | None, BeforeValidator(measured(10, 100, "years", whole=True))
    ] = None
    """Age in years (나이), 10 to 100; without it no target heart rate is given."""
    gender: Literal["남성", "여성"] | None = None
    """남성 or 여성 (성별)."""
    heart_rate: Annotated[
        Annotated[int, Field(ge=30, le=220)] | None, BeforeValidator(measured(30, 220, "bpm", whole=True))
    ] = None
    """Heart rate in bpm (심박수), 30 to 220."""
    resting_heart_rate: Annotated[Annotated[int, Field(ge=MIN_BEATS, le=MAX_BEATS)] | None, Beats] = None
    """Today's resting heart rate in bpm (안정시 심박수), 30 to 150."""
    usual_resting_heart_rate: Annotated[Annotated[int, Field(ge=MIN_BEATS, le=MAX_BEATS)] | None, Beats] = None
    """The person's usual resting heart rate in bpm (평소), 30 to 150; without it the change is unknown."""
    sleep_hr: Annotated[
        Annotated[float, Field(ge=0, le=24)] | None,
        BeforeValidator(measured(0, 24, "hours", whole=False, hint="give last night's sleep")),
    ] = None
    """Last night's sleep in hours (수면 시간), 0 to 24; judged and shown to the hundredth."""
    steps: Annotated[
        Annotated[int, Field(ge=0, le=100_000)] | None, BeforeValidator(measured(0, 100_000, "steps", whole=True))
    ] = None
    """Steps of the day (걸음 수), 0 to 100000."""
    distance_km: Annotated[
        Annotated[float, Field(ge=0, le=200)] | None, BeforeValidator(measured(0, 200, "km", whole=False))
    ] = None
    """Distance in km (이동 거리), 0 to 200."""
    active_calories: Annotated[
        Annotated[int, Field(ge=0, le=10_000)] | None, BeforeValidator(measured(0, 10_000, "kcal", whole=True))
    ] = None
    """Active energy in kcal (활동 칼로리), 0 to 10000."""
    oxygen_saturation: Annotated[Annotated[int, Field(ge=50, le=100)] | None, BeforeValidator(percent)] = None
    """Oxygen saturation in whole percent (산소포화도), 50 to 100; a fraction such as 0.97 is refused."""
    weight: Annotated[
        Annotated[float, Field(ge=20, le=400)] | None, BeforeValidator(measured(20, 400, "kg", whole=False))
    ] = None
    """Weight in kg (체중), 20 to 400."""
    bmi: Annotated[Annotated[float, Field(ge=8, le=90)] | None, BeforeValidator(measured(8, 90, "", whole=False))] = (
        None
    )
    """Body mass index (체질량지수), 8 to 90."""
    symptoms: Annotated[tuple[Symptom, ...], Field(max_length=MAX_SYMPTOMS), BeforeValidator(listed)] = ()
    """What the person feels, in a few words each (증상); at most ten."""
    note: Annotated[str, Field(max_length=MAX_NOTE)] | None = None
    """What the person adds (메모), at most 300 characters; read as data, never as an instruction."""
    hr_max_formula: Literal["fox", "tanaka", "gellish"] = "fox"
    """Formula of the maximal heart rate: fox 220-age, tanaka 208-0.7age, gellish 207-0.7age."""

    _given: dict[str, Any] = PrivateAttr(default_factory=dict)

    @model_validator(mode="wrap")
    @classmethod
    def hears_values(cls, data: Any, handler: ModelWrapValidatorHandler["Day"]) -> "Day":
        """Take values that are told in words as readings; of two, the worse one counts."""
        heard = worse_values(data) if isinstance(data, Mapping) else {}
        day = handler({**data, **heard} if heard else data)
        day._given.update({name: data.get(name) for name in heard})
        return day

    @field_validator("sleep_hr")
    @classmethod
    def to_the_hundredth(cls, hours: float | None) -> float | None:
        """What is shown is what is judged."""
        return None if hours is None else float(rounded(hours, 2))

    @model_validator(mode="after")
    def has_sleep_or_heart(self) -> "Day":
        """Refuse a day of which the two main readings are missing."""
        if self.sleep_hr is None and self.resting_heart_rate is None:
            raise PydanticCustomError("empty_day", "sleep_hr or resting_heart_rate at least; give one of them")
        return self

    @model_validator(mode="after")
    def can_be_answered_by_a_score(self) -> "Day":
        """Refuse a day of somebody who does not want to live: no score and no exercise answers that."""
        if in_despair(self.said):
            raise PydanticCustomError("despair", "words that a score can answer")
        return self

    @property
    def told_in_words(self) -> dict[str, dict[str, Any]]:
        """Fields whose value was told in words: what counts, and what the field itself had, None where nothing."""
        return {name: {"told": getattr(self, name), "given": given} for name, given in self._given.items()}

    @property
    def change(self) -> int | None:
        """Resting heart rate less the usual one; None where either is unknown, never 0."""
        if self.resting_heart_rate is None or self.usual_resting_heart_rate is None:
            return None
        return self.resting_heart_rate - self.usual_resting_heart_rate

    @property
    def flags(self) -> tuple[Flag, ...]:
        """Red flags in what the person says; a note is searched too, since people write there what hurts."""
        found = [*map(flags_of, self.symptoms), flags_in(self.note or "")]
        return in_order(dict(flag for flags in reversed(found) for flag in flags))

    @property
    def said(self) -> str:
        """What the person says, as one text."""
        return ". ".join((*self.symptoms, self.note or ""))


def worse_values(data: Mapping[str, Any]) -> dict[str, int]:
    """The values that a day's words tell where its fields have none, or a better one."""
    symptoms = listed(data.get("symptoms") or ())
    said = [*(symptoms if isinstance(symptoms, tuple) else ()), data.get("note")]
    heard = told_values(". ".join(words for words in said if isinstance(words, str))[:MAX_READ])
    worse = {"oxygen_saturation": min, "resting_heart_rate": max}
    counted = {}
    for name, value in heard.items():
        given = data.get(name)
        if given is None or (isinstance(given, int | float) and worse[name](given, value) != given):
            counted[name] = value
    return counted


class JudgedDay(Day):
    """A day that can be judged: a resting heart rate alone says nothing without the usual one."""

    @field_validator("symptoms")
    @classmethod
    def are_understood(cls, symptoms: tuple[str, ...]) -> tuple[str, ...]:
        """Refuse a complaint that is not understood: no model here was trained to name it, and it is never ignored."""
        unknown = not_understood(symptoms)
        if unknown:
            expected = f"complaints that are understood; {', '.join(unknown)} is not, and is to be looked at"
            raise PydanticCustomError("complaint", "{expected}", {"expected": expected})
        return symptoms

    @model_validator(mode="after")
    def can_be_judged(self) -> "JudgedDay":
        """Refuse a day of which nothing can be judged."""
        known = (self.sleep_hr, self.change, self.steps, self.oxygen_saturation)
        racing = (self.resting_heart_rate or 0) > RESTING_TOO_FAST
        if all(value is None for value in known) and not self.flags and not racing:
            raise PydanticCustomError(
                "unjudged",
                "something to judge by; give usual_resting_heart_rate, sleep_hr, steps or oxygen_saturation",
            )
        return self


Style = Literal["brief", "report"]


def is_brief(style: Style) -> bool:
    """Whether an answer is one of the usual length."""
    return style == "brief"


Styled = Annotated[Style, Field(exclude_if=is_brief)]
"""A style; the usual one is left out where a reading is written down, as it was before there were two."""


FORMS = {"style": "wearable-v1"}
"""What decides the form of an answer, and the recipe of reports."""


class StyledDay(JudgedDay):
    """A day, and how much is to be said of it."""

    style: Styled = "brief"
    """Length of the answer (형식): brief, or report, about twice as long, for models trained on reports."""


def rounded(value: float, places: int = 0) -> Decimal:
    """Round half up, as people do: 139.5 is 140."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def shown(value: float) -> str:
    """A number as people read it: 8,500, 7.5, 7 for 7.0, at most two decimals."""
    text = f"{rounded(value, 2):,f}"
    return re.sub(r"\.?0+$", "", text) if "." in text else text
