"""A hash of the prompts that an adapter was trained on, so that it is never served other ones unnoticed."""

import json
from typing import Any

from malssi.artifacts import sha256
from malssi.model.tokens import ChatTokens
from malssi.tasks.task import Task


def prompt_fingerprint(task: Task[Any], tokens: ChatTokens) -> str:
    """Hash the rendered ids of the task's examples, the chat template and the stop ids."""
    probes = [tokens.prompt(task.prompt(reading)) for reading in task.examples]
    return sha256(json.dumps([probes, tokens.template, tokens.stop_ids]).encode())[:16]
