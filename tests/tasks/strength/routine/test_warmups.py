"""Which warm-ups are written."""

from malssi.tasks.strength.routine.warmups import warmups


def test_two_drills_of_one_lift_come_in_their_order_and_the_bar_last() -> None:
    assert "힙 서클, 빈 바 스쿼트" in warmups(("squat",))
    assert "빈 바 스쿼트, 힙 서클" not in warmups(("squat",))


def test_with_two_lifts_each_has_a_drill() -> None:
    assert "힙 서클, 견갑 푸시업" in warmups(("squat", "bench_press"))
    assert "힙 서클, 월 스쿼트" not in warmups(("squat", "bench_press"))


def test_no_drill_comes_twice() -> None:
    assert all(len(set(drills.split(", "))) == 2 for drills in warmups(("bench_press", "over_head_press")))
