"""A tiny base and a tiny dataset, so that real training runs in seconds."""

import json
import shutil
from pathlib import Path
from random import Random

import pytest
import torch
from transformers import LlamaConfig, LlamaForCausalLM

from malssi.settings import Settings
from malssi.tasks.signboard import task

BASE = Settings().weights / "malssi-mini"


@pytest.fixture(scope="session")
def tiny_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Llama with two layers of width 32 and the shipped tokenizer."""
    folder = tmp_path_factory.mktemp("tiny-base")
    torch.manual_seed(0)
    end, pad = 2, 0
    LlamaForCausalLM(
        LlamaConfig(
            vocab_size=4096,
            hidden_size=32,
            intermediate_size=64,
            num_hidden_layers=2,
            num_attention_heads=2,
            max_position_embeddings=256,
            tie_word_embeddings=True,
            eos_token_id=end,
            pad_token_id=pad,
        )
    ).save_pretrained(folder)
    for name in ("tokenizer.json", "tokenizer_config.json", "chat_template.jinja"):
        shutil.copy(BASE / name, folder / name)
    return folder


@pytest.fixture(scope="session")
def tiny_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """24 training and 6 validation rows of the signboard, in the files that `malssi data build` writes."""
    folder = tmp_path_factory.mktemp("tiny-data")
    rng = Random(0)
    for split, size in (("train", 24), ("valid", 6)):
        readings = [task.drawing.sample(rng, "balanced") for _ in range(size)]
        rows = [
            [*(m._asdict() for m in task.prompt(r)), {"role": "assistant", "content": task.reference(r, rng)}]
            for r in readings
        ]
        lines = [json.dumps({"messages": row}, ensure_ascii=False) for row in rows]
        (folder / f"{split}_20260101.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder
