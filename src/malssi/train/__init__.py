"""From rows to an adapter, and from an adapter to what is served: base, sft, lora, export."""
