"""Forms of answer: what an adapter was not trained on is refused before anything is drawn, on every way to it."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

import toy_lifts
from malssi.cli.main import main
from malssi.errors import PromptError, ReadingError
from malssi.evaluate.holdout import run_holdout
from malssi.model.answer import answer
from malssi.model.engine_scripted import ScriptedModel
from malssi.model.forms import forms_of, in_known_form, require_form
from malssi.model.load import open_model
from malssi.model.tokens import ChatTokens
from malssi.settings import Settings, load_settings
from malssi.tasks.wearable.health import task as health
from malssi.train import rows

SHIPPED = Settings().weights / "wearable"
DAY = health.examples[0]
REPORT = DAY.model_copy(update={"style": "report"})
LIFTS = toy_lifts.task.examples[0]


def model(**known: tuple[Any, ...]) -> ScriptedModel:
    """Says nothing; was trained on these forms of health reports."""
    made = ScriptedModel(["?"], ChatTokens.load(Settings().weights / "malssi-mini"))
    made.forms[health.name] = known
    return made


def test_another_form_is_refused_before_anything_is_drawn() -> None:
    brief = model(style=("brief",))
    with pytest.raises(ReadingError, match=r"style: got 'report', expected brief, all that scripted was trained on"):
        answer(health, brief, REPORT, seed=1)
    assert not brief.requests


def test_the_refusal_says_what_trains_another_form() -> None:
    with pytest.raises(ReadingError, match=r"malssi train sft wearable-v1 --out DIR"):
        require_form(health, model(style=("brief",)), REPORT)


def test_whoever_is_refused_is_told_what_must_be_told_all_the_same() -> None:
    ill = REPORT.model_copy(update={"symptoms": ("가슴 통증",)})
    with pytest.raises(ReadingError) as told:
        require_form(health, model(style=("brief",)), ill)
    assert "119" in told.value.alarm


@pytest.mark.parametrize("known", [{}, {"style": ("brief", "report")}, {"other": ("brief",)}])
def test_a_form_that_is_known_or_of_which_nothing_is_known_is_accepted(known: dict[str, tuple[str, ...]]) -> None:
    require_form(health, model(**known), REPORT)


def test_a_field_inside_another_object_decides_the_form_too() -> None:
    lifter = ScriptedModel(["?"], ChatTokens.load(Settings().weights / "malssi-mini"))
    lifter.forms["toy-lifts"] = {"squat": (50.0,)}
    with pytest.raises(ReadingError, match=rf"best\.squat: got {LIFTS.best.squat}, expected 50\.0"):
        require_form(toy_lifts.task, lifter, LIFTS)
    assert in_known_form(toy_lifts.task, lifter, LIFTS).best.squat == 50.0


def test_a_probe_is_asked_in_a_form_that_is_known() -> None:
    assert in_known_form(health, model(style=("report",)), DAY) == REPORT
    assert in_known_form(health, model(style=("brief",)), DAY) is DAY


def test_the_forms_of_rows_are_those_that_they_have() -> None:
    assert forms_of(health, [DAY, REPORT, DAY]) == {"style": ("brief", "report")}
    assert forms_of(health, [DAY]) == {"style": ("brief",)}


def test_the_shipped_adapter_knows_brief_answers_alone() -> None:
    shipped = open_model(health, load_settings())
    assert shipped.forms[health.name] == {"style": ("brief",)}
    with pytest.raises(ReadingError, match="expected brief, all that wearable@openvino was trained on"):
        answer(health, shipped, REPORT, seed=1)
    shipped.close()


def test_an_adapter_that_says_nothing_of_its_forms_may_be_asked_for_any(tmp_path: Path) -> None:
    adapter = Path(shutil.copytree(SHIPPED, tmp_path / "a"))
    manifest = json.loads((adapter / "manifest.json").read_text("utf-8"))
    for record in manifest["tasks"].values():
        record.pop("forms", None)
    (adapter / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    older = open_model(health, load_settings(adapter=adapter))
    require_form(health, older, REPORT)
    older.close()


def test_an_evaluation_in_another_form_is_refused_before_its_first_answer(tmp_path: Path) -> None:
    drawing = replace(
        health,
        drawing=replace(
            health.drawing,
            sample=lambda rng, mix: health.drawing.sample(rng, mix).model_copy(
                update={"style": rng.choice(["report"])}
            ),
        ),
    )
    brief = model(style=("brief",))
    with pytest.raises(ReadingError, match="style: got 'report'"):
        run_holdout(drawing, brief, 2, seed=0, out=tmp_path)
    assert not brief.requests


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run `malssi say wearable-health` with the shipped adapter."""

    def run(*args: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main(["say", "wearable-health", *args])
        return left.value.code or 0, *capsys.readouterr()

    return run


def test_the_command_refuses_another_form_at_once(say: Callable[..., tuple[int, str, str]]) -> None:
    code, out, err = say("--sleep-hr", "7.5", "--style", "report")
    assert (code, out) == (2, "")
    assert err.startswith("error: style: got 'report', expected brief")


def test_a_row_of_another_form_is_told_by_its_line_and_the_rest_is_answered(
    say: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    path = tmp_path / "days.csv"
    path.write_text("sleep_hr,steps,style\n7.5,8500,brief\n7.5,8500,report\n6,9000,\n", encoding="utf-8")
    code, out, err = say("--from", str(path), "--json", "--seed", "1")
    told = [json.loads(line) for line in out.splitlines()]
    assert (code, [(row["line"], row["verified"]) for row in told]) == (2, [(2, True), (3, False), (4, True)])
    assert (told[1]["text"], told[1]["facts"]["score"]) == (None, 75)
    assert "days.csv:3: style: got 'report', expected brief" in err
    assert "3 rows: 2 verified, 1 not acceptable" in err


def rows_of(folder: Path, *readings: Any) -> Path:
    """A dataset's file of rows; the one beside it tells their readings."""
    told = [
        {"task": health.name, "reading": reading.model_dump(mode="json", exclude_none=True)} for reading in readings
    ]
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in (*told, {"task": "other", "reading": {}})]
    (folder / "train_20260101.pairs.jsonl").write_text("".join(lines), encoding="utf-8")
    return folder / "train_20260101.jsonl"


def test_training_sees_which_forms_its_rows_have(tmp_path: Path) -> None:
    drawn = [health.drawing.sample(Random(1), "balanced"), REPORT]
    assert rows.trained_forms(rows_of(tmp_path, *drawn), health) == {"style": ("brief", "report")}
    assert rows.trained_forms(tmp_path / "valid_20260101.jsonl", health) == {}


def test_readings_of_another_task_are_told_before_the_training(tmp_path: Path) -> None:
    with pytest.raises(PromptError, match=r"train_20260101\.pairs\.jsonl: not the readings of wearable-health"):
        rows.trained_forms(rows_of(tmp_path, LIFTS), health)
