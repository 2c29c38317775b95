"""Statements that the checks do not understand: refused, or shown with a warning where that is accepted."""

import json

import pytest

from toy_unclear import ALARMED, ODD, RIGHT, UNCLEAR, WRONG

SAY = ("say", "toy-unclear", "--before-kg", "60", "--after-kg", "62")
HEADER = "before_kg,after_kg\n"


@pytest.fixture
def accept(monkeypatch):
    """Show what is unclear."""
    monkeypatch.setenv("MALSSI_UNCLEAR", "accept")


@pytest.fixture
def say_file(malssi, tmp_path):
    """Answer a file of two rows."""

    def run(*options):
        path = tmp_path / "days.csv"
        path.write_text(HEADER + "60,62\n62,64\n", "utf-8")
        return malssi("say", "toy-unclear", "--from", str(path), *options)

    return run


def test_what_is_unclear_is_refused_with_its_checks(malssi, script, odd):
    script(UNCLEAR)
    ended = malssi(*SAY)
    assert (ended.code, ended.out) == (3, "")
    assert "(unclear: is_understood x16; given up, since none passed is_understood)" in ended.err
    assert ODD not in ended.err


def test_json_has_the_unclear_checks_beside_the_failed_ones(malssi, script, odd):
    script(WRONG, UNCLEAR)
    (told,) = malssi(*SAY, "--json").objects
    assert (told["text"], told["verified"]) == (None, False)
    assert told["failed_checks"] == {"states_the_change": 1}
    assert set(told["unclear_checks"]) == {"is_understood"}


def test_an_accepted_text_comes_with_a_warning_that_says_what_was_not_understood(malssi, script, odd, accept):
    script(UNCLEAR)
    ended = malssi(*SAY)
    assert (ended.code, ended.out) == (0, UNCLEAR + "\n")
    assert ended.err == f"warning: unverified, no candidate passed; not understood: {ODD}\n"


def test_json_of_an_accepted_text_says_that_it_is_not_verified(malssi, script, odd, accept):
    script(UNCLEAR)
    ended = malssi(*SAY, "--json")
    (told,) = ended.objects
    assert (told["text"], told["verified"], told["unread"]) == (UNCLEAR, False, [ODD])
    assert ended.err.startswith("warning: unverified")


def test_a_verified_text_has_no_unread_parts(malssi, script, odd, accept):
    script(RIGHT)
    ended = malssi(*SAY, "--json")
    assert (ended.objects[0]["verified"], "unread" in ended.objects[0], ended.err) == (True, False, "")


def test_what_failed_is_refused_all_the_same(malssi, script, odd, accept):
    script(WRONG)
    ended = malssi(*SAY)
    assert (ended.code, ended.out) == (3, "")


def test_an_alarm_is_never_relaxed(malssi, script, odd, accept):
    script(UNCLEAR)
    ended = malssi("say", "toy-unclear", "--before-kg", str(ALARMED), "--after-kg", str(ALARMED + 2))
    assert (ended.code, ended.out) == (3, "")
    assert "119에 연락하세요." in ended.err


def test_a_raw_text_that_is_unclear_is_called_so(malssi, script, odd):
    script(UNCLEAR)
    ended = malssi(*SAY, "--raw")
    assert (ended.code, ended.out) == (0, UNCLEAR + "\n")
    assert ended.err == "unverified: unclear to is_understood\n"


def test_a_row_that_is_unclear_has_no_text(say_file, script, odd):
    script(RIGHT, UNCLEAR)
    ended = say_file()
    assert (ended.code, ended.out) == (3, RIGHT + "\n")
    assert "days.csv:3: no verified answer (unclear: is_understood)" in ended.err


def test_an_accepted_row_is_told_beside_and_counted_apart(say_file, script, odd, accept):
    script(RIGHT, UNCLEAR)
    ended = say_file()
    assert (ended.code, ended.out) == (0, f"{RIGHT}\n{UNCLEAR}\n")
    assert f"days.csv:3: unverified, no candidate passed; not understood: {ODD}" in ended.err
    assert "2 rows: 1 verified, 1 shown unverified, since they are unclear" in ended.err


def test_an_accepted_row_says_so_in_json_and_in_a_file(say_file, script, odd, accept, tmp_path):
    script(RIGHT, UNCLEAR)
    out = tmp_path / "answers.jsonl"
    assert say_file("--json", "--out", str(out)).code == 0
    first, second = map(json.loads, out.read_text("utf-8").splitlines())
    assert (first["verified"], "unread" in first) == (True, False)
    assert (second["verified"], second["unread"]) == (False, [ODD])


def test_a_check_of_a_text_tells_its_outcome(malssi, odd):
    ended = malssi(
        "check", "toy-unclear", "--reading", '{"before_kg": 60, "after_kg": 62}', "--text", UNCLEAR, "--json"
    )
    assert (ended.code, ended.objects[0]["passed"], ended.objects[0]["outcome"]) == (1, False, "unclear")
