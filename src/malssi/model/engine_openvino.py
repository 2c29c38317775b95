"""The embedded default: openvino-genai, int8, no torch. One compute thread; more workers for more cores.

Requests of any number run in one continuous batch, each with its own seed and, where its answer has a schema, its own
grammar.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from malssi.errors import ModelError
from malssi.model.base import reading_base
from malssi.model.grammar import compact_texts
from malssi.model.protocol import Candidate, Forms, Request, SamplingParams
from malssi.model.tokens import ChatTokens

MODEL_FILE = "openvino_model.xml"
CACHE_MB = 64
"""Room for keys and values. malssi-mini needs 12 KB a token, so this is 5,440 tokens. What is not in use keeps the
beginnings of prompts; with a GB of it exercise answers took 6 % less time, others no less."""

USUAL_SHARE = 0.3
"""Of the tokens that an answer may have, those that are reckoned with when requests are fed at once. One that gets
longer may have to wait until others have ended, and goes on where it was: sixteen routines of 400 tokens took no longer
than with room for all."""

BLOCK_TOKENS, KEY_AND_VALUE, F32_BYTES = 32, 2, 4
"""Of a block of the engine's cache on a CPU."""

OUT_OF_MEMORY = ("memory", "bad_alloc", "Resource temporarily unavailable")
"""How the engine says that it got no memory; the last one of its threads."""

GRAMMAR_COMPILER = "xgrammar"
"""Names itself in the errors that it raises."""

PRECISION = {"INFERENCE_PRECISION_HINT": "f32", "KV_CACHE_PRECISION": "f32", "DYNAMIC_QUANTIZATION_GROUP_SIZE": "0"}
"""Weights stay int8; activations are not quantized. The engine's defaults are faster but let a neighbour in the batch
change a text: of 96 texts drawn 32 at a time 7 differed from those drawn alone, with these settings none."""


class OpenVinoModel:
    """An exported model folder behind the `Model` protocol."""

    def __init__(
        self, folder: Path, name: str, sampling: SamplingParams, threads: int = 1, cache_mb: int = CACHE_MB
    ) -> None:
        """Load a folder made by `malssi.train.export`.

        Raises:
            ModelError: the folder holds no exported model, or the engine cannot load it or gets too little memory.
        """
        if not (folder / MODEL_FILE).exists():
            raise ModelError(
                f"{folder}: no {MODEL_FILE}", "export an adapter first: malssi train sft ... exports it at the end"
            )
        self.name, self.sampling, self.forms = name, sampling, Forms()
        self.tokens = ChatTokens.load(folder)
        self.genai, self.tensor = import_quietly()
        self.folder, self.cache_mb = folder, cache_mb
        self.blocks = blocks_in(folder, cache_mb)
        self.opened = partial(open_pipeline, self.genai, folder, threads, self.blocks, cache_mb)
        self.pipeline = self.opened()

    def generate(self, requests: Sequence[Request]) -> list[Candidate]:
        """Draw one candidate a request.

        Raises:
            ModelError: a request's schema cannot be made into a grammar, or there is too little memory.
        """
        if not requests:
            return []
        return [candidate for some in self.fitting(requests) for candidate in self.generate_at_once(some)]

    def fitting(self, requests: Sequence[Request]) -> Iterator[list[Request]]:
        """The requests in parts that the cache can hold: of prompts that it cannot, the engine answers none.

        Raises:
            ModelError: it cannot hold a single one.
        """
        part: list[Request] = []
        left = self.blocks
        for request in requests:
            tokens, room = len(request.prompt_ids), self.blocks * BLOCK_TOKENS
            if tokens >= room:
                told = f"{self.folder}: a prompt of {tokens:,} tokens, expected fewer than the {room:,} of the cache"
                raise ModelError(told, f"raise MALSSI_CACHE_MB, which is {self.cache_mb}")
            needed = blocks_of(tokens + int(USUAL_SHARE * request.sampling.max_new_tokens))
            if part and needed > left:
                yield part
                part, left = [], self.blocks
            part.append(request)
            left -= needed
        yield part

    def generate_at_once(self, requests: Sequence[Request]) -> list[Candidate]:
        """Draw one candidate a request, all in one continuous batch."""
        prompts = [self.tensor(np.array([request.prompt_ids], dtype=np.int64)) for request in requests]
        configs = [self.config(request) for request in requests]
        if self.pipeline is None:  # it broke, and could not be opened again at once
            self.pipeline = self.opened()
        try:
            results = self.pipeline.generate(prompts, configs)
        except (RuntimeError, MemoryError) as cause:
            self.pipeline = None  # requests of the failed batch stay inside, and the next one may crash on them
            if lacks_memory(cause):
                raise too_little_memory(self.folder, self.cache_mb) from cause
            self.pipeline = self.opened()
            if GRAMMAR_COMPILER not in str(cause):
                raise
            raise ModelError(f"the answer's schema: the engine says {cause}", "correct the task's schema") from cause
        return [self.candidate(result) for result in results]

    def config(self, request: Request) -> Any:
        """The engine's form of one request's sampling."""
        sampling = request.sampling
        config = self.genai.GenerationConfig()
        config.max_new_tokens = sampling.max_new_tokens
        config.stop_token_ids = set(self.tokens.stop_ids)
        config.eos_token_id = self.tokens.stop_ids[0]
        config.do_sample = sampling.do_sample
        if config.do_sample:
            config.temperature, config.top_p = sampling.temperature, sampling.top_p
            config.rng_seed = request.seed
        config.repetition_penalty = sampling.repetition_penalty
        if request.schema is not None:
            config.structured_output_config = self.genai.StructuredOutputConfig(regex=compact_texts(request.schema))
        return config

    def candidate(self, result: Any) -> Candidate:
        ids = list(result.m_generation_ids[0])
        return Candidate(self.tokens.decode(ids), len(ids), finished=bool(ids) and ids[-1] in self.tokens.stop_ids)

    def close(self) -> None:
        """Drop the pipeline and its threads."""
        self.pipeline = None


def import_quietly() -> tuple[Any, Any]:
    """Import the engine with its telemetry switched off: it would call home on import."""
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]  # None forbids the import
    import openvino
    import openvino_genai

    return openvino_genai, openvino.Tensor


def open_pipeline(genai: Any, folder: Path, threads: int, blocks: int, cache_mb: int) -> Any:
    """Load what generates; memory for its cache is taken bit by bit, up to so many blocks.

    Raises:
        ModelError: the folder's files are damaged, or the engine gets too little memory.
    """
    scheduler = genai.SchedulerConfig()
    scheduler.num_kv_blocks = blocks
    scheduler.enable_prefix_caching = True  # prompts of a task share their beginning: twice the lines a second
    try:
        return genai.ContinuousBatchingPipeline(
            str(folder), scheduler, "CPU", {**PRECISION, "INFERENCE_NUM_THREADS": threads}
        )
    except (RuntimeError, MemoryError, OverflowError) as cause:
        if lacks_memory(cause):
            raise too_little_memory(folder, cache_mb) from cause
        raise ModelError(f"{folder}: the engine cannot load it ({cause})", "export the adapter again") from cause


def blocks_in(folder: Path, cache_mb: int) -> int:
    """Blocks of keys and values that fit into so many MB, one at least."""
    with reading_base(folder):
        config = json.loads((folder / "config.json").read_text("utf-8"))
        heads, layers = config["num_attention_heads"], config["num_hidden_layers"]
        head_size = config.get("head_dim") or config["hidden_size"] // heads
        token_bytes = KEY_AND_VALUE * F32_BYTES * layers * config.get("num_key_value_heads", heads) * head_size
    return max(1, int(cache_mb * 2**20 // (BLOCK_TOKENS * token_bytes)))


def blocks_of(tokens: int) -> int:
    """Blocks that so many tokens of one request take."""
    return -(-tokens // BLOCK_TOKENS)


def lacks_memory(cause: Exception) -> bool:
    """Whether the engine failed for want of memory."""
    return isinstance(cause, MemoryError | OverflowError) or any(sign in str(cause) for sign in OUT_OF_MEMORY)


def too_little_memory(folder: Path, cache_mb: int) -> ModelError:
    """What is told where memory is lacking: what is needed, and what to lower."""
    weights_mb = sum(path.stat().st_size for path in folder.iterdir()) / 2**20
    needs = f"{cache_mb:,} MB for its cache beside {weights_mb:.0f} MB of files"
    return ModelError(
        f"{folder}: not enough memory: the engine needs up to {needs}",
        "lower MALSSI_CACHE_MB (16 is enough for short answers) or MALSSI_BATCH, or serve fewer adapters",
    )
