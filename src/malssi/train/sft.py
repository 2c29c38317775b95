"""Supervised fine-tuning: a recipe and its dataset to an adapter with a manifest, exported and measured."""

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch
from peft import LoraConfig, get_peft_model
from transformers import AutoModelForCausalLM, AutoTokenizer, set_seed

from malssi.artifacts import MANIFEST, AdapterManifest, SelfCheck, Source, hash_file, replacing_folder, write_json
from malssi.errors import RecipeError
from malssi.model.engine_openvino import OpenVinoModel
from malssi.model.engine_transformers import TransformersModel
from malssi.model.fingerprint import prompt_fingerprint
from malssi.model.load import BASE, EXPORT, require_safe_weights, spoken
from malssi.model.protocol import Sampling
from malssi.model.tokens import ChatTokens
from malssi.settings import Settings
from malssi.tasks.task import Task
from malssi.train.export import export_openvino, first_try_rate, require_no_drop
from malssi.train.lora import target_modules
from malssi.train.rows import preflight, read_rows
from malssi.train.settings import SftSettings
from malssi.train.trl import Say, Trained, train_sft

SELFCHECK_SEED = 7
CHECKPOINTS = "checkpoints"


def run_sft(task: Task[Any], data: Path, settings: SftSettings, out: Path, say: Say, threads: int = 2) -> Path:
    """Train, export and measure an adapter; `out` gets it whole or keeps what it had.

    Args:
        task: the task that the dataset was built for.
        data: a folder that `malssi data build` wrote.
        settings: the recipe's `[train]` table.
        out: the adapter's folder; `out/checkpoints` keeps the state to resume from until the adapter is done.

    Raises:
        PromptError: a row fails the pre-flight; nothing was trained.
        ExportError: the exported model does worse than the adapter.
    """
    torch.set_num_threads(threads)
    set_seed(settings.seed)
    base = base_folder(settings)
    tokens = ChatTokens.load(base)
    train = preflight(read_rows(split_file(data, "train")), tokens, settings.max_length)
    valid = preflight(read_rows(split_file(data, "valid")), tokens, settings.max_length)
    say(f"pre-flight: {len(train)} + {len(valid)} rows fit, longest {max(len(e.ids) for e in train)} tokens, all learn to stop")
    model = with_adapter(base, settings)
    trained = train_sft(model, AutoTokenizer.from_pretrained(base), train, valid, settings, out / CHECKPOINTS, say)
    if not trained.finished:
        say(f"stopped at step {trained.steps}; the same command goes on from its checkpoint")
        raise KeyboardInterrupt
    say(f"trained {trained.steps} steps in {trained.seconds:.0f} s")
    return keep(task, data, settings, base, tokens, model, trained, out, say)


def keep(
    task: Task[Any],
    data: Path,
    settings: SftSettings,
    base: Path,
    tokens: ChatTokens,
    model: Any,
    trained: Trained,
    out: Path,
    say: Callable[[str], None],
) -> Path:
    """Write adapter, export and manifest, then drop the checkpoints."""
    sampling = Sampling(**settings.sampling)  # type: ignore[arg-type]
    final = out / "adapter"
    with replacing_folder(final) as folder:
        model.save_pretrained(folder)
        readings = validation_readings(task, data)[: settings.export_check]
        results: dict[str, Any] = {
            "steps": trained.steps,
            "seconds": round(trained.seconds, 1),
            "train_loss": list(trained.train_losses.items())[-1:],
            "validation_loss": list(trained.valid_losses.items()),
        }
        merged = model.merge_and_unload().eval()
        speaker = TransformersModel.around(merged, tokens, sampling, out.name)
        said = spoken(task, speaker, SELFCHECK_SEED)
        if readings:
            with TemporaryDirectory() as temporary:
                merged.save_pretrained(temporary)
                AutoTokenizer.from_pretrained(base).save_pretrained(temporary)
                export_openvino(Path(temporary), folder / EXPORT)
            exported = OpenVinoModel(folder / EXPORT, f"{out.name}@openvino", sampling)
            adapter_rate = first_try_rate(task, speaker, readings, SELFCHECK_SEED)
            exported_rate = first_try_rate(task, exported, readings, SELFCHECK_SEED)
            results |= {"readings": len(readings), "adapter_first_try": adapter_rate, "exported_first_try": exported_rate}
            say(f"first try on {len(readings)} validation readings: adapter {adapter_rate:.1%}, exported {exported_rate:.1%}")
            require_no_drop(adapter_rate, exported_rate, settings.export_tolerance)
            said = spoken(task, exported, SELFCHECK_SEED)
        write_json(folder / MANIFEST, manifest(task, data, settings, base, tokens, said, results).model_dump())
    return final


def manifest(
    task: Task[Any], data: Path, settings: SftSettings, base: Path, tokens: ChatTokens, said: str, results: dict[str, Any]
) -> AdapterManifest:
    """Where the adapter came from and what it was measured to do."""
    train = split_file(data, "train")
    return AdapterManifest(
        task=task.name,
        task_version=task.version,
        base=Source(name=base.name, hash=hash_file(next(iter(sorted(base.glob("*.safetensors")))))),
        prompt_fingerprint=prompt_fingerprint(task, tokens),
        dataset=Source(name=train.name, hash=hash_file(train)),
        settings=settings.model_dump(),
        sampling=settings.sampling,
        selfcheck=SelfCheck(seed=SELFCHECK_SEED, text=said),
        results=results,
    )


def base_folder(settings: SftSettings) -> Path:
    """The shipped base by its name, or a folder."""
    return require_safe_weights(Settings().weights / BASE if settings.base == BASE else Path(settings.base))


def with_adapter(base: Path, settings: SftSettings) -> Any:
    """Load a base and put a new LoRA on it."""
    quantization: dict[str, Any] = {}
    if settings.quantization == "4bit":
        from transformers import BitsAndBytesConfig

        quantization["quantization_config"] = BitsAndBytesConfig(load_in_4bit=True, bnb_4bit_quant_type="nf4")
    model = AutoModelForCausalLM.from_pretrained(
        base, dtype=torch.float32 if not torch.cuda.is_available() else "auto", local_files_only=True, use_safetensors=True, **quantization
    )
    names = [name for name, _ in model.named_modules()]
    config = LoraConfig(
        r=settings.lora_r,
        lora_alpha=settings.lora_alpha,
        lora_dropout=settings.lora_dropout,
        target_modules=target_modules(model.config.model_type, settings.target_modules, names),
        task_type="CAUSAL_LM",
    )
    return get_peft_model(model, config)


def split_file(data: Path, split: str) -> Path:
    """The newest file of a split in a dataset folder."""
    found = [path for path in sorted(data.glob(f"{split}_????????.jsonl"))]
    if not found:
        raise RecipeError(f"{data}: no {split}_YYYYMMDD.jsonl", "give the folder that `malssi data build` wrote")
    return found[-1]


def validation_readings(task: Task[Any], data: Path) -> list[Any]:
    """Readings of the validation split, as the dataset's pairs file keeps them."""
    pairs = sorted(data.glob("valid_????????.pairs.jsonl"))[-1]
    return [task.reading.model_validate(json.loads(line)["reading"]) for line in pairs.read_text("utf-8").splitlines()]
