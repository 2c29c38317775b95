"""The adapter's shape: which modules of which architecture it is put on."""

from collections.abc import Iterable, Sequence

from malssi.errors import ModelError, RecipeError

TARGETS: dict[str, tuple[str, ...]] = {
    "llama": ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"),
    "mistral": ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"),
    "qwen2": ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"),
    "qwen3": ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"),
    "gpt_neox": ("query_key_value", "dense", "dense_h_to_4h", "dense_4h_to_h"),
}
"""All linear layers of a block, by `model_type`; GPT-NeoX (polyglot-ko) has no q_proj or v_proj."""


def target_modules(model_type: str, asked: Sequence[str], module_names: Iterable[str]) -> list[str]:
    """Modules that the adapter is put on: those asked for, or all that the architecture is known to have.

    Raises:
        ModelError: the architecture is unknown and no modules are named.
        RecipeError: a named module does not exist in this model.
    """
    chosen = list(asked) or list(TARGETS.get(model_type, ()))
    if not chosen:
        raise ModelError(
            f"no target modules are known for {model_type}", "name them in the recipe: [train] target_modules"
        )
    there = {name.rpartition(".")[2] for name in module_names}
    missing = [name for name in chosen if name not in there]
    if missing:
        known = ", ".join(TARGETS.get(model_type, ())) or "unknown"
        raise RecipeError(f"target_modules: {model_type} has no {', '.join(missing)}", f"for {model_type} use: {known}")
    return chosen
