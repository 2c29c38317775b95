"""What tests of several threads need: a model that waits, and waiting for what another thread does."""

import threading
import time


class Gate:
    """A script that waits to be opened, and tells when it was reached."""

    def __init__(self, script):
        self.script, self.reached, self.opened = script, threading.Event(), threading.Event()

    def __call__(self, prompt: str, seed: int) -> str:
        self.reached.set()
        assert self.opened.wait(20)
        return self.script(prompt, seed)


def until(condition):
    """Wait for something that another thread does."""
    ends = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < ends
        time.sleep(0.01)  # between two looks
