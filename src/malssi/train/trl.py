"""The only file that knows TRL: its configuration, its row format, its quirks."""

import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from datasets import Dataset, disable_progress_bars
from torch.nn.functional import cross_entropy
from transformers import (
    PreTrainedModel,
    PreTrainedTokenizerBase,
    PrinterCallback,
    TrainerCallback,
    TrainerControl,
    TrainerState,
    TrainingArguments,
)
from trl import SFTConfig, SFTTrainer

from malssi.model.tokens import Example
from malssi.train.optim import MuonWithAdamW
from malssi.train.processor import precision
from malssi.train.settings import SftSettings
from malssi.train.stop import Stop, stopping_gently

Report = Callable[[str], None]

IGNORE_INDEX = -100
"""Label of a token that is not learned."""

MICRO_BATCH_SIZE = 8
"""Rows of a step that are fed together, those of like length with one another."""


@dataclass(frozen=True)
class Trained:
    """What a training run measured."""

    finished: bool
    """False when it was stopped; a checkpoint lies in the run folder then."""
    steps: int
    seconds: float
    train_losses: dict[int, float]
    """By step."""
    valid_losses: dict[int, float]


def train_sft(
    model: PreTrainedModel,
    tokenizer: PreTrainedTokenizerBase,
    train: Sequence[Example],
    valid: Sequence[Example],
    settings: SftSettings,
    out: Path,
    report: Report,
) -> Trained:
    """Train the adapter that `model` (a PEFT model) carries; goes on from the last checkpoint in `out`."""
    disable_progress_bars()
    with stopping_gently(report) as stop:
        trainer = AnswerTrainer(
            model=model,
            args=arguments(settings, out, evaluates=bool(valid)),
            train_dataset=dataset(train),
            eval_dataset=dataset(valid) if valid else None,
            processing_class=tokenizer,
            optimizers=(optimizer(model, settings), None),
            callbacks=[ProgressCallback(report, stop)],
        )
        drop_printing(trainer)
        began = time.monotonic()
        with warnings.catch_warnings():  # with frames, PEFT keeps all of the token table, and says so every time
            warnings.filterwarnings("ignore", message=".*the embedding layer has been resized")
            trainer.train(resume_from_checkpoint=newest_checkpoint(out))
    history = trainer.state.log_history
    return Trained(
        finished=not stop.asked,
        steps=trainer.state.global_step,
        seconds=time.monotonic() - began,
        train_losses={entry["step"]: entry["loss"] for entry in history if "loss" in entry},
        valid_losses={entry["step"]: entry["eval_loss"] for entry in history if "eval_loss" in entry},
    )


def newest_checkpoint(out: Path) -> str | None:
    """The last checkpoint that is whole: its state is written after all else, so that one that was cut off has none."""
    whole = [found.parent for found in out.glob("checkpoint-*/trainer_state.json")]
    return str(max(whole, key=lambda folder: int(folder.name.partition("-")[2]))) if whole else None


def dataset(examples: Sequence[Example]) -> Dataset:
    """Rows that are encoded already, with labels: TRL takes both as they are and hides nothing more."""
    return Dataset.from_list(
        [
            {
                "input_ids": list(e.ids),
                "labels": [t if yes else IGNORE_INDEX for t, yes in zip(e.ids, e.loss_mask, strict=True)],
            }
            for e in examples
        ]
    )


def optimizer(model: PreTrainedModel, settings: SftSettings) -> MuonWithAdamW | None:
    """The optimizer that the settings ask for; none for the trainer's own AdamW."""
    return MuonWithAdamW(model.named_parameters(), settings.lr) if settings.optimizer == "muon" else None


def arguments(settings: SftSettings, out: Path, evaluates: bool) -> SFTConfig:
    """TRL's configuration. Its defaults ask for bf16, which a machine without a GPU refuses."""
    on_gpu = torch.cuda.is_available()
    return SFTConfig(
        output_dir=str(out),
        num_train_epochs=settings.epochs,
        per_device_train_batch_size=settings.batch_size,
        per_device_eval_batch_size=settings.batch_size,
        gradient_accumulation_steps=settings.accumulation,
        learning_rate=settings.lr,
        lr_scheduler_type=settings.lr_schedule,
        warmup_steps=settings.warmup_steps,
        max_length=settings.max_length,
        packing=False,  # without flash attention packed rows would see each other
        train_sampling_strategy="random",  # grouped by length, a resumed run would draw another order
        gradient_checkpointing=on_gpu,
        use_cpu=not on_gpu,
        bf16=precision(settings.bf16) == "bf16",
        fp16=precision(settings.bf16) == "fp16",
        logging_steps=settings.logging_steps,
        eval_strategy="steps" if evaluates else "no",
        eval_steps=settings.eval_steps if evaluates else None,
        save_strategy="steps",
        save_steps=settings.save_steps,
        save_total_limit=2,
        seed=settings.seed,
        data_seed=settings.seed,
        report_to=[],
        disable_tqdm=True,
        dataloader_pin_memory=False,
        dataset_num_proc=None,
    )


class AnswerTrainer(SFTTrainer):  # type: ignore[misc]  # trl is untyped
    """Computes logits where answers are, and no more of the padding than it must.

    TRL's own loss scores every position in chunks: it saves memory that a small vocabulary does not need, costs 40 % of
    a step on a CPU, and cannot see a head that PEFT has wrapped.
    """

    def compute_loss(
        self,
        model: Any,
        inputs: dict[str, torch.Tensor],
        return_outputs: bool = False,
        num_items_in_batch: torch.Tensor | None = None,
    ) -> Any:
        """Cross-entropy of the answers' tokens, averaged over those of the whole step.

        Shapes:
            inputs: input_ids, attention_mask and labels, each (batch, length), padded on the right.
        """
        lengths = inputs["attention_mask"].sum(dim=1)
        fed = [
            (inputs["input_ids"][rows, : lengths[rows].max()], inputs["labels"][rows, : lengths[rows].max()])
            for rows in lengths.argsort().split(MICRO_BATCH_SIZE)
        ]
        total = torch.stack([answer_loss(model, ids, labels) for ids, labels in fed]).sum()
        learned = (inputs["labels"][:, 1:] != IGNORE_INDEX).sum()
        loss = total / (learned if num_items_in_batch is None else num_items_in_batch)
        return (loss, None) if return_outputs else loss


def answer_loss(model: Any, ids: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Summed cross-entropy of the answers' tokens, each given those before it.

    No attention mask is fed: what is padded on the right is seen by no token that is learned, and without a mask
    attention needs half the work.

    Shapes:
        ids, labels: (batch, length), padded on the right.
    """
    first = int((labels != IGNORE_INDEX).any(dim=0).nonzero()[0])
    logits = model(input_ids=ids, use_cache=False, logits_to_keep=labels.shape[1] - first + 1).logits
    targets = labels[:, first:].flatten()
    return cross_entropy(logits[:, :-1].float().flatten(0, 1), targets, ignore_index=IGNORE_INDEX, reduction="sum")


class ProgressCallback(TrainerCallback):  # type: ignore[misc]  # transformers is untyped
    """Tells how it goes, and stops after the current step when asked to."""

    def __init__(self, report: Report, stop: Stop) -> None:
        self.report, self.stop = report, stop

    def on_log(self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **kept: Any) -> None:
        """One line a log entry."""
        logs = kept["logs"]
        told = [
            f"{name} {logs[key]:.4f}"
            for key, name in (("loss", "loss"), ("eval_loss", "validation loss"))
            if key in logs
        ]
        if told:
            self.report(
                f"step {state.global_step:>5}/{state.max_steps} · epoch {state.epoch or 0:.2f} · {' · '.join(told)}"
            )

    def on_step_end(self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: Any) -> None:
        """Save and stop where Ctrl-C was pressed."""
        if self.stop.asked:
            control.should_save = control.should_training_stop = True


def drop_printing(trainer: SFTTrainer) -> None:
    """Remove the trainer's own printing; ours says it in one line."""
    trainer.remove_callback(PrinterCallback)
