"""An adapter: put on its base, written, exported as it will be served, described with what both were measured to do."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch
from peft import LoraConfig, get_peft_model, prepare_model_for_kbit_training
from transformers import (
    AddedToken,
    AutoModelForCausalLM,
    AutoTokenizer,
    BitsAndBytesConfig,
    PreTrainedTokenizerBase,
)

from malssi.artifacts import (
    MANIFEST,
    AdapterManifest,
    Source,
    TaskRecord,
    hash_file,
    replacing_folder,
    write_hashes,
    write_json,
)
from malssi.errors import RecipeError
from malssi.model.base import reading_base
from malssi.model.engine_openvino import OpenVinoModel
from malssi.model.engine_transformers import TransformersModel, add_token_embeddings, load_weights
from malssi.model.fingerprint import prompt_fingerprint
from malssi.model.load import EXPORT, spoken
from malssi.model.tokens import FRAMES, TOKENIZER_CONFIG
from malssi.tasks.task import Task
from malssi.train.export import export_openvino, first_try_rate, require_no_drop
from malssi.train.lora import target_modules
from malssi.train.processor import precision
from malssi.train.run import ADAPTER, Run
from malssi.train.start import load_initial_adapter
from malssi.train.trl import Report, Trained


def with_adapter(run: Run, tokens: Sequence[int] = ()) -> Any:
    """Load the base and put a LoRA on it: a new one, or the one to go on from.

    Args:
        tokens: ids whose rows of the token table are trained too, where the settings ask for it.
    """
    settings = run.settings
    nf4 = BitsAndBytesConfig(load_in_4bit=True, bnb_4bit_quant_type="nf4") if settings.quantization == "4bit" else None
    with reading_base(run.base):
        model = AutoModelForCausalLM.from_pretrained(
            run.base,
            dtype="auto" if torch.cuda.is_available() else torch.float32,
            quantization_config=nf4,
            local_files_only=True,
            use_safetensors=True,
        )
    if settings.quantization:  # norms in fp32, inputs with gradients: without it a 4-bit base learns little or nothing
        model = prepare_model_for_kbit_training(model, use_gradient_checkpointing=torch.cuda.is_available())
    add_token_embeddings(model, run.base, settings.frames)
    if run.start:
        return load_initial_adapter(model, run.start, tokens, run.tokens)
    names = [name for name, _ in model.named_modules()]
    config = LoraConfig(
        r=settings.lora_r,
        lora_alpha=settings.lora_alpha,
        lora_dropout=settings.lora_dropout,
        target_modules=target_modules(model.config.model_type, settings.target_modules, names),
        trainable_token_indices=list(tokens) if settings.learn_tokens else None,
        task_type="CAUSAL_LM",
    )
    return get_peft_model(model, config)


def save_and_export(run: Run, model: Any, trained: Trained, report: Report) -> Path:
    """Write the adapter, what is served of it, and the manifest that says what both were measured to do.

    Raises:
        ExportError: the export does worse than the adapter.
    """
    with replacing_folder(run.out / ADAPTER) as folder:
        save_adapter(run, model, folder)
        # As written, and never folded into 4 bits, which would damage it.
        whole = load_weights(run.base, folder, frames=run.settings.frames)
        speaker = TransformersModel.around(whole, run.tokens, run.settings.sampling, run.out.name)
        exported = export(run, speaker, folder / EXPORT) if run.settings.export_check else None
        records = {task.name: record(run, task, speaker, exported, report) for task in run.tasks}
        if exported:
            require_no_drop([records[task.name].results for task in run.tasks], run.settings.export_tolerance)
        write_json(folder / MANIFEST, manifest(run, records, trained).model_dump())
        write_hashes(folder)
    return run.out / ADAPTER


def record(
    run: Run, task: Task[Any], speaker: TransformersModel, exported: OpenVinoModel | None, report: Report
) -> TaskRecord:
    """What the adapter is for one of its tasks."""
    said = {"transformers": spoken(task, speaker)} | ({"openvino": spoken(task, exported)} if exported else {})
    return TaskRecord(
        version=task.version,
        prompt_fingerprint=prompt_fingerprint(task, run.tokens),
        selfcheck=said,
        results=compared(run, task, speaker, exported, report) if exported else {},
        forms=run.forms[task.name],
    )


def save_adapter(run: Run, model: Any, folder: Path) -> None:
    """Write the adapter's weights in bf16; its base is told by name, and no path of this machine goes along."""
    for weights in model.parameters():
        if weights.requires_grad:
            weights.data = weights.data.bfloat16()
    for config in model.peft_config.values():
        config.base_model_name_or_path = run.base.name
    model.save_pretrained(folder, save_embedding_layers=False)  # else PEFT asks the internet about the base
    (folder / "README.md").unlink(missing_ok=True)


def export(run: Run, speaker: TransformersModel, out: Path) -> OpenVinoModel:
    """Convert what was trained and load it as it will be served."""
    with TemporaryDirectory() as whole:
        speaker.model.save_pretrained(whole)
        tokenizer(run).save_pretrained(whole)
        if run.tokens.frames:
            name_frames(Path(whole), run.tokens.frames)
        export_openvino(Path(whole), out)
    return OpenVinoModel(out, f"{run.out.name}@openvino", run.settings.sampling)


def tokenizer(run: Run) -> PreTrainedTokenizerBase:
    """The base's tokenizer with the frames, as the libraries want it.

    Raises:
        RecipeError: a frame is a token of the base already, or the engine would read it back otherwise.
    """
    with reading_base(run.base):
        whole = AutoTokenizer.from_pretrained(run.base)
    whole.add_tokens([AddedToken(text, special=False, normalized=False) for text in run.settings.frames])
    for text, token in run.tokens.frames.items():
        if whole.convert_tokens_to_ids(text) != token or whole.decode([token]) != text:
            raise RecipeError(
                f"train.frames: got {text!r}, which the base's tokenizer knows or reads back otherwise",
                "take a longer text, with a space, a letter of the alphabet or a Korean one",
            )
    return whole


def name_frames(folder: Path, frames: Mapping[str, int]) -> None:
    """Write in the tokenizer's files which tokens are frames and no control tokens."""
    path = folder / TOKENIZER_CONFIG
    write_json(path, json.loads(path.read_text("utf-8")) | {FRAMES: frames})


def compared(
    run: Run, task: Task[Any], speaker: TransformersModel, exported: OpenVinoModel, report: Report
) -> dict[str, Any]:
    """Pass rates of the adapter and of its export, side by side."""
    readings = run.validation_readings(task)
    before = first_try_rate(task, speaker, readings)
    after = first_try_rate(task, exported, readings)
    report(f"{task.name}: first try on {len(readings)} validation readings: adapter {before:.1%}, exported {after:.1%}")
    return {"readings": len(readings), "adapter_first_try": before, "exported_first_try": after}


def manifest(run: Run, records: dict[str, TaskRecord], trained: Trained) -> AdapterManifest:
    """Where the adapter came from and what it was measured to do."""
    train = run.split("train")
    return AdapterManifest(
        tasks=records,
        base=run.base_source,
        start=run.start_source,
        dataset=Source(name=train.name, hash=hash_file(train)),
        settings=run.settings.model_dump(),
        sampling=asdict(run.settings.sampling),
        results={
            "steps": trained.steps,
            "seconds": round(trained.seconds, 1),
            "precision": precision(run.settings.bf16),
            "train_losses": trained.train_losses,
            "validation_losses": trained.valid_losses,
        },
    )
