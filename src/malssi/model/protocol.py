"""What an engine is: prompts as token ids in, candidates as text out, nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from malssi.model.tokens import ChatTokens

MIN_TEMPERATURE = 0.01
"""Temperature below which nothing is left to chance; dividing by far smaller ones overflows."""


@dataclass(frozen=True)
class SamplingParams:
    """How a candidate is drawn."""

    temperature: float = 0.7
    top_p: float = 0.85
    repetition_penalty: float = 1.2
    max_new_tokens: int = 50

    @property
    def do_sample(self) -> bool:
        """Whether two seeds can give two texts."""
        return self.temperature >= MIN_TEMPERATURE


def greedy(sampling: SamplingParams) -> SamplingParams:
    """The same sampling without chance."""
    return replace(sampling, temperature=0.0)


@dataclass(frozen=True)
class Request:
    """One candidate to be drawn.

    The same ids, seed, sampling and schema give the same text, whatever else is drawn beside it.
    """

    prompt_ids: tuple[int, ...]
    seed: int
    sampling: SamplingParams
    schema: str | None = None
    """JSON schema of what may be said, as text; an engine that cannot hold to it passes it over."""


@dataclass(frozen=True)
class Candidate:
    """What the model said. Unfinished means that it was cut off before it stopped by itself."""

    text: str
    tokens: int
    finished: bool


class Forms(dict[str, Mapping[str, tuple[Any, ...]]]):
    """By task and field, the forms of answer that a model was trained on; what is not in it may be asked for."""


class Model(Protocol):
    """A model that can speak. Implementations: engine_openvino, engine_transformers, engine_scripted."""

    name: str
    tokens: ChatTokens
    sampling: SamplingParams
    """How this model is best drawn from, as its manifest says or by default."""
    forms: Forms
    """Empty where no manifest says what it was trained on."""

    def generate(self, requests: Sequence[Request]) -> list[Candidate]:
        """Draw one candidate a request, in the order of the requests."""

    def close(self) -> None:
        """Let go of memory and threads."""
