"""Fine-tuning: what is refused before it starts, what a run leaves behind, and going on after a stop."""

import json
import os
import re
import shutil
import signal
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file
from transformers import AutoModelForCausalLM

from malssi.artifacts import Source, hash_files, hash_weights, load_manifest
from malssi.errors import ExportError, ModelError, PromptError, RecipeError
from malssi.model.engine_transformers import add_token_embeddings, load_weights
from malssi.model.load import ADAPTER_WEIGHTS, open_model
from malssi.model.tokens import ChatTokens
from malssi.settings import Settings, load_settings
from malssi.tasks.signboard import task
from malssi.tasks.task import Message
from malssi.train.adapter import save_adapter, with_adapter
from malssi.train.export import require_no_drop
from malssi.train.lora import target_modules
from malssi.train.optim import MuonWithAdamW
from malssi.train.rows import Row, preflight, read_rows, repeated
from malssi.train.run import Run
from malssi.train.settings import SftSettings, sft_settings
from malssi.train.sft import CHECKPOINTS, run_sft
from malssi.train.trl import IGNORE_INDEX, AnswerTrainer, arguments
from toy import toy

SOURCE = {"name": "x", "hash": "0"}


def settings(base: Path, **changes: object) -> SftSettings:
    table = {"base": str(base), "epochs": 4, "batch_size": 4, "lora_r": 4, "lora_dropout": 0.1, "logging_steps": 1}
    return sft_settings(table | {"eval_steps": 6, "save_steps": 6, "export_check": 0} | changes)


def other_data(tmp_path: Path, data: Path) -> Path:
    """A dataset with one row less."""
    folder = Path(shutil.copytree(data, tmp_path / "other-data"))
    train = folder / "train_20260101.jsonl"
    train.write_text("".join(train.read_text("utf-8").splitlines(keepends=True)[1:]), encoding="utf-8")
    return folder


def losses(adapter: Path) -> dict[str, float]:
    return load_manifest(adapter).results["train_losses"]


def test_a_row_that_is_too_long_is_refused(tiny_base: Path) -> None:
    row = Row((Message("user", "어제 10도, 오늘 20도"),), "아주 긴 문장입니다. " * 40)
    with pytest.raises(PromptError, match=r"row 1 has .* tokens, max_length is 64"):
        preflight([row], ChatTokens.load(tiny_base), 64)


def test_every_row_ends_in_a_learned_stop_token(tiny_base: Path, tiny_data: Path) -> None:
    tokens = ChatTokens.load(tiny_base)
    for example in preflight(read_rows(tiny_data / "train_20260101.jsonl"), tokens, 256):
        assert example.loss_mask[-1]
        assert example.ids[-1] in tokens.stop_ids


def test_a_row_without_an_assistant_message_is_refused(tmp_path: Path) -> None:
    (tmp_path / "train.jsonl").write_text('{"messages": [{"role": "user", "content": "x"}]}\n', encoding="utf-8")
    with pytest.raises(PromptError, match=r"train\.jsonl:1"):
        read_rows(tmp_path / "train.jsonl")


def test_a_row_may_hold_any_sign_that_is_no_line_break(tmp_path: Path) -> None:
    messages = [{"role": "user", "content": "a\u2028b"}, {"role": "assistant", "content": "c\u0085d"}]
    said = json.dumps({"messages": messages}, ensure_ascii=False)
    (tmp_path / "train.jsonl").write_text(said + "\n", encoding="utf-8")
    assert [row.answer for row in read_rows(tmp_path / "train.jsonl")] == ["c\u0085d"]


def rows_of(tmp_path: Path, *cells: str) -> tuple[list[Row], Path]:
    """A row of each scenario, and the file that they would have been read from."""
    told = [json.dumps({"cell": cell}) + "\n" for cell in cells]
    (tmp_path / "train_20260101.pairs.jsonl").write_text("".join(told), encoding="utf-8")
    rows = [Row((Message("user", cell),), str(k)) for k, cell in enumerate(cells)]
    return rows, tmp_path / "train_20260101.jsonl"


def test_rows_of_a_rare_scenario_are_repeated(tmp_path: Path) -> None:
    rows, path = rows_of(tmp_path, "rise", "rise", "rise", "same")
    assert [row.answer for row in repeated(rows, path, least=3)] == ["0", "1", "2", "3", "3", "3"]


def test_a_scenario_of_another_task_is_another_scenario(tmp_path: Path) -> None:
    rows, path = rows_of(tmp_path, "A", "A")
    told = [{"task": name, "cell": "A"} for name in ("health", "decision")]
    path.with_suffix(".pairs.jsonl").write_text("".join(json.dumps(row) + "\n" for row in told), encoding="utf-8")
    assert len(repeated(rows, path, least=2)) == 4


def test_scenarios_of_other_rows_are_refused(tmp_path: Path) -> None:
    rows, path = rows_of(tmp_path, "rise", "same")
    with pytest.raises(PromptError, match=r"train_20260101\.pairs\.jsonl: has 2 rows, train_20260101\.jsonl 1"):
        repeated(rows[:1], path, least=3)
    with pytest.raises(PromptError, match="does not tell the scenarios"):
        repeated(rows, tmp_path / "valid_20260101.jsonl", least=3)


def test_gpt_neox_has_no_q_proj() -> None:
    with pytest.raises(RecipeError, match="gpt_neox has no q_proj"):
        target_modules("gpt_neox", ["q_proj"], ["layers.0.attention.query_key_value"])


def test_an_unknown_architecture_asks_for_its_modules() -> None:
    with pytest.raises(ModelError, match="no target modules are known for mamba"):
        target_modules("mamba", [], ["layers.0.mixer"])


def test_an_unknown_field_of_the_train_table_is_named() -> None:
    with pytest.raises(RecipeError, match=r"train\.epoch"):
        sft_settings({"epoch": 3})


@pytest.mark.parametrize(
    ("table", "field"),
    [
        ({"sampling": {"temp": 1}}, "sampling.temp"),
        ({"quantization": "8bit"}, "quantization"),
        ({"epochs": 0}, "epochs"),
        ({"frames": ["%x5", "%x5"], "learn_tokens": True}, "frames"),
        ({"frames": [""], "learn_tokens": True}, "frames"),
        ({"frames": ["%x5"]}, "frames"),
    ],
)
def test_a_wrong_value_of_the_train_table_is_told_before_the_training(table: dict[str, object], field: str) -> None:
    with pytest.raises(RecipeError, match=rf"train\.{field}: got"):
        sft_settings(table)


def test_a_limit_of_tokens_stays_a_whole_number_in_recipe_and_manifest(tmp_path: Path) -> None:
    sampling = sft_settings({"sampling": {"max_new_tokens": 40}}).sampling
    assert repr(sampling.max_new_tokens) == "40"
    told = {"tasks": {}, "base": SOURCE, "dataset": SOURCE}
    more = {"settings": {}, "sampling": asdict(sampling), "results": {}}
    (tmp_path / "manifest.json").write_text(json.dumps(told | more), encoding="utf-8")
    assert repr(load_manifest(tmp_path).sampling["max_new_tokens"]) == "40"


def test_without_the_exporter_nothing_is_trained(
    tiny_base: Path, tiny_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "optimum", None)
    with pytest.raises(ModelError, match="optimum-intel is not installed"):
        run_sft(Run((task,), tiny_data, settings(tiny_base, export_check=6), tmp_path), report=lambda line: None)
    assert not (tmp_path / CHECKPOINTS).exists()


def test_an_export_that_does_worse_is_refused() -> None:
    def rates(readings: int, before: float, after: float) -> dict[str, float]:
        return {"readings": readings, "adapter_first_try": before, "exported_first_try": after}

    require_no_drop([rates(100, 0.95, 0.93)], 0.03)
    require_no_drop([rates(20, 0.95, 0.90), rates(20, 0.90, 0.95)], 0.03)  # one of twenty, either way, is no drop
    with pytest.raises(ExportError, match=r"90\.0%"):
        require_no_drop([rates(20, 0.95, 0.90), rates(20, 0.95, 0.90)], 0.03)


def test_an_adapter_is_written_without_asking_anyone_about_its_base(
    tiny_base: Path, tiny_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("peft.utils.save_and_load.check_file_exists_on_hf_hub", lambda name, file: asked.append(name))
    run = Run((task,), tiny_data, settings(tiny_base), tmp_path)
    save_adapter(run, with_adapter(run), tmp_path / "adapter")
    assert asked == []


def test_an_adapter_is_folded_into_the_whole_weights_as_it_was_written(
    tiny_base: Path, tiny_data: Path, tmp_path: Path
) -> None:
    run = Run((task,), tiny_data, settings(tiny_base), tmp_path)
    model = with_adapter(run)
    for name, weights in model.named_parameters():
        if "lora_B" in name:
            torch.nn.init.constant_(weights, 0.01)
    save_adapter(run, model, tmp_path / "adapter")
    layer = "model.layers.0.self_attn.q_proj"
    written = load_file(tmp_path / "adapter" / "adapter_model.safetensors")
    a, b = (written[f"base_model.model.{layer}.lora_{half}.weight"] for half in "AB")
    assert a.dtype == torch.bfloat16
    before = load_weights(run.base, None).state_dict()[f"{layer}.weight"]
    folded = load_weights(run.base, tmp_path / "adapter").state_dict()[f"{layer}.weight"]
    scale = run.settings.lora_alpha / run.settings.lora_r
    torch.testing.assert_close(folded, before + scale * (b.float() @ a.float()))


def test_only_the_rows_of_tokens_that_are_used_are_learned(tiny_base: Path, tiny_data: Path, tmp_path: Path) -> None:
    run = Run((task,), tiny_data, settings(tiny_base, learn_tokens=True, lr=0.01), tmp_path / "run")
    used = sorted({token for example in run.examples("train") for token in example.ids})
    folder = run_sft(run, report=lambda line: None)
    learned = load_weights(run.base, folder).state_dict()["model.embed_tokens.weight"]
    before = load_weights(run.base, None).state_dict()["model.embed_tokens.weight"]
    moved = (learned != before).any(dim=1).nonzero().flatten().tolist()
    assert moved == used
    assert len(used) < len(before)


def test_the_loss_is_that_of_the_whole_logits_of_padded_rows(tiny_base: Path) -> None:
    model = load_weights(tiny_base, None).eval()
    ids = torch.arange(2, 122).reshape(12, 10)  # more rows than are fed at once
    lengths = torch.tensor([10, 7, 9, 8] * 3)[:, None]
    answers = torch.tensor([4, 6, 5] * 4)[:, None]
    mask = (torch.arange(10) < lengths).long()
    labels = torch.where((torch.arange(10) >= answers) & mask.bool(), ids, IGNORE_INDEX)
    inputs = {"input_ids": ids * mask, "attention_mask": mask, "labels": labels}
    ours = AnswerTrainer.compute_loss(None, model, inputs)
    assert ours.item() == pytest.approx(model(**inputs).loss.item(), rel=1e-5)


def test_muon_is_for_matrices_and_token_tables_take_adamw(tiny_base: Path, tiny_data: Path, tmp_path: Path) -> None:
    run = Run((task,), tiny_data, settings(tiny_base, learn_tokens=True), tmp_path)
    model = with_adapter(run, [5, 6])
    muon, adamw = MuonWithAdamW(model.named_parameters(), lr=0.01).parts
    matrices = sum(len(group["params"]) for group in muon.param_groups)
    assert matrices == sum("lora_" in name for name, _ in model.named_parameters())
    assert [p.shape[0] for group in adamw.param_groups for p in group["params"]] == [2]


def test_a_4_bit_base_is_prepared_before_it_gets_its_adapter(
    tiny_base: Path, tiny_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared: list[bool] = []

    def prepare(model: Any, use_gradient_checkpointing: bool) -> Any:
        prepared.append(any("lora" in name for name, _ in model.named_parameters()))
        return model

    monkeypatch.setattr("malssi.train.adapter.BitsAndBytesConfig", lambda **_: None)  # it needs a GPU
    monkeypatch.setattr("malssi.train.adapter.prepare_model_for_kbit_training", prepare)
    with_adapter(Run((task,), tiny_data, settings(tiny_base, quantization="4bit"), tmp_path))
    assert prepared == [False]
    with_adapter(Run((task,), tiny_data, settings(tiny_base), tmp_path))
    assert prepared == [False]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("config.json", None),
        ("config.json", "{"),
        ("config.json", '{"model_type": "unheard"}'),
        ("model.safetensors", "x"),
    ],
)
def test_a_broken_base_is_told_in_two_lines(
    tiny_base: Path, tiny_data: Path, tmp_path: Path, name: str, content: str | None
) -> None:
    base = Path(shutil.copytree(tiny_base, tmp_path / "base"))
    (base / name).unlink()
    if content:
        (base / name).write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=r"base: .*a file there is missing or damaged") as told:
        with_adapter(Run((task,), tiny_data, settings(base), tmp_path))
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(("optimizer", "frames"), [("adamw", []), ("muon", ["도 ", "어제보다 "])])
def test_a_resumed_run_has_the_losses_of_an_uninterrupted_one(
    tiny_base: Path, tiny_data: Path, tmp_path: Path, optimizer: str, frames: list[str]
) -> None:
    asked = settings(tiny_base, optimizer=optimizer, learn_tokens=True, frames=frames)
    whole = run_sft(Run((task,), tiny_data, asked, tmp_path / "whole"), report=lambda line: None)
    stopped = Run((task,), tiny_data, asked, tmp_path / "stopped")

    def press_ctrl_c(line: str) -> None:
        if line.startswith("step     8/"):
            os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        run_sft(stopped, report=press_ctrl_c)
    assert not (stopped.out / "adapter").exists()
    assert any((stopped.out / CHECKPOINTS).glob("checkpoint-*"))
    (stopped.out / CHECKPOINTS / "checkpoint-99").mkdir()  # of a save that was cut off
    for other in (
        replace(stopped, settings=asked.model_copy(update={"lr": 0.5})),
        replace(stopped, data=other_data(tmp_path, tiny_data)),
    ):
        with pytest.raises(RecipeError, match=r"another run: (settings\.lr|dataset\.train) was"):
            run_sft(other, report=lambda line: None)
    assert losses(run_sft(stopped, report=lambda line: None)) == losses(whole)


def test_training_lowers_the_loss_and_leaves_an_adapter_with_a_manifest(
    tiny_base: Path, tiny_data: Path, tmp_path: Path
) -> None:
    said: list[str] = []
    adapter = run_sft(Run((task,), tiny_data, settings(tiny_base, lr=0.01), tmp_path / "run"), report=said.append)
    curve = list(losses(adapter).values())
    assert curve[-1] < curve[0]
    assert (adapter / "adapter_model.safetensors").exists()
    manifest = json.loads((adapter / "manifest.json").read_text("utf-8"))
    assert len(manifest["tasks"]["signboard"]["prompt_fingerprint"]) == 16
    assert manifest["files"] == hash_files(adapter)
    assert "adapter_model.safetensors" in manifest["files"]
    assert not (tmp_path / "run" / CHECKPOINTS).exists()
    assert any("validation loss" in line for line in said)


def test_an_adapter_is_trained_further_in_its_own_shape(tiny_base: Path, tiny_data: Path, tmp_path: Path) -> None:
    first = run_sft(Run((task,), tiny_data, settings(tiny_base, lr=0.01), tmp_path / "first"), report=lambda line: None)
    further = Run((task,), tiny_data, settings(tiny_base), tmp_path / "further", start=first)
    second = run_sft(further, report=lambda line: None)
    began, went_on = list(losses(first).values()), list(losses(second).values())
    assert went_on[0] < began[0]
    shapes = [{name: w.shape for name, w in load_file(f / ADAPTER_WEIGHTS).items()} for f in (first, second)]
    assert shapes[0] == shapes[1]
    assert load_manifest(second).start == Source(name="first", hash=hash_weights(first))
    with pytest.raises(RecipeError, match=r"train\.lora_r: got 2, but the adapter in .* has 4"):
        run_sft(replace(further, settings=settings(tiny_base, lora_r=2)), report=lambda line: None)


def test_an_adapter_of_another_base_is_not_trained_further(tiny_base: Path, tiny_data: Path, tmp_path: Path) -> None:
    shipped = load_settings().weights / "signboard"
    with pytest.raises(ModelError, match="malssi-mini"):
        run_sft(Run((task,), tiny_data, settings(tiny_base), tmp_path, start=shipped), report=lambda line: None)


@pytest.mark.slow
def test_an_adapter_speaks_in_frames_of_its_own(tiny_base: Path, tiny_data: Path, tmp_path: Path) -> None:
    framed = settings(
        tiny_base, lr=0.02, frames=["도 ", "어제보다 "], learn_tokens=True, export_check=2, export_tolerance=1
    )
    adapter = run_sft(Run((task,), tiny_data, framed, tmp_path / "run"), report=lambda line: None)
    assert AutoModelForCausalLM.from_pretrained(tiny_base).config.vocab_size == 4096
    table = load_weights(tiny_base, adapter, frames=framed.frames).get_input_embeddings().weight
    fresh = load_weights(tiny_base, None, frames=framed.frames).get_input_embeddings().weight
    assert table.shape[0] == 4098
    assert not torch.allclose(table[4096:], fresh[4096:], atol=1e-3)
    for engine in ("transformers", "openvino"):
        chosen = Settings(engine=engine, base=tiny_base if engine == "transformers" else None, adapter=adapter)
        model = open_model(task, chosen)  # says again what it said when it was written
        assert model.tokens.frames == {"도 ": 4096, "어제보다 ": 4097}
        assert open_model(task, chosen).tokens.decode([4097, 4096]) == "어제보다 도"
    longer = framed.model_copy(update={"frames": [*framed.frames, " 올라"]})
    wider = run_sft(Run((task,), tiny_data, longer, tmp_path / "wider", start=adapter), report=lambda line: None)
    assert next(iter(losses(wider).values())) < next(iter(losses(adapter).values()))
    assert load_weights(tiny_base, wider, frames=longer.frames).get_input_embeddings().weight.shape[0] == 4099
    unframed = Run((task,), tiny_data, settings(tiny_base, learn_tokens=True), tmp_path / "other", start=adapter)
    with pytest.raises(RecipeError, match=r"train\.frames: got \[\], but the adapter"):
        run_sft(unframed, report=lambda line: None)


def test_frames_need_tied_embeddings(tiny_base: Path) -> None:
    model = AutoModelForCausalLM.from_pretrained(tiny_base, tie_word_embeddings=False)
    with pytest.raises(ModelError, match="tied embeddings"):
        add_token_embeddings(model, tiny_base, ["도 "])


@pytest.mark.parametrize("frame", ["<|im_end|>", "a", "°C"])
def test_a_frame_is_new_to_the_tokenizer_and_read_back_as_written(
    tiny_base: Path, tiny_data: Path, tmp_path: Path, frame: str
) -> None:
    framed = settings(tiny_base, frames=[frame], learn_tokens=True)
    with pytest.raises(RecipeError, match=f"frames: got {re.escape(repr(frame))}"):
        run_sft(Run((task,), tiny_data, framed, tmp_path / "run"), report=lambda line: None)


def test_bf16_is_left_out_where_the_processor_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for there, used in (({"avx512_bf16": True}, True), ({"amx_bf16": True}, True), ({"avx512_bf16": False}, False)):
        monkeypatch.setattr("torch.cpu.get_capabilities", lambda there=there: there)
        assert arguments(sft_settings({"bf16": True}), tmp_path, evaluates=False).bf16 == used


@pytest.mark.slow
def test_an_export_says_what_the_adapter_said(tiny_base: Path, tiny_data: Path, tmp_path: Path) -> None:
    run = Run((task,), tiny_data, settings(tiny_base, export_check=6), tmp_path / "run")
    results = load_manifest(run_sft(run, report=lambda line: None)).tasks["signboard"].results
    assert results["readings"] == 6
    assert results["exported_first_try"] >= results["adapter_first_try"] - 0.03


def test_one_adapter_is_trained_for_several_tasks(tiny_base: Path, tiny_data: Path, tmp_path: Path) -> None:
    run = Run((task, toy), tiny_data, settings(tiny_base), tmp_path / "run")
    tasks = load_manifest(run_sft(run, report=lambda line: None)).tasks
    assert list(tasks) == ["signboard", "toy"]
    assert tasks["signboard"].prompt_fingerprint != tasks["toy"].prompt_fingerprint
    assert all("transformers" in record.selfcheck for record in tasks.values())


def test_the_manifest_says_which_forms_of_answer_the_rows_had(tiny_base: Path, tiny_data: Path, tmp_path: Path) -> None:
    data = Path(shutil.copytree(tiny_data, tmp_path / "data"))
    style_of = replace(task, intake=replace(task.intake, forms={"month": "signboard"}))
    pairs = [{"task": "signboard", "reading": reading.model_dump(exclude_none=True)} for reading in task.examples[:3]]
    pairs += [
        {"task": "signboard", "reading": {"yesterday_temp": 1, "today_temp": 2, "month": month}} for month in (5, 7)
    ]
    told = "".join(json.dumps(row) + "\n" for row in pairs)
    (data / "train_20260101.pairs.jsonl").write_text(told, encoding="utf-8")
    said: list[str] = []
    adapter = run_sft(Run((style_of,), data, settings(tiny_base), tmp_path / "run"), report=said.append)
    assert {5, 7} <= set(load_manifest(adapter).tasks["signboard"].forms["month"])
    assert any(line.startswith("signboard: month is") for line in said)
