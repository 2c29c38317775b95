import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import toy_unclear
from malssi.errors import InputError
from malssi.evaluate.holdout import run_holdout
from malssi.evaluate.summary import HoldoutResult
from malssi.model.answer import Budget
from malssi.model.engine_scripted import ScriptedModel
from malssi.tasks.check import verifier_hash
from toy import letter_tokens, toy

N = 24


def words(prompt: str, seed: int) -> str:
    """Right for two of three seeds, by the prompt's own numbers."""
    before, after = map(int, re.findall(r"(\d+)kg", prompt))
    change = f"{abs(after - before)}kg" if after != before else "그대로"
    return f"{change} 공원이에요." if (seed + before + after) % 3 else "모르겠어요."


def model(script: Any = words, name: str = "scripted") -> ScriptedModel:
    return ScriptedModel(script, letter_tokens(), name)


def run(out: Path, model: ScriptedModel, n: int = N, **options: Any) -> HoldoutResult:
    return run_holdout(toy, model, n, seed=1, out=out, **options)


def samples(out: Path) -> list[dict[str, Any]]:
    (path,) = out.glob("samples_*.jsonl")
    found = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [{name: value for name, value in sample.items() if name != "seconds"} for sample in found]


def test_the_first_try_is_counted_apart_from_the_guarded_answer(tmp_path: Path) -> None:
    result = run(tmp_path, model())
    kept = samples(tmp_path)
    first = sum(sample["first_outcome"] == "passed" for sample in kept)
    assert sum(part.first_try.passed for part in result.slices) == first < len(kept)
    assert all(part.guarded.share == 1.0 for part in result.slices)


def test_a_guarded_text_is_a_verified_one_and_costs_attempts(tmp_path: Path) -> None:
    run(tmp_path, model())
    for sample in samples(tmp_path):
        assert (sample["attempts"] == 1) == (sample["first_outcome"] == "passed")
        assert sample["text"].endswith("공원이에요.")


def test_an_answer_that_never_passes_has_no_text(tmp_path: Path) -> None:
    result = run(tmp_path, model(lambda prompt, seed: "몰라"), budget=Budget(candidates=4))
    assert result.slice("unseen_pairs").guarded.passed == 0
    assert {(sample["text"], sample["attempts"]) for sample in samples(tmp_path)} == {(None, 4)}


def test_checks_are_counted_one_by_one_soft_ones_too(tmp_path: Path) -> None:
    result = run(tmp_path, model(lambda prompt, seed: "좋아요."), budget=Budget(candidates=1))
    checks = result.slice("unseen_pairs").checks
    assert list(checks) == ["states_the_change", "is_polite", "names_a_place", "stops_by_itself"]
    assert [checks[name].share for name in ("states_the_change", "is_polite", "names_a_place")] == [0.0, 1.0, 0.0]


def test_a_sample_says_what_was_asked_judged_and_by_whom(tmp_path: Path) -> None:
    run(tmp_path, model())
    sample = samples(tmp_path)[0]
    assert sample["id"] == "unseen_pairs-00000"
    assert (sample["model"], sample["seed"], sample["verifier_hash"]) == ("scripted", 1, verifier_hash(toy))
    assert set(sample["first_verdicts"].values()) <= {"passed", "failed", "unclear"}


def test_resumed_evaluation_equals_the_uninterrupted_one(tmp_path: Path) -> None:
    def interrupt(line: str) -> None:
        if line.startswith("16 of"):
            raise KeyboardInterrupt

    whole = run(tmp_path / "whole", model(), batch=8)
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path / "cut", model(), batch=8, say=interrupt)
    assert len(samples(tmp_path / "cut")) == 16
    resumed = run(tmp_path / "cut", model(), batch=5)
    assert samples(tmp_path / "cut") == samples(tmp_path / "whole")
    assert resumed.as_dict() == whole.as_dict()


def test_finished_items_are_not_drawn_again(tmp_path: Path) -> None:
    run(tmp_path, model())
    again = model()
    run(tmp_path, again)
    assert len(again.requests) == 8  # only to hear whether it is the same model


def test_a_line_cut_off_while_it_was_written_is_answered_again(tmp_path: Path) -> None:
    whole = run(tmp_path, model())
    (path,) = tmp_path.glob("samples_*.jsonl")
    path.write_bytes(path.read_bytes()[:-40])
    assert run(tmp_path, model()).as_dict() == whole.as_dict()


def test_an_answer_may_hold_any_sign_that_is_no_line_break(tmp_path: Path) -> None:
    odd = model(lambda prompt, seed: "가\u2028나\u0085다")
    assert run(tmp_path, odd).as_dict() == run(tmp_path, odd).as_dict()


def test_another_model_of_the_same_name_is_refused(tmp_path: Path) -> None:
    run(tmp_path, model())
    with pytest.raises(InputError, match="scripted says '다른 말이에요', recorded is"):
        run(tmp_path, model(lambda prompt, seed: "다른 말이에요"))


def test_another_model_or_seed_or_budget_has_its_own_file(tmp_path: Path) -> None:
    run(tmp_path, model())
    run(tmp_path, model(name="other"))
    run(tmp_path, model(), budget=Budget(candidates=8))
    run_holdout(toy, model(), N, seed=2, out=tmp_path)
    assert len(list(tmp_path.glob("samples_*.jsonl"))) == 4


def test_the_summary_is_written_as_json_and_markdown(tmp_path: Path) -> None:
    result = run(tmp_path, model())
    assert json.loads((tmp_path / "summary.json").read_text("utf-8")) == result.as_dict()
    markdown = (tmp_path / "summary.md").read_text("utf-8")
    assert f"| unseen_pairs | {N} |" in markdown
    assert "| names_a_place (soft) |" in markdown
    assert "모르겠어요." in markdown


def test_the_table_has_one_row_a_slice(tmp_path: Path) -> None:
    table = run(tmp_path, model()).table()
    assert [row[0] for row in table.rows] == ["unseen_pairs", "held_out_band", "boundary", "natural"]
    assert all(len(row) == len(table.heads) for row in table.rows)


def test_the_samples_are_told_by_scenario_too(tmp_path: Path) -> None:
    result = run(tmp_path, model())
    assert [part.name for part in result.cells] == ["gain", "loss", "same"]
    assert sum(part.first_try.total for part in result.cells) == sum(part.first_try.total for part in result.slices)
    assert "| cell | readings | first try | unclear | guarded | weakest check |" in result.as_markdown()


def test_an_answer_depends_on_its_batch_in_no_way(tmp_path: Path) -> None:
    run(tmp_path / "one", model(), batch=1)
    run(tmp_path / "many", model(), batch=64)
    assert samples(tmp_path / "one") == samples(tmp_path / "many")


def test_a_task_without_a_held_out_band_has_no_such_slice(tmp_path: Path) -> None:
    open_ = replace(toy, drawing=replace(toy.drawing, held_out=lambda reading: False))
    result = run_holdout(open_, model(), N, seed=1, out=tmp_path)
    assert "held_out_band" not in [part.name for part in result.slices]


def odd_words(prompt: str, seed: int) -> str:
    """Right, with a sentence that is not understood for every second change."""
    before, after = map(int, re.findall(r"(\d+)kg", prompt))
    change = f"{abs(after - before)}kg" if after != before else "그대로"
    return f"{change} 공원이에요." + (f" {toy_unclear.ODD}" if (after - before) % 2 else "")


@pytest.mark.parametrize("unclear", ["refuse", "accept"])
def test_the_share_of_unclear_stands_beside_the_pass_rates_whatever_is_shown(tmp_path: Path, unclear: str) -> None:
    budget = Budget(candidates=4, unclear=unclear)
    result = run_holdout(toy_unclear.task, model(odd_words), N, seed=1, out=tmp_path, budget=budget)
    for part in result.slices:
        assert part.first_try.passed + part.first_unclear.passed == part.first_try.total
        assert (part.guarded, part.guarded_unclear) == (part.first_try, part.first_unclear)
    unseen = result.slice("unseen_pairs")
    assert 0 < unseen.first_unclear.passed < N
    assert unseen.as_dict()["guarded_unclear"]["passed"] == unseen.first_unclear.passed
    assert {sample["text"] for sample in samples(tmp_path) if sample["outcome"] == "unclear"} == {None}


def test_failed_and_unclear_checks_are_told_apart(tmp_path: Path) -> None:
    result = run_holdout(toy_unclear.task, model(odd_words), N, seed=1, out=tmp_path, budget=Budget(candidates=1))
    unseen = result.slice("unseen_pairs")
    assert unseen.unclear_checks == {"is_understood": unseen.first_unclear}
    assert unseen.checks["is_understood"] == unseen.first_try
    assert unseen.checks["is_light"].share == 1.0  # soft
    assert f"{unseen.first_unclear.percent} unclear" in result.as_markdown()
    assert f"is_understood (unclear): {toy_unclear.ODD}" in result.as_markdown()


def test_an_unclear_answer_is_counted_the_same_where_it_is_read_again(tmp_path: Path) -> None:
    first = run_holdout(toy_unclear.task, model(odd_words), N, seed=1, out=tmp_path)
    assert run_holdout(toy_unclear.task, model(odd_words), N, seed=1, out=tmp_path).as_dict() == first.as_dict()
