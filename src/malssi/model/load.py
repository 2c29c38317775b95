"""Settings to a model that can speak: which weights, which engine, and proof that they are what they claim to be."""

import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

from malssi.artifacts import (
    MANIFEST,
    AdapterManifest,
    TaskRecord,
    hash_weights,
    load_manifest,
    read_json,
    require_intact,
)
from malssi.errors import FingerprintError, InputError, ModelError
from malssi.model.fingerprint import prompt_fingerprint
from malssi.model.protocol import Model, Request, SamplingParams, greedy
from malssi.model.tokens import FRAMES, ChatTokens
from malssi.settings import Settings
from malssi.tasks.task import Task

BASE = "malssi-mini"
EXPORT = "openvino"
ADAPTER_WEIGHTS = "adapter_model.safetensors"
SELFCHECK_TOKENS = 48
"""How far an answer is said again: a wrong adapter differs long before."""
log = logging.getLogger("malssi.model")
PICKLED = (".bin", ".pt", ".pth", ".ckpt", ".pkl")


def open_model(task: Task[Any], settings: Settings, opened: dict[Path, Model] | None = None) -> Model:
    """Load the model that answers a task.

    Args:
        opened: models by the folder of their adapter, or of a base alone: one that is there is used again, a new one
            is put in. An adapter can speak for several tasks.

    Raises:
        InputError: a setting is given that the engine does not honour.
        ModelError: weights are missing, unsafe, of another task, or do not say what they said when they were made.
        FingerprintError: the adapter was trained on other prompts than would be served.
        MissingExtra: the engine needs an extra that is not installed.
    """
    if settings.engine == "scripted":
        from malssi.model.engine_scripted import ScriptedModel

        return ScriptedModel(settings.script, ChatTokens.load(settings.weights / BASE))
    require_honoured(settings)
    finetuned = settings.use_finetuned or settings.engine == "openvino"
    folder = (settings.adapter or shipped(task, settings)) if finetuned else settings.base or settings.weights / BASE
    manifest = load_manifest(folder) if finetuned else None
    record = record_of(task, manifest) if manifest else None
    opened = {} if opened is None else opened
    if folder not in opened:
        opened[folder] = open_engine(folder, manifest, settings)
    model = opened[folder]
    if record:
        model.forms[task.name] = record.forms
        require_same_prompts(task, model, record, settings.unchecked_prompts)
        recorded = record.selfcheck.get(settings.engine)
        if recorded and not settings.unchecked_prompts and not settings.quantization:  # these make it say other things
            selfcheck(task, model, recorded)
    return model


def require_honoured(settings: Settings) -> None:
    """Refuse settings that the embedded engine would pass over in silence.

    Raises:
        InputError: one of them is given.
    """
    given = {
        "USE_FINETUNED=0": not settings.use_finetuned,
        "USE_CHAT_FORMAT=0": not settings.use_chat_format,
        f"QUANTIZATION={settings.quantization}": settings.quantization is not None,
        f"--base {settings.base}": settings.base is not None,
    }
    passed_over = [name for name, is_given in given.items() if is_given]
    if settings.engine == "openvino" and passed_over:
        raise InputError(
            f"settings: {', '.join(passed_over)}: the openvino engine does not honour it",
            "the transformers engine does: add --engine transformers (or MALSSI_ENGINE=transformers), or leave it out",
        )


def shipped(task: Task[Any], settings: Settings) -> Path:
    """The folder of the adapter that is shipped for a task.

    Raises:
        ModelError: none is.
    """
    folder = shipped_adapters(settings).get(task.name)
    if folder is None:
        raise ModelError(
            f"task {task.name} has no weights here",
            f"train them: malssi train sft {task.name} --out runs/{task.name}; then give --adapter what it prints",
        )
    return folder


def shipped_adapters(settings: Settings) -> dict[str, Path]:
    """The folders of the shipped adapters, by each task that they speak for."""
    folders = sorted(path.parent for path in settings.weights.glob(f"*/{MANIFEST}") if path.parent.name != BASE)
    return {name: folder for folder in folders for name in load_manifest(folder).tasks}


def open_engine(folder: Path, manifest: AdapterManifest | None, settings: Settings) -> Model:
    """Start the engine that the settings name."""
    if manifest:
        require_files(folder, manifest)
    sampling = SamplingParams(**manifest.sampling) if manifest else SamplingParams()  # type: ignore[arg-type]  # the manifest has them
    if settings.engine == "openvino":
        from malssi.model.engine_openvino import OpenVinoModel

        name = f"{folder.name}@openvino"
        return OpenVinoModel(folder / EXPORT, name, sampling, settings.threads, settings.cache_mb)
    from malssi.model.engine_transformers import TransformersModel

    base = require_safe_weights(settings.base or settings.weights / BASE)
    adapter = require_safe_weights(folder, ADAPTER_WEIGHTS) if manifest else None
    require_intact(base, hashes_of_base(base))
    if manifest and not settings.unchecked_prompts:
        require_base(base, manifest)
    return TransformersModel(
        base,
        adapter,
        sampling,
        use_chat_format=settings.use_chat_format,
        quantization=settings.quantization,
        threads=settings.threads,
        frames=manifest.settings.get(FRAMES, ()) if manifest else (),
    )


def require_files(folder: Path, manifest: AdapterManifest) -> None:
    """Refuse an adapter of which a file is missing or damaged; one whose manifest names none is told of and taken.

    Raises:
        ModelError: a file is not what it was when the manifest was written.
    """
    if not manifest.files:
        log.warning("%s: its manifest has no hashes, so that damage goes unseen; export it again", folder)
    require_intact(folder, manifest.files)


def hashes_of_base(folder: Path) -> dict[str, str]:
    """Of the files of a base, where it has a manifest of ours that says so.

    Raises:
        ModelError: its manifest is torn.
    """
    if not (folder / MANIFEST).is_file():
        return {}
    try:
        manifest = read_json(folder / MANIFEST)
    except ValueError as cause:
        raise ModelError(f"{folder / MANIFEST}: cannot be read ({cause})", "install the base again") from cause
    hashes: dict[str, str] = manifest.get("files", {}) if isinstance(manifest, dict) else {}
    return hashes


def require_safe_weights(folder: Path, named: str = "*.safetensors") -> Path:
    """Only safetensors are loaded: a pickled file can run any code.

    Args:
        named: the file or files that will be read; PEFT reads a pickled one where its own is absent.

    Raises:
        ModelError: there is no such folder, or its weights are pickled.
    """
    if not folder.is_dir():
        raise ModelError(f"{folder}: no such folder", f"give a folder that holds {named}")
    if any(folder.glob(named)):
        return folder
    pickled = [path.name for path in folder.iterdir() if path.suffix in PICKLED]
    if pickled:
        raise ModelError(
            f"{folder}: {pickled[0]} is pickled and could run any code", "convert the weights to safetensors"
        )
    raise ModelError(f"{folder}: no {named}", f"give a folder that holds {named}")


def require_base(base: Path, manifest: AdapterManifest) -> None:
    """Refuse an adapter on another base than its own: of the same shape it would load, and babble.

    Raises:
        ModelError: the base's weights are not those that the adapter was trained on.
    """
    found = hash_weights(base)
    if found != manifest.base.hash:
        trained_on = f"{manifest.base.name} ({manifest.base.hash[:12]})"
        raise ModelError(
            f"{base}: has weights {found[:12]}, but the adapter was trained on {trained_on}",
            "give the base that it was trained on with --base, or train an adapter on this one",
        )


def record_of(task: Task[Any], manifest: AdapterManifest) -> TaskRecord:
    """What an adapter is for a task.

    Raises:
        ModelError: it speaks for other tasks.
    """
    if task.name not in manifest.tasks:
        raise ModelError(
            f"the adapter speaks for task {', '.join(manifest.tasks)}, not {task.name}", "give the adapter of this task"
        )
    return manifest.tasks[task.name]


def require_same_prompts(task: Task[Any], model: Model, record: TaskRecord, unchecked_prompts: bool) -> None:
    """Refuse an adapter of other prompts."""
    served = prompt_fingerprint(task, model.tokens)
    if record.prompt_fingerprint != served and not unchecked_prompts:
        raise FingerprintError(
            f"the adapter was trained on prompts {record.prompt_fingerprint}, served would be {served}",
            "train it again, or set MALSSI_UNCHECKED_PROMPTS=1 if you know why they differ",
        )


def selfcheck(task: Task[Any], model: Model, recorded: str) -> None:
    """The model says again what it said when its manifest was written; an absent or wrongly scaled adapter does not.

    Raises:
        ModelError: it says something else.
    """
    said = spoken(task, model)
    if said != recorded:
        raise ModelError(
            f"{model.name}: says {said!r}, expected {recorded!r} as recorded in its manifest",
            "the weights are damaged or were exchanged: export the adapter again",
        )


def spoken(task: Task[Any], model: Model) -> str:
    """How a model begins to answer the task's first example, without chance."""
    prompt = model.tokens.prompt(task.prompt(task.examples[0]))
    sampling = greedy(model.sampling)
    beginning = replace(sampling, max_new_tokens=min(sampling.max_new_tokens, SELFCHECK_TOKENS))
    return model.generate([Request(prompt, 0, beginning)])[0].text
