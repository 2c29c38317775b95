"""From rows to an adapter, and from an adapter to what is served: base, sft, lora, export. Needs the extra `train`."""

from importlib.util import find_spec

from malssi.errors import MissingExtra

for module in ("torch", "transformers", "peft", "trl"):
    if find_spec(module) is None:
        raise MissingExtra(module, "train")
