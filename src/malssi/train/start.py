"""Going on from an adapter: what is refused, and its weights under the settings of the run that goes on."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from peft import PeftConfig, get_peft_model, load_peft_weights, set_peft_model_state_dict

from malssi.artifacts import Source, load_manifest
from malssi.errors import ModelError, RecipeError
from malssi.model.load import ADAPTER_WEIGHTS, require_safe_weights
from malssi.model.tokens import FRAMES, ChatTokens
from malssi.train.settings import SftSettings

SHAPE = {"lora_r", "lora_alpha", "target_modules", "learn_tokens"}
"""Settings that an adapter keeps when it is trained further."""

TOKEN_ROWS = "token_adapter.trainable_tokens_delta"
"""The end of the name under which PEFT keeps the rows of the token table that were trained."""


def require_start(settings: SftSettings, base: Source, start: Path) -> None:
    """Refuse to go on from an adapter of another base or shape.

    Raises:
        ModelError: it was trained on another base, or its weights are missing or unsafe.
        RecipeError: the recipe asks for another shape than it has, or leaves out frames of it.
    """
    there = load_manifest(require_safe_weights(start, ADAPTER_WEIGHTS))
    if there.base.hash != base.hash:
        raise ModelError(
            f"{start}: was trained on {there.base.name} ({there.base.hash[:12]}), not on {base.name}",
            "give its base in the recipe's [train] table, or train a new adapter: leave --from out",
        )
    for name, asked in settings.model_dump(include=SHAPE | {FRAMES}).items():
        had = there.settings.get(name, SftSettings().model_dump()[name])
        if had != (asked[: len(had)] if name == FRAMES else asked):
            raise RecipeError(
                f"train.{name}: got {asked!r}, but the adapter in {start} has {had!r}",
                "give the same in the recipe, further frames behind them, or train a new adapter: leave --from out",
            )


def load_initial_adapter(model: Any, start: Path, tokens: Sequence[int], frames: ChatTokens) -> Any:
    """Put an adapter on the base to train it further; what it has no token rows for gets some.

    Args:
        model: the base, with room for the frames.
        start: the adapter's folder.
        tokens: ids whose rows of the token table are to be trained.
        frames: the tokenizer with the frames; a new frame begins as the mean of what its text was before.
    """
    config, weights = PeftConfig.from_pretrained(start), load_peft_weights(str(start), device="cpu")
    config.inference_mode = False
    config.base_model_name_or_path = model.name_or_path  # by name alone, PEFT asks the internet about the base
    had = list(config.trainable_token_indices or ())
    config.trainable_token_indices = sorted({*had, *tokens}) if had else None
    further = get_peft_model(model, config)
    if had:
        name = next(name for name in weights if name.endswith(TOKEN_ROWS))
        place = {token: row for row, token in enumerate(config.trainable_token_indices)}
        table = next(param for named, param in further.named_parameters() if TOKEN_ROWS in named).detach().clone()
        table[[place[token] for token in had]] = weights[name].to(table.dtype)
        begin(table, place, {text: token for text, token in frames.frames.items() if token not in had}, frames)
        weights[name] = table
    set_peft_model_state_dict(further, weights)
    return further


def begin(table: torch.Tensor, place: Mapping[int, int], new: Mapping[str, int], tokens: ChatTokens) -> None:
    """Start new frames as the mean of the trained rows that their texts were before."""
    for text, token in new.items():
        before = [place[piece] for piece in tokens.encode_plain(text) if piece in place]
        if token in place and before:
            table[place[token]] = table[before].mean(dim=0)
