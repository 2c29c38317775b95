"""Any base of the transformers library, with a PEFT adapter, on CPU or GPU. Needs the extra `train`.

Chance comes from each request's own generator, added to the logits as Gumbel noise, so that a greedy `generate` over a
batch draws what each request alone would have drawn. A request's schema is passed over: it has no grammar, so that an
answer in JSON is what the model makes it, and the checks refuse what it should not be.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from malssi.errors import MissingExtra, ModelError
from malssi.model.base import reading_base
from malssi.model.protocol import Candidate, Forms, Request, SamplingParams
from malssi.model.tokens import ChatTokens

try:
    import torch
    from transformers import AutoModelForCausalLM, BitsAndBytesConfig, LogitsProcessor, LogitsProcessorList
    from transformers.generation.logits_process import (
        RepetitionPenaltyLogitsProcessor,
        TemperatureLogitsWarper,
        TopPLogitsWarper,
    )
except ImportError as cause:
    raise MissingExtra("transformers", "train") from cause


class TransformersModel:
    """A base, with or without an adapter, behind the `Model` protocol."""

    def __init__(
        self,
        base: Path,
        adapter: Path | None,
        sampling: SamplingParams,
        use_chat_format: bool = True,
        quantization: str | None = None,
        threads: int = 1,
        frames: Sequence[str] = (),
    ) -> None:
        """Load safetensors; remote code is never run."""
        torch.set_num_threads(threads)
        self.tokens = ChatTokens.load(base).with_frames(frames)
        if not use_chat_format:
            self.tokens = self.tokens.without_template()
        self.sampling, self.forms = sampling, Forms()
        self.name = f"{adapter.name if adapter else base.name}@transformers"
        self.model = load_weights(base, adapter, quantization, frames)

    @classmethod
    def around(cls, model: Any, tokens: ChatTokens, sampling: SamplingParams, name: str) -> "TransformersModel":
        """Speak with weights that are in memory already, such as an adapter that was just trained."""
        self = cls.__new__(cls)
        self.model, self.tokens, self.sampling, self.name, self.forms = model, tokens, sampling, name, Forms()
        return self

    def generate(self, requests: Sequence[Request]) -> list[Candidate]:
        """Draw one candidate a request, in one padded batch."""
        if not requests:
            return []
        longest = max(len(request.prompt_ids) for request in requests)
        pad = self.tokens.stop_ids[0]
        ids = torch.tensor([[pad] * (longest - len(r.prompt_ids)) + list(r.prompt_ids) for r in requests])
        mask = torch.tensor([[0] * (longest - len(r.prompt_ids)) + [1] * len(r.prompt_ids) for r in requests])
        with torch.inference_mode():
            out = self.model.generate(
                input_ids=ids.to(self.model.device),
                attention_mask=mask.to(self.model.device),
                max_new_tokens=max(request.sampling.max_new_tokens for request in requests),
                do_sample=False,
                repetition_penalty=1.0,  # Draw has the request's own; a base's default would count the padding too
                eos_token_id=list(self.tokens.stop_ids),
                pad_token_id=pad,
                logits_processor=LogitsProcessorList([PerRequestSampler(requests, longest)]),
            )
        return [self.candidate(row[longest:], request) for row, request in zip(out.tolist(), requests, strict=True)]

    def candidate(self, ids: list[int], request: Request) -> Candidate:
        ids = ids[: request.sampling.max_new_tokens]
        end = next((k for k, token in enumerate(ids) if token in self.tokens.stop_ids), None)
        return Candidate(self.tokens.decode(ids), len(ids) if end is None else end + 1, finished=end is not None)

    def close(self) -> None:
        """Drop the weights."""
        self.model = None


class PerRequestSampler(LogitsProcessor):  # type: ignore[misc]  # transformers is untyped
    """Each row's own sampling with each row's own generator; the largest logit is then the row's draw."""

    def __init__(self, requests: Sequence[Request], prompt_length: int) -> None:
        self.requests = requests
        self.prompt_length = prompt_length
        self.generators = [torch.Generator().manual_seed(request.seed) for request in requests]

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        """Shapes: input_ids (batch, length); scores (batch, vocabulary)."""
        return torch.cat(
            [self.draw(k, input_ids[k : k + 1], scores[k : k + 1].float()) for k in range(len(self.requests))]
        )

    def draw(self, k: int, ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        request, sampling = self.requests[k], self.requests[k].sampling
        if sampling.repetition_penalty != 1.0:
            own = ids[:, self.prompt_length - len(request.prompt_ids) :]
            scores = RepetitionPenaltyLogitsProcessor(sampling.repetition_penalty)(own, scores)
        if not sampling.do_sample:
            return scores
        scores = TemperatureLogitsWarper(sampling.temperature)(ids, scores)
        if sampling.top_p < 1:
            scores = TopPLogitsWarper(sampling.top_p)(ids, scores)
        noise = torch.rand(scores.shape, generator=self.generators[k]).clamp_min(1e-20)
        return scores - torch.log(-torch.log(noise)).to(scores.device)


def load_weights(base: Path, adapter: Path | None, quantization: str | None = None, frames: Sequence[str] = ()) -> Any:
    """Read a base, put an adapter on it and fold the adapter in, so that a token costs what it costs the base.

    A quantized base keeps its adapter beside it: folding into 4-bit weights would damage both.

    Args:
        frames: texts that are a token each for the adapter.
    """
    config = BitsAndBytesConfig(
        load_in_4bit=quantization == "4bit", load_in_8bit=quantization == "8bit", bnb_4bit_quant_type="nf4"
    )
    quantized = quantization in ("4bit", "8bit")
    whole = torch.float32 if not torch.cuda.is_available() else "auto"
    with reading_base(base):
        model = AutoModelForCausalLM.from_pretrained(
            base,
            dtype=torch.float16 if quantization == "fp16" else whole,
            quantization_config=config if quantized else None,
            use_safetensors=True,
            trust_remote_code=False,
            local_files_only=True,
            device_map="auto" if torch.cuda.is_available() else None,
        )
    add_token_embeddings(model, base, frames)
    if adapter:
        from peft import PeftModel

        with reading_base(adapter):
            model = PeftModel.from_pretrained(model, adapter, local_files_only=True)
        if not quantized:
            model = model.merge_and_unload()
    return model.eval()


def add_token_embeddings(model: Any, base: Path, frames: Sequence[str]) -> None:
    """Give each frame a row of the token table: the mean of the tokens that it was before.

    Raises:
        ModelError: the base has another table for what it says than for what it reads, of which an adapter has no rows.
    """
    if not frames:
        return
    if model.get_input_embeddings().weight is not model.get_output_embeddings().weight:
        raise ModelError(
            f"{base}: says tokens by another table than it reads them by",
            "leave frames out of the recipe's [train] table, or take a base with tied embeddings",
        )
    tokens = ChatTokens.load(base)
    ids = tokens.with_frames(frames).frames
    rows = max(model.config.vocab_size, *(token + 1 for token in ids.values()))
    model.resize_token_embeddings(rows, mean_resizing=False)
    table = model.get_input_embeddings().weight.data
    for text, token in ids.items():
        table[token] = table[tokens.encode_content(text)].mean(dim=0)
