"""What this machine's processor can do."""

import torch

BF16 = ("avx512_bf16", "amx_bf16", "bf16")
"""How processors call it; the last one is ARM's."""


def has_bf16() -> bool:
    """Whether the processor multiplies in bf16; where it does not, bf16 is emulated, slower than fp32."""
    there = torch.cpu.get_capabilities()
    return any(there.get(name) for name in BF16)
