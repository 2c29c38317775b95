"""A model that says what it is told to: for tests, docs and trying a service without weights."""

from collections import deque
from collections.abc import Callable, Sequence

from malssi.model.protocol import Candidate, Forms, Request, SamplingParams
from malssi.model.tokens import ChatTokens

Script = Callable[[str, int], str]
"""From the prompt's text and the request's seed to what is said."""

KEPT = 1_000
"""Requests that are kept: a service may get millions."""


class ScriptedModel:
    """Says lines of a script, whatever the schema; keeps the last requests that it got."""

    def __init__(self, script: Script | Sequence[str], tokens: ChatTokens, name: str = "scripted") -> None:
        """Build from a function, or from lines said in turn, the last one for ever."""
        self.script = script if callable(script) else in_turn(script)
        self.tokens, self.name, self.sampling, self.forms = tokens, name, SamplingParams(), Forms()
        self.requests: deque[Request] = deque(maxlen=KEPT)

    def generate(self, requests: Sequence[Request]) -> list[Candidate]:
        """One line a request."""
        self.requests.extend(requests)
        texts = [self.script(self.tokens.with_control.decode(list(r.prompt_ids)), r.seed) for r in requests]
        return [Candidate(text, len(text), finished=True) for text in texts]

    def close(self) -> None:
        """Nothing to let go of."""


def in_turn(lines: Sequence[str]) -> Script:
    """The lines one after another, then the last one for ever."""
    left = list(lines)

    def script(prompt: str, seed: int) -> str:
        return left.pop(0) if len(left) > 1 else left[0]

    return script
