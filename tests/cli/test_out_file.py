"""`malssi say --from FILE --out FILE`, stopped and gone on with."""

import json

import pytest

from malssi.cli.out_file import note_path
from malssi.model.engine_scripted import ScriptedModel

HEADER = "yesterday_temp,today_temp,month\n"
ROWS = [f"{at},{at + 5},5\n" for at in range(10)]
CONTENT = HEADER + "".join(ROWS[:4]) + "x,1,\n" + "".join(ROWS[4:])


class Files:
    """A file of days, and one for the answers."""

    def __init__(self, folder, malssi):
        self.days, self.out, self.malssi = folder / "days.csv", folder / "answers.txt", malssi
        self.days.write_text(CONTENT, "utf-8")

    def say(self, *options, out=None):
        """Answer into the file."""
        return self.malssi("say", "signboard", "--from", str(self.days), "--out", str(out or self.out), *options)


@pytest.fixture
def files(tmp_path, malssi, script, right, monkeypatch):
    """Files, with batches of three rows and a model that is right about a rise of five degrees from zero."""
    monkeypatch.setenv("MALSSI_BATCH", "3")
    monkeypatch.setenv("MALSSI_MAX_CANDIDATES", "1")
    script(right(0, 5))
    return Files(tmp_path, malssi)


@pytest.fixture
def stop(monkeypatch):
    """Let somebody stop the run while the model answers its n-th batch."""

    def at(batch: int) -> None:
        generate, asked = ScriptedModel.generate, []

        def interrupted(self, requests):
            asked.append(requests)
            if len(asked) == batch:
                monkeypatch.setattr(ScriptedModel, "generate", generate)
                raise KeyboardInterrupt
            return generate(self, requests)

        monkeypatch.setattr(ScriptedModel, "generate", interrupted)

    return at


def test_answers_go_to_the_file_and_nothing_to_stdout(files, right):
    ended = files.say("--seed", "7")
    assert (ended.code, ended.out) == (2, "")
    assert files.out.read_text("utf-8").splitlines()[0] == right(0, 5)
    assert "days.csv:6: yesterday_temp: got 'x'" in ended.err
    assert not note_path(files.out).exists()


def test_in_plain_text_every_row_has_a_line_also_one_without_an_answer(files):
    files.say()
    lines = files.out.read_text("utf-8").split("\n")
    assert len(lines) == 12
    assert lines[4] == ""


def test_in_json_a_line_tells_its_row_and_no_seconds(files):
    files.say("--json", "--seed", "7")
    found = [json.loads(line) for line in files.out.read_text("utf-8").splitlines()]
    assert [answer["line"] for answer in found] == [2, 3, 4, 5, 7, 8, 9, 10, 11, 12]
    assert all("seconds" not in answer and answer["seed"] == 7 for answer in found)


def test_who_stops_a_run_is_told_the_last_row_and_how_to_go_on(files, stop):
    stop(3)
    ended = files.say("--seed", "7")
    assert ended.code == 130
    assert "days.csv is answered through line 7, in " in ended.err
    assert "--resume" in ended.err
    assert len(files.out.read_text("utf-8").splitlines()) == 6


def test_who_stops_a_run_to_stdout_is_told_the_last_row_too(files, malssi, stop):
    stop(2)
    ended = malssi("say", "signboard", "--from", str(files.days))
    assert ended.code == 130
    assert "days.csv is answered through line 4; with --out FILE" in ended.err


@pytest.mark.parametrize("options", [(), ("--json",), ("--raw",), ("--month", "4", "--json")])
@pytest.mark.parametrize("batch", [1, 2, 4])
def test_a_run_that_went_on_wrote_the_same_bytes_as_one_that_was_never_stopped(files, stop, tmp_path, options, batch):
    whole = tmp_path / "whole.txt"
    unbroken = files.say("--seed", "7", *options, out=whole)
    stop(batch)
    assert files.say("--seed", "7", *options).code == 130
    ended = files.say("--seed", "7", *options, "--resume")
    assert files.out.read_bytes() == whole.read_bytes()
    assert ended.code == unbroken.code
    assert ended.err.splitlines()[-1].split(";")[0] == unbroken.err.splitlines()[-1].split(";")[0]
    assert not note_path(files.out).exists()


def test_a_torn_line_behind_what_is_noted_is_dropped(files, stop, tmp_path):
    files.say("--seed", "7", "--json", out=tmp_path / "whole.txt")
    stop(3)
    files.say("--seed", "7", "--json")
    with files.out.open("ab") as file:
        file.write('{"line": 8, "text": "어'.encode()[:-1])
    files.say("--seed", "7", "--json", "--resume")
    assert files.out.read_bytes() == (tmp_path / "whole.txt").read_bytes()


def test_a_seed_that_was_drawn_is_taken_again(files, stop):
    stop(3)
    files.say("--json")
    assert files.say("--json", "--resume").code == 2
    assert len({json.loads(line)["seed"] for line in files.out.read_text("utf-8").splitlines()}) == 1


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--seed", "8"), "seed was 7, now 8"),
        (("--seed", "7", "--raw"), "raw was False, now True"),
        (("--seed", "7", "--json"), "json was False, now True"),
        (("--seed", "7", "--adapter", "/nowhere"), "adapter was None, now /nowhere"),
        (("--seed", "7", "--month", "4"), "flags was {}, now {'month': '4'}"),
        (("--seed", "7", "--temperature", "0"), "temperature was None, now 0"),
    ],
)
def test_a_run_goes_on_with_what_it_was_begun_with_only(files, stop, options, told):
    stop(3)
    files.say("--seed", "7")
    before = files.out.read_bytes()
    ended = files.say(*options, "--resume")
    assert ended.code == 2
    assert f"answers.txt: was begun otherwise: {told}" in ended.err
    assert files.out.read_bytes() == before


def test_a_run_goes_on_with_its_own_task_and_file_only(files, stop, tmp_path):
    stop(3)
    files.say("--seed", "7")
    other = tmp_path / "other.csv"
    other.write_text(CONTENT, "utf-8")
    options = ("--out", str(files.out), "--seed", "7", "--resume")
    assert "file was " in files.malssi("say", "signboard", "--from", str(other), *options).err
    other.write_text("sleep_hr\n7\n", "utf-8")
    assert "task was signboard 1, now wearable-health" in (
        files.malssi("say", "wearable-health", "--from", str(other), *options).err
    )


def test_a_run_does_not_go_on_where_the_rows_are_others(files, stop):
    stop(3)
    files.say("--seed", "7")
    files.days.write_text(CONTENT.replace("2,7,5", "2,8,5"), "utf-8")
    ended = files.say("--seed", "7", "--resume")
    assert ended.code == 2
    assert "the first 6 rows are not those that were answered" in ended.err


def test_a_run_that_was_stopped_is_not_written_over(files, stop):
    stop(3)
    files.say()
    ended = files.say()
    assert ended.code == 2
    assert "answers.txt: holds the answers of a run that was stopped" in ended.err


def test_a_run_that_was_never_begun_begins_with_resume(files, tmp_path):
    files.say("--seed", "7", out=tmp_path / "whole.txt")
    assert files.say("--seed", "7", "--resume").code == 2
    assert files.out.read_bytes() == (tmp_path / "whole.txt").read_bytes()


def test_a_finished_run_does_not_go_on_and_may_be_written_anew(files):
    files.say("--seed", "7")
    ended = files.say("--seed", "7", "--resume")
    assert ended.code == 2
    assert "nothing is left to do there" in ended.err
    assert files.say("--seed", "7").err.count("error") == 0


def test_an_output_that_lost_answers_is_refused(files, stop):
    stop(3)
    files.say("--seed", "7")
    files.out.write_text("", "utf-8")
    assert "is shorter than what was written" in files.say("--seed", "7", "--resume").err


def test_a_note_that_is_torn_is_refused(files, stop):
    stop(3)
    files.say("--seed", "7")
    note_path(files.out).write_text("{", "utf-8")
    ended = files.say("--resume")
    assert ended.code == 2
    assert "answers.txt.resume.json: cannot be read" in ended.err


def test_the_file_that_is_read_is_not_written(files):
    assert "is the file that is read" in files.say(out=files.days).err
    assert files.days.read_text("utf-8") == CONTENT
    assert "is no file" in files.say(out=files.days.parent).err


def test_out_and_resume_need_what_they_belong_to(malssi, files):
    day = ("say", "signboard", "--yesterday-temp", "1", "--today-temp", "2")
    assert "without --from" in malssi(*day, "--out", str(files.out)).err
    assert "--resume without --out" in malssi("say", "signboard", "--from", str(files.days), "--resume").err
