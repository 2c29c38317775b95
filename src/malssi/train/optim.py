"""Muon for the layers' matrices, AdamW for all else, as one optimizer."""

from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch.optim import AdamW, Muon, Optimizer


class MuonWithAdamW(Optimizer):
    """Matrices take steps of orthogonal updates, embeddings and norms those of AdamW, at one rate.

    Both kinds of step have the same size (`match_rms_adamw`), so that a rate found for AdamW serves.
    Source: Jordan et al. 2024, "Muon: an optimizer for hidden layers"; Liu et al. 2025, arXiv:2502.16982.
    """

    def __init__(self, named: Iterable[tuple[str, torch.nn.Parameter]], lr: float, weight_decay: float = 0.0) -> None:
        """Take the parameters that are trained.

        Args:
            named: all parameters with their names; frozen ones are left alone; see `is_matrix`.
            weight_decay: of the matrices only.
        """
        trained = [(name, p) for name, p in named if p.requires_grad]
        matrices = [p for name, p in trained if is_matrix(name, p)]
        others = [p for name, p in trained if not is_matrix(name, p)]
        self.parts: list[Optimizer] = []
        if matrices:
            self.parts.append(Muon(matrices, lr=lr, weight_decay=weight_decay, adjust_lr_fn="match_rms_adamw"))
        if others:
            self.parts.append(AdamW(others, lr=lr, betas=(0.9, 0.95), weight_decay=0.0, fused=True))
        super().__init__([group for part in self.parts for group in part.param_groups], {})

    def step(self, closure: Callable[[], float] | None = None) -> Any:
        """Let both take their step; rates are read from `param_groups`, which they share. A closure is not called."""
        for part in self.parts:
            part.step()

    def state_dict(self) -> dict[str, Any]:
        """The states of both, one after another."""
        return {"parts": [part.state_dict() for part in self.parts]}

    def load_state_dict(self, state_dict: dict[str, Any]) -> None:
        """Go on from `state_dict`."""
        for part, kept in zip(self.parts, state_dict["parts"], strict=True):
            part.load_state_dict(kept)
        self.param_groups = [group for part in self.parts for group in part.param_groups]


def is_matrix(name: str, parameter: torch.nn.Parameter) -> bool:
    """Whether a parameter maps states to states: token tables are looked up and norms are vectors."""
    return parameter.ndim == 2 and "embed" not in name and "token" not in name
