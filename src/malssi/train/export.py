"""An adapter to what the embedded engine serves: folded into its base, converted, quantized to int8, and measured.

The exported model must answer about as well as the adapter did; a conversion is never trusted unseen.
"""

import io
import logging
import shutil
import sys
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from malssi.errors import ExportError, ModelError
from malssi.model.answer import Budget, answers
from malssi.model.protocol import Model, greedy
from malssi.tasks.task import Task

TOKENIZER_FILES = ("tokenizer.json", "tokenizer_config.json", "chat_template.jinja")
BATCH = 32

KEPT_WHOLE = (".*embed_tokens.*", ".*lm_head.*")
"""Layers that stay unquantized: the table of tokens, which is also the output layer. With it quantized first tries fell
from 93 to 85 %, without it they stay at 94 % (150 readings; the lab log has the rest)."""


def export_openvino(merged: Path, out: Path) -> None:
    """Convert a merged model's folder (safetensors and tokenizer) to OpenVINO int8 in `out`.

    Shapes stay dynamic; weights are int8 per channel but for the embeddings; the tokenizer's files go along.
    """
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]  # None forbids the import
    with quiet():
        import openvino
        from openvino_tokenizers import convert_tokenizer
        from optimum.intel import OVModelForCausalLM, OVWeightQuantizationConfig
        from transformers import AutoTokenizer

        whole = {"patterns": list(KEPT_WHOLE), "validate": False}
        int8 = OVWeightQuantizationConfig(bits=8, sym=True, ignored_scope=whole)
        model = OVModelForCausalLM.from_pretrained(merged, export=True, compile=False, quantization_config=int8)
        model.save_pretrained(out)
        for part, name in zip(
            convert_tokenizer(AutoTokenizer.from_pretrained(merged), with_detokenizer=True),
            ("openvino_tokenizer.xml", "openvino_detokenizer.xml"),
            strict=True,
        ):
            openvino.save_model(part, out / name)
    (out / "openvino_config.json").unlink(missing_ok=True)  # nothing reads it, and it names folders of this machine
    for name in TOKENIZER_FILES:
        if (merged / name).exists():
            shutil.copy(merged / name, out / name)


def require_exporter() -> None:
    """Refuse before the training what would fail after it.

    Raises:
        ModelError: optimum-intel, which no extra brings, is not installed.
    """
    if find_spec("optimum") is None or find_spec("optimum.intel") is None:
        raise ModelError(
            "optimum-intel is not installed, and the adapter could not be exported",
            "install it with: pip install --no-deps optimum-intel optimum",
        )


def first_try_rate(task: Task[Any], model: Model, readings: Sequence[Any]) -> float:
    """Share of readings whose first answer, drawn without chance, passes the verifier."""
    passed = 0
    for at in range(0, len(readings), BATCH):
        some = answers(
            task, model, readings[at : at + BATCH], 0, greedy(model.sampling), Budget(candidates=1, seconds=600)
        )
        passed += sum(one.verified for one in some)
    return passed / len(readings)


def require_no_drop(results: Sequence[Mapping[str, Any]], tolerance: float) -> None:
    """Raises ExportError where the exported model does worse than the adapter by more than the tolerance.

    Args:
        results: of each task, `readings` and the two rates; all readings count alike, since a task may have few.
    """
    readings = sum(result["readings"] for result in results)
    adapter_rate, exported_rate = (
        sum(result["readings"] * result[who] for result in results) / readings
        for who in ("adapter_first_try", "exported_first_try")
    )
    if exported_rate < adapter_rate - tolerance:
        raise ExportError(
            f"the exported model passes {exported_rate:.1%} on the first try, the adapter {adapter_rate:.1%}",
            "nothing was replaced; try another quantization or train longer",
        )


@contextmanager
def quiet() -> Iterator[None]:
    """Silence the converters: they print tables and warn about each other's versions.

    One of them lifts a ban on logging's warnings, so that those of transformers are switched off by themselves.
    """
    from transformers.utils import logging as told

    before, told_before = logging.root.manager.disable, told.get_verbosity()
    logging.disable(logging.WARNING)
    told.set_verbosity_error()
    try:
        with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)
        told.set_verbosity(told_before)
