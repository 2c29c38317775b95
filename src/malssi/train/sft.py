"""Supervised fine-tuning: a recipe and its dataset to an adapter with a manifest, exported and measured."""

import shutil
from pathlib import Path

import torch
from transformers import (
    set_seed,
)

from malssi.artifacts import (
    bind_run_folder,
)
from malssi.train.adapter import save_and_export, tokenizer, with_adapter
from malssi.train.export import require_exporter
from malssi.train.processor import precision
from malssi.train.run import Run
from malssi.train.start import require_start
from malssi.train.trl import Report, train_sft

CHECKPOINTS = "checkpoints"


def run_sft(run: Run, report: Report, threads: int = 2) -> Path:
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
        report("this processor has no bf16: training in fp32")
    torch.set_num_threads(threads)
    set_seed(run.settings.seed)
    train, valid = run.examples("train"), run.examples("valid")
    for name, forms in run.forms.items():  # a file that does not tell them is told before the training
        for field, values in forms.items():
            report(
                f"{name}: {field} is {' or '.join(map(str, values))} in every row, and the adapter will know no other"
            )
    longest = max(len(example.ids) for example in train)
    report(f"pre-flight: {len(train)} + {len(valid)} rows fit, longest {longest} tokens, all learn to stop")
    bind_run_folder(run.out, run.made_of(), resuming=any((run.out / CHECKPOINTS).glob("checkpoint-*")))
    model = with_adapter(run, sorted({token for example in train for token in example.ids}))
    trained = train_sft(model, tokenizer(run), train, valid, run.settings, run.out / CHECKPOINTS, report)
    if not trained.finished:
        report(f"stopped at step {trained.steps}; the same command goes on from its checkpoint")
        raise KeyboardInterrupt
    report(f"trained {trained.steps} steps in {trained.seconds:.0f} s")
    folder = save_and_export(run, model, trained, report)
    shutil.rmtree(run.out / CHECKPOINTS)
    return folder
