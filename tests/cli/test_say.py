"""`malssi say` with a reading from flags."""

from random import Random

import pytest

from malssi.cli.said import print_markdown
from malssi.tasks.parse import parse_reading
from malssi.tasks.registry import load_task

DAY = ("--yesterday-temp", "10", "--today-temp", "20")


def test_a_verified_text_is_printed_and_nothing_else(malssi, script, right):
    script(right(10, 20))
    ended = malssi("say", "signboard", *DAY)
    assert (ended.code, ended.out, ended.err) == (0, right(10, 20) + "\n", "")


def test_json_tells_what_it_cost(malssi, script, right):
    script("틀린 문구", right(10, 20))
    ended = malssi("say", "signboard", *DAY, "--month", "5", "--json", "--seed", "7")
    (told,) = ended.objects
    assert told["reading"] == {"yesterday_temp": 10.0, "today_temp": 20.0, "month": 5}
    assert (told["task"], told["text"], told["verified"], told["attempts"]) == ("signboard", right(10, 20), True, 2)
    assert (told["model"], told["seed"]) == ("scripted", 7)
    assert told["seconds"] >= 0
    assert "".join(told["pages"]).replace(" ", "") == told["text"].replace(" ", "")


def test_a_seed_that_was_drawn_is_told(malssi, script, right):
    script(right(10, 20))
    seeds = {malssi("say", "signboard", *DAY, "--json").objects[0]["seed"] for _ in range(3)}
    assert len(seeds) == 3


def test_temperatures_below_zero_are_no_flags(malssi, script, right):
    script(right(-10, -3))
    assert malssi("say", "signboard", "--yesterday-temp", "-10", "--today-temp", "-3").code == 0


def test_without_a_verified_answer_there_is_no_text(malssi, script):
    script("틀린 문구")
    ended = malssi("say", "signboard", *DAY)
    assert (ended.code, ended.out) == (3, "")
    assert ended.err.startswith("error: signboard: none of 16 candidates passed")
    assert "틀린" not in ended.err


def test_without_a_verified_answer_json_has_the_failed_checks(malssi, script):
    script("틀린 문구")
    ended = malssi("say", "signboard", *DAY, "--json")
    assert ended.code == 3
    assert ended.objects[0]["text"] is None
    assert ended.objects[0]["failed_checks"]["states_the_change_rightly"] == 16
    assert ended.objects[0]["given_up"] in ended.objects[0]["failed_checks"]


def test_a_raw_text_is_marked_unverified_with_what_it_fails(malssi, script):
    script("틀린 문구")
    ended = malssi("say", "signboard", *DAY, "--raw")
    assert (ended.code, ended.out) == (0, "틀린 문구\n")
    assert ended.err.startswith("unverified: fails ")
    assert "states_the_change_rightly" in ended.err


def test_a_raw_text_in_json_says_what_the_checks_found(malssi, script):
    script("틀린 문구")
    (told,) = malssi("say", "signboard", *DAY, "--raw", "--json").objects
    assert (told["text"], told["verified"], told["raw"]) == ("틀린 문구", False, True)


BAD = {
    "missing": (["--yesterday-temp", "10"], "today_temp: got None, expected a value"),
    "string": ([*DAY[:3], "warm"], "today_temp: got 'warm', expected a number"),
    "nan": ([*DAY[:3], "NaN"], "today_temp: got nan, expected -40 to 50"),
    "900": ([*DAY[:3], "900"], "today_temp: got 900, expected -40 to 50"),
    "-999": (["--yesterday-temp", "-999", *DAY[2:]], "yesterday_temp: got -999, expected -40 to 50"),
    "61.0": ([*DAY[:3], "61.0"], "today_temp: got 61.0, expected -40 to 50"),
    "month": ([*DAY, "--month", "13"], "month: got 13, expected a whole number, 1 to 12"),
}


@pytest.mark.parametrize(("flags", "told"), BAD.values(), ids=BAD)
def test_a_bad_field_is_named_and_nothing_is_loaded(malssi, flags, told):
    ended = malssi("say", "signboard", *flags, "--adapter", "/nowhere")
    assert ended.code == 2
    assert ended.err.startswith(f"error: {told}")
    assert "\nhint: " in ended.err


def test_a_field_of_one_value_is_given_once(malssi):
    ended = malssi("say", "signboard", *DAY, "--today-temp", "9")
    assert ended.code == 2
    assert "today_temp: got 2 values (20, 9), expected one" in ended.err


def test_a_list_may_be_given_bit_by_bit_and_no_symptom_is_lost(malssi, script):
    script("x")
    ended = malssi(
        "say", "wearable-health", "--sleep-hr", "8", "--symptoms", "가슴 통증", "--symptoms", "어지러움, 기침", "--json"
    )
    assert ended.objects[0]["reading"]["symptoms"] == ["가슴 통증", "어지러움", "기침"]


def test_an_unknown_field_is_refused(malssi):
    ended = malssi("say", "signboard", *DAY, "--humidity", "3")
    assert ended.code == 2
    assert "--humidity" in ended.err


def test_an_unknown_task_is_told_with_a_near_one(malssi):
    ended = malssi("say", "signbord", *DAY)
    assert ended.code == 2
    assert ended.err.startswith("error: task: got 'signbord', expected one of signboard")
    assert ended.err.endswith("\nhint: did you mean signboard?\n")


def test_an_adapter_that_is_not_there_is_told(malssi, tmp_path):
    ended = malssi("say", "signboard", *DAY, "--adapter", str(tmp_path))
    assert ended.code == 2
    assert "no manifest.json" in ended.err


def test_an_unknown_engine_is_told(malssi):
    ended = malssi("say", "signboard", *DAY, "--engine", "oracle")
    assert ended.code == 2
    assert "engine: got 'oracle'" in ended.err


def test_the_help_of_a_task_tells_its_fields(malssi):
    told = malssi("say", "signboard", "--help").out
    for flag in ("--yesterday-temp", "--today-temp", "--month"):
        assert flag in told


def test_markdown_is_drawn_in_a_terminal_and_a_line_stays_a_line(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    print_markdown("**목표 심박수:** 126-147bpm\n└ 카보넨: 220-35\n\n- 수면 7시간\n- 심박 60bpm")
    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert lines == ["목표 심박수: 126-147bpm", "└ 카보넨: 220-35", "", " • 수면 7시간", " • 심박 60bpm"]


def test_an_emergency_without_an_answer_is_told_of_119(malssi, script):
    script("괜찮아요.")
    asked = ("say", "wearable-coaching", "--question", "가슴이 아파요 살려주세요")
    ended = malssi(*asked)
    assert (ended.code, ended.out) == (3, "")
    assert "119" in ended.err
    assert "119" in malssi(*asked, "--json").objects[0]["alarm"]
    refused = malssi(*asked, "--persona", "angry")
    assert refused.code == 2
    assert "119" in refused.err


def test_values_are_typed_as_people_write_them(malssi, script):
    script("x")
    options = ("--sleep-hr", "7시간 30분", "--steps", "8,500보", "--heart-rate", "62 BPM", "--gender", "여", "--json")
    reading = malssi("say", "wearable-health", *options).objects[0]["reading"]
    assert (reading["sleep_hr"], reading["steps"], reading["heart_rate"], reading["gender"]) == (7.5, 8500, 62, "여성")


def test_minus_signs_of_every_kind_and_units_are_no_flags(malssi, script, right):
    script(right(-10, -3))
    for today in ("-3도", "−3", "영하 3도"):
        assert malssi("say", "signboard", "--yesterday-temp", "-10℃", "--today-temp", today).code == 0


def test_another_unit_is_named_with_the_one_that_is_expected(malssi):
    ended = malssi("say", "wearable-health", "--sleep-hr", "7", "--weight", "132lb", "--note", "가슴이 아파요")
    assert ended.code == 2
    assert "weight: got '132lb' (lb is not kg), expected 20 to 400 kg" in ended.err
    assert "119" in ended.err


def test_a_complaint_that_is_not_understood_leaves_with_what_is_known(malssi, script):
    script("-")
    ended = malssi("say", "wearable-health", "--sleep-hr", "7.5", "--steps", "9000", "--symptoms", "허리가 이상해요")
    assert ended.code == 2
    assert ended.out == ""
    assert "진료로 확인하세요" in ended.err
    assert '"score": 54' in ended.err


def test_a_value_told_in_words_is_told_beside_the_answer(malssi, script):
    task = load_task("wearable-health")
    day = {"sleep_hr": 8, "oxygen_saturation": 97, "note": "산소 91"}
    script(task.reference(parse_reading(task, day), Random(0)))
    ended = malssi("say", task.name, "--sleep-hr", "8", "--oxygen-saturation", "97", "--note", "산소 91")
    assert "91%" in ended.out
    assert "oxygen_saturation: 91 is told in words and counts; the field says 97" in ended.err
