"""`malssi check`."""

import pytest

READING = '{"yesterday_temp": 10, "today_temp": 20}'


def test_a_good_text_passes(malssi, right):
    ended = malssi("check", "signboard", "--reading", READING, "--text", right(10, 20))
    assert ended.code == 0
    assert "✓ states_the_change_rightly" in ended.out
    assert "✗" not in ended.out


def test_a_wrong_text_fails_with_the_reason(malssi, right):
    ended = malssi("check", "signboard", "--reading", READING, "--text", right(10, 21))
    assert ended.code == 1
    assert "✗ states_the_change_rightly: " in ended.out


def test_json_has_every_check(malssi, right):
    ended = malssi("check", "signboard", "--reading", READING, "--text", right(10, 21), "--json")
    (told,) = ended.objects
    assert (ended.code, told["passed"]) == (1, False)
    failed = next(check for check in told["checks"] if check["check"] == "states_the_change_rightly")
    assert failed["outcome"] == "failed"
    assert failed["hard"]
    assert failed["why"]


@pytest.mark.parametrize(
    ("reading", "told"),
    [
        ('{"yesterday_temp": 10', "error: not JSON"),
        ("[]", "error: reading: got []"),
        ('{"yesterday_temp": 10, "today_temp": NaN}', "error: today_temp: got nan"),
        ('{"yesterday_temp": 10}', "error: today_temp: got None"),
        ('{"yesterday_temp": 10, "today_temp": 20, "x": 1}', "error: x: got 1, expected no such field"),
    ],
)
def test_a_bad_reading_is_told(malssi, reading, told):
    ended = malssi("check", "signboard", "--reading", reading, "--text", "x")
    assert ended.code == 2
    assert ended.err.startswith(told)
