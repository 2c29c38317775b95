from malssi.tasks.wearable.criteria import SCALES
from malssi.tasks.wearable.reading import JudgedDay
from malssi.tasks.wearable.sides import SIDES


def test_the_sides_are_the_first_value_of_each_class_and_the_last_before_it() -> None:
    assert [side for side in SIDES if side.startswith("sleep")] == [
        *("sleep 3.9", "sleep 4", "sleep 4.9", "sleep 5", "sleep 5.9", "sleep 6", "sleep 6.9", "sleep 7"),
        *("sleep 7.9", "sleep 8", "sleep 9", "sleep 9.1", "sleep 10", "sleep 10.1"),
    ]
    assert [side for side in SIDES if side.startswith("change")][-4:] == [
        "change 9",
        "change 10",
        "change 14",
        "change 15",
    ]
    assert len(SIDES) == 2 * sum(len(scale.levels) - 1 for scale in SCALES.values())


def test_a_day_is_on_a_side_by_its_own_value() -> None:
    day = JudgedDay(sleep_hr=5.9, resting_heart_rate=70, usual_resting_heart_rate=60, steps=9998)
    assert [side for side, lies in SIDES.items() if lies(day)] == ["sleep 5.9", "change 10"]
