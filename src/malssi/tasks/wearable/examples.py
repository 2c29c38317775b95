"""Acceptance cases of the wearable tasks: the contract's two worked days, and one of each that must not fail."""

from malssi.tasks.wearable.reading import JudgedDay, StyledDay

EXAMPLES = (
    JudgedDay(
        sleep_hr=7.5, resting_heart_rate=67, usual_resting_heart_rate=65, steps=8500, oxygen_saturation=96, age=30
    ),
    JudgedDay(
        age=35,
        gender="남성",
        heart_rate=88,
        resting_heart_rate=78,
        usual_resting_heart_rate=65,
        sleep_hr=4.5,
        steps=3500,
        distance_km=2.7,
        active_calories=150,
        oxygen_saturation=97,
        weight=75,
        bmi=24.5,
    ),
    JudgedDay(sleep_hr=8.2, resting_heart_rate=58, usual_resting_heart_rate=60, steps=12000, oxygen_saturation=98),
    JudgedDay(sleep_hr=6.5, resting_heart_rate=70),
    JudgedDay(sleep_hr=8, resting_heart_rate=60, usual_resting_heart_rate=60, steps=11000, oxygen_saturation=85),
    JudgedDay(sleep_hr=7.2, resting_heart_rate=66, usual_resting_heart_rate=64, steps=7400, symptoms=("가슴 통증",)),
    JudgedDay(sleep_hr=7.5, resting_heart_rate=67, usual_resting_heart_rate=65, steps=8500, oxygen_saturation=91),
    JudgedDay(sleep_hr=7.8, resting_heart_rate=145, steps=6500, oxygen_saturation=94),
)

STYLED = tuple(StyledDay(**dict(day)) for day in EXAMPLES)
"""The same for a task of two styles, briefly."""
