"""Ctrl-C during long work: the first stops after the current step, so that nothing is half done; the second at once."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType


@dataclass
class Stop:
    """Whether a stop was asked for."""

    asked: bool = False


@contextmanager
def stopping_gently(report: Callable[[str], None]) -> Iterator[Stop]:
    """Catch Ctrl-C while the block runs; the work looks at `asked` after each step."""
    stop = Stop()

    def ask(number: int, frame: FrameType | None) -> None:
        if stop.asked:
            raise KeyboardInterrupt
        stop.asked = True
        report("stopping after this step; press Ctrl-C again to stop at once")

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)
