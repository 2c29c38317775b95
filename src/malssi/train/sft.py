"""Supervised fine-tuning: a recipe and its dataset to an adapter with a manifest, exported and measured."""

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import count, islice
from math import ceil
from pathlib import Path
from random import Random
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
    set_seed,
)

from malssi.artifacts import (
    MANIFEST,
    AdapterManifest,
    Source,
    TaskRecord,
    claim,
    hash_file,
    hash_weights,
    replacing_folder,
    write_hashes,
    write_json,
)
from malssi.data.split import split_of
from malssi.errors import RecipeError
from malssi.model.base import reading_base
from malssi.model.engine_openvino import OpenVinoModel
from malssi.model.engine_transformers import TransformersModel, load_weights, make_room
from malssi.model.fingerprint import prompt_fingerprint
from malssi.model.load import BASE, EXPORT, require_safe_weights, spoken
from malssi.model.tokens import FRAMES, TOKENIZER_CONFIG, ChatTokens, Example
from malssi.settings import load_settings
from malssi.tasks.task import Task
from malssi.train.export import export_openvino, first_try_rate, require_exporter, require_no_drop
from malssi.train.lora import target_modules
from malssi.train.processor import precision
from malssi.train.rows import preflight, read_rows, repeated, trained_forms
from malssi.train.settings import SftSettings
from malssi.train.start import require_start, with_start
from malssi.train.trl import Say, Trained, train_sft

CHECKPOINTS = "checkpoints"
ADAPTER = "adapter"


@dataclass(frozen=True)
class Run:
    """One fine-tuning: for which tasks, on which dataset, how, and where to."""

    tasks: tuple[Task[Any], ...]
    data: Path
    """A folder that `malssi data build` wrote."""
    settings: SftSettings
    """The recipe's `[train]` table."""
    out: Path
    """`out/adapter` gets the result whole or keeps what it had; from `out/checkpoints` a stopped run goes on."""
    start: Path | None = None
    """An adapter of the same base and shape whose weights are trained further; it may get frames that it had not."""

    @cached_property
    def base(self) -> Path:
        """The shipped base by its name, or a folder."""
        name = self.settings.base
        return require_safe_weights(load_settings().weights / BASE if name == BASE else Path(name))

    @cached_property
    def base_source(self) -> Source:
        """The base by its folder's name and its weights."""
        return Source(name=self.base.name, hash=hash_weights(self.base))

    @cached_property
    def start_source(self) -> Source | None:
        """The adapter that is trained further, by its run's name."""
        if self.start is None:
            return None
        named = self.start.resolve()
        return Source(name=named.parent.name if named.name == ADAPTER else named.name, hash=hash_weights(named))

    @cached_property
    def tokens(self) -> ChatTokens:
        return ChatTokens.load(self.base).with_frames(self.settings.frames)

    def split(self, name: str) -> Path:
        """The newest file of a split in the dataset's folder."""
        found = sorted(self.data.glob(f"{name}_????????.jsonl"))
        if not found:
            raise RecipeError(
                f"{self.data}: no {name}_YYYYMMDD.jsonl", "give the folder that `malssi data build` wrote"
            )
        return found[-1]

    def examples(self, split: str) -> list[Example]:
        """The rows of a split, each through the pre-flight; of the training's rare scenarios as often as asked for."""
        path = self.split(split)
        rows = read_rows(path)
        if split == "train" and self.settings.least_cell_rows:
            rows = repeated(rows, path, self.settings.least_cell_rows)
        return preflight(rows, self.tokens, self.settings.max_length)

    @cached_property
    def forms(self) -> dict[str, dict[str, tuple[Any, ...]]]:
        """The forms of answer in the training rows, by task."""
        return {task.name: trained_forms(self.split("train"), task) for task in self.tasks}

    def made_of(self) -> dict[str, Any]:
        """All that decides what comes of the run, but for the program itself."""
        return {
            "tasks": [task.name for task in self.tasks],
            "base": self.base_source.model_dump(),
            "dataset": {name: hash_file(self.split(name)) for name in ("train", "valid")},
            "settings": self.settings.model_dump(exclude={"base"}),
        } | ({"start": self.start_source.model_dump()} if self.start_source else {})

    def validation_readings(self, task: Task[Any]) -> list[Any]:
        """Readings of a task's validation region: its share of those on which the export is checked."""
        rng = Random(f"export/{self.settings.seed}")
        drawn = (task.sample(rng, "balanced") for _ in count())
        share = ceil(self.settings.export_check / len(self.tasks))
        return list(islice((r for r in drawn if split_of(task, r) == "valid"), share))


def run_sft(run: Run, say: Say, threads: int = 2) -> Path:
    """Train, export and measure an adapter; returns its folder.

    Raises:
        PromptError: a row fails the pre-flight; nothing was trained.
        RecipeError: the folder holds the checkpoints of another run, or the adapter to go on from has another shape.
        ModelError: the adapter to go on from belongs to another base, or what exports an adapter is not installed.
        ExportError: the exported model does worse than the adapter.
        KeyboardInterrupt: it was stopped; the same call goes on from the checkpoint.
    """
    if run.settings.export_check:
        require_exporter()
    if run.start:
        require_start(run.settings, run.base_source, run.start)
    if run.settings.bf16 and precision(True) == "fp32":
        say("this processor has no bf16: training in fp32")
    torch.set_num_threads(threads)
    set_seed(run.settings.seed)
    train, valid = run.examples("train"), run.examples("valid")
    for name, forms in run.forms.items():  # a file that does not tell them is told before the training
        for field, values in forms.items():
            say(f"{name}: {field} is {' or '.join(map(str, values))} in every row, and the adapter will know no other")
    longest = max(len(example.ids) for example in train)
    say(f"pre-flight: {len(train)} + {len(valid)} rows fit, longest {longest} tokens, all learn to stop")
    claim(run.out, run.made_of(), goes_on=any((run.out / CHECKPOINTS).glob("checkpoint-*")))
    model = with_adapter(run, sorted({token for example in train for token in example.ids}))
    trained = train_sft(model, tokenizer(run), train, valid, run.settings, run.out / CHECKPOINTS, say)
    if not trained.finished:
        say(f"stopped at step {trained.steps}; the same command goes on from its checkpoint")
        raise KeyboardInterrupt
    say(f"trained {trained.steps} steps in {trained.seconds:.0f} s")
    folder = keep(run, model, trained, say)
    shutil.rmtree(run.out / CHECKPOINTS)
    return folder


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
    make_room(model, run.base, settings.frames)
    if run.start:
        return with_start(model, run.start, tokens, run.tokens)
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


def keep(run: Run, model: Any, trained: Trained, say: Say) -> Path:
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
        records = {task.name: record(run, task, speaker, exported, say) for task in run.tasks}
        if exported:
            require_no_drop([records[task.name].results for task in run.tasks], run.settings.export_tolerance)
        write_json(folder / MANIFEST, manifest(run, records, trained).model_dump())
        write_hashes(folder)
    return run.out / ADAPTER


def record(
    run: Run, task: Task[Any], speaker: TransformersModel, exported: OpenVinoModel | None, say: Say
) -> TaskRecord:
    """What the adapter is for one of its tasks."""
    said = {"transformers": spoken(task, speaker)} | ({"openvino": spoken(task, exported)} if exported else {})
    return TaskRecord(
        version=task.version,
        prompt_fingerprint=prompt_fingerprint(task, run.tokens),
        selfcheck=said,
        results=compared(run, task, speaker, exported, say) if exported else {},
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
    run: Run, task: Task[Any], speaker: TransformersModel, exported: OpenVinoModel, say: Say
) -> dict[str, Any]:
    """Pass rates of the adapter and of its export, side by side."""
    readings = run.validation_readings(task)
    before = first_try_rate(task, speaker, readings)
    after = first_try_rate(task, exported, readings)
    say(f"{task.name}: first try on {len(readings)} validation readings: adapter {before:.1%}, exported {after:.1%}")
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
