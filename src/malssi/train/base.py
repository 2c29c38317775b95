"""Pretrain an embedded base from scratch on the generated corpus: `malssi train base`.

Rows are drawn by number, so a resumed run sees exactly the rows that it would have seen. Weight matrices are trained by
Muon, everything else by AdamW; the lab log has the comparison.
"""

import json
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

import torch
from pydantic import BaseModel, ConfigDict, Field
from tokenizers import Tokenizer
from torch.nn.functional import cross_entropy
from torch.optim import Optimizer
from transformers import LlamaConfig, LlamaForCausalLM

from malssi.artifacts import (
    MANIFEST,
    TOKENIZER,
    bind_run_folder,
    hash_weights,
    load_toml,
    replacing_file,
    replacing_folder,
    write_hashes,
    write_json,
)
from malssi.data.corpus.documents import LeftOut
from malssi.data.corpus.mix import draw
from malssi.data.corpus.rows import IGNORE_INDEX, Packer
from malssi.errors import RecipeError
from malssi.train.optim import MuonWithAdamW
from malssi.train.processor import has_bf16
from malssi.train.stop import stopping_gently
from malssi.train.tokenizer import END_OF_TEXT, END_OF_TURN, save_tokenizer, train_tokenizer

CHECKPOINT = "checkpoint.pt"
LOG = "log.jsonl"
BASE = "base"
LOG_EVERY = 20


class Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Stage(Section):
    """A stretch of the pretraining with its own mix."""

    tokens: int = Field(gt=0)
    """Tokens of this stage, padding included."""
    shares: dict[str, float]
    """Weight of each kind of document."""
    lr: float | None = None
    """Begins a new schedule at this peak rate; absent: goes on with the one before."""


class Architecture(Section):
    """Llama's shape."""

    vocab_size: int
    hidden_size: int
    intermediate_size: int
    num_hidden_layers: int
    num_attention_heads: int
    max_position_embeddings: int


class BaseRecipe(Section):
    """What `malssi train base` needs to know."""

    name: str
    seed: int
    row_length: int = Field(ge=2)
    rows_per_step: int = Field(ge=1)
    lr: float
    """Peak learning rate of the matrices (Muon, matched to AdamW's update size)."""
    warmup_steps: int = Field(ge=1)
    final_lr_share: float
    weight_decay: float
    tokenizer_documents: int
    """Documents on which the tokenizer is trained."""
    tokenizer_shares: dict[str, float]
    """Their mix."""
    architecture: Architecture
    stages: list[Stage]

    @property
    def steps(self) -> int:
        return sum(stage.tokens for stage in self.stages) // self.tokens_per_step

    @property
    def tokens_per_step(self) -> int:
        return self.row_length * self.rows_per_step

    def stage_at(self, step: int) -> Stage:
        """The stage to which a step belongs."""
        passed = step * self.tokens_per_step
        for stage in self.stages:
            if passed < stage.tokens:
                return stage
            passed -= stage.tokens
        return self.stages[-1]

    def lr_at(self, step: int) -> float:
        """The matrices' rate at a step: linear warm-up, then linear down to the final share, in each schedule anew."""
        first, last, peak = self.schedule_at(step)
        warm = min(1.0, (step - first + 1) / self.warmup_steps)
        return peak * warm * max(self.final_lr_share, 1 - (step - first) / (last - first))

    def schedule_at(self, step: int) -> tuple[int, int, float]:
        """First step, end and peak rate of the schedule to which a step belongs."""
        starts, passed = [(0, self.lr)], 0
        for stage in self.stages:
            if stage.lr is not None and passed:
                starts.append((passed // self.tokens_per_step, stage.lr))
            passed += stage.tokens
        ends = [first for first, _ in starts[1:]] + [self.steps]
        return next((first, end, lr) for (first, lr), end in zip(starts, ends, strict=True) if step < end)


def load_base_recipe(path: Path) -> BaseRecipe:
    """Read a base recipe."""
    return load_toml(path, BaseRecipe)


def learn_tokenizer(recipe: BaseRecipe, left_out: LeftOut) -> Tokenizer:
    """Train the tokenizer on its own mix."""
    rng = Random(f"tokenizer/{recipe.seed}")
    texts = (draw(rng, recipe.tokenizer_shares, left_out).text for _ in range(recipe.tokenizer_documents))
    return train_tokenizer(texts, recipe.architecture.vocab_size)


def new_model(recipe: BaseRecipe, tokenizer: Tokenizer) -> LlamaForCausalLM:
    """A Llama with random weights from the recipe's seed."""
    torch.manual_seed(recipe.seed)
    end, pad = tokenizer.token_to_id(END_OF_TURN), tokenizer.token_to_id(END_OF_TEXT)
    shape = recipe.architecture.model_dump()
    return LlamaForCausalLM(
        LlamaConfig(**shape, tie_word_embeddings=True, bos_token_id=pad, eos_token_id=[end, pad], pad_token_id=pad)
    )


class Batch(NamedTuple):
    """Ids, labels and loss weights, each (rows_per_step, row_length)."""

    ids: torch.Tensor
    labels: torch.Tensor
    weights: torch.Tensor


def batches(recipe: BaseRecipe, packer: Packer, start: int) -> Iterator[Batch]:
    """The batches from step `start` on."""
    for step in range(start, recipe.steps):
        shares = recipe.stage_at(step).shares
        rows = [packer.row(step * recipe.rows_per_step + k, shares) for k in range(recipe.rows_per_step)]
        yield Batch(*(torch.tensor([getattr(row, name) for row in rows]) for name in Batch._fields))


def weighted_loss(model: LlamaForCausalLM, batch: Batch) -> torch.Tensor:
    """Cross-entropy of the next token, weighted; tokens that are not learned count nothing."""
    logits = model(input_ids=batch.ids).logits[:, :-1].float()
    each = cross_entropy(
        logits.flatten(0, 1), batch.labels[:, 1:].flatten(), ignore_index=IGNORE_INDEX, reduction="none"
    )
    weights = batch.weights[:, 1:].flatten() * (batch.labels[:, 1:].flatten() != IGNORE_INDEX)
    return (each * weights).sum() / weights.sum()


def pretrain(
    recipe: BaseRecipe,
    out: Path,
    left_out: LeftOut,
    report: Callable[[str], None],
    checkpoint_every_s: float = 240,
    compiled: bool = True,
) -> Path:
    """Train (or go on training) a base in `out`; Ctrl-C saves a checkpoint first.

    Returns:
        The folder of the finished base.

    Raises:
        RecipeError: `out` holds the base of another recipe.
    """
    out.mkdir(parents=True, exist_ok=True)
    bind_run_folder(out, {"recipe": recipe.model_dump()}, resuming=(out / TOKENIZER).exists())
    if not (out / TOKENIZER).exists():
        save_tokenizer(learn_tokenizer(recipe, left_out), out)
    tokenizer = Tokenizer.from_file(str(out / TOKENIZER))
    packer = Packer(tokenizer, recipe.row_length, recipe.seed, left_out)
    model = new_model(recipe, tokenizer)
    opt = MuonWithAdamW(model.named_parameters(), recipe.lr, recipe.weight_decay)
    start = restore(out, model, opt)
    loss_of = torch.compile(weighted_loss) if compiled else weighted_loss
    saved_at = began = time.monotonic()
    with stopping_gently(report) as stop:
        for step, batch in enumerate(batches(recipe, packer, start), start):
            with torch.autocast("cpu", torch.bfloat16, enabled=has_bf16()):
                loss = loss_of(model, batch)
            learn(loss, model, opt, recipe.lr_at(step))
            if step % LOG_EVERY == 0:
                rate = (step + 1 - start) * recipe.tokens_per_step / (time.monotonic() - began)
                log(out, step, recipe, loss.item(), rate, report)
            if stop.asked or time.monotonic() - saved_at > checkpoint_every_s:
                save(out, model, opt, step + 1)
                saved_at = time.monotonic()
            if stop.asked:
                report(f"stopped after step {step}; the same command goes on from there")
                raise KeyboardInterrupt
    save(out, model, opt, recipe.steps)
    return finish(out, model, recipe)


def learn(loss: torch.Tensor, model: torch.nn.Module, opt: Optimizer, lr: float) -> None:
    """One step of the optimizer at a rate."""
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    for group in opt.param_groups:
        group["lr"] = lr
    opt.step()
    opt.zero_grad()


def finish(out: Path, model: LlamaForCausalLM, recipe: BaseRecipe) -> Path:
    """Write the base as adapters are trained on it: bf16 weights, tokenizer, and where it came from."""
    with replacing_folder(out / BASE) as folder:
        model.to(torch.bfloat16).save_pretrained(folder)
        for path in (*out.glob("tokenizer*.json"), *out.glob("chat_template.jinja")):
            shutil.copy(path, folder)
        curve = [json.loads(line) for line in (out / LOG).read_text("utf-8").splitlines()]
        weights = hash_weights(folder)
        write_json(folder / MANIFEST, {"recipe": recipe.model_dump(), "weights": weights, "end": curve[-1]})
        write_hashes(folder)
    return out / BASE


def log(out: Path, step: int, recipe: BaseRecipe, loss: float, rate: float, report: Callable[[str], None]) -> None:
    """One line for people, one for the curve."""
    tokens = (step + 1) * recipe.tokens_per_step
    report(f"step {step:>6}/{recipe.steps} · {tokens / 1e6:6.2f} M tokens · loss {loss:.4f} · {rate:,.0f} tokens/s")
    with (out / LOG).open("a", encoding="utf-8") as lines:
        lines.write(
            json.dumps({"step": step, "tokens": tokens, "loss": round(loss, 4), "tokens_per_s": round(rate)}) + "\n"
        )


def save(out: Path, model: LlamaForCausalLM, opt: Optimizer, step: int) -> None:
    """Write the state to go on from; a reader never sees half a file."""
    state = {"step": step, "model": model.state_dict(), "optimizer": opt.state_dict()}
    with replacing_file(out / CHECKPOINT) as path:
        torch.save(state, path)


def restore(out: Path, model: torch.nn.Module, opt: Optimizer) -> int:
    """Load the checkpoint, if any; returns the step to go on with."""
    if not (out / CHECKPOINT).exists():
        return 0
    state = torch.load(out / CHECKPOINT, weights_only=True)
    if "optimizer" not in state:
        raise RecipeError(f"{out / CHECKPOINT}: is of another version", "give an empty folder to start over")
    model.load_state_dict(state["model"])
    opt.load_state_dict(state["optimizer"])
    return int(state["step"])
