"""What arithmetic this machine trains in."""

from typing import Literal

import torch

BF16 = ("avx512_bf16", "amx_bf16", "bf16")
"""How processors call it; the last one is ARM's."""


def precision(wants_bf16: bool) -> Literal["bf16", "fp16", "fp32"]:
    """The arithmetic of a training: a GPU's best, a processor's bf16 where it is wanted and there, else fp32."""
    if torch.cuda.is_available():
        return "bf16" if torch.cuda.is_bf16_supported() else "fp16"
    return "bf16" if wants_bf16 and has_bf16() else "fp32"


def has_bf16() -> bool:
    """Whether the processor multiplies in bf16; where it does not, bf16 is emulated, slower than fp32."""
    there = torch.cpu.get_capabilities()
    return any(there.get(name) for name in BF16)
