"""Which tasks are served, and by what: each registered task that has an adapter, or every task where none is needed."""

from pathlib import Path

from malssi.artifacts import load_manifest
from malssi.errors import ModelError
from malssi.model.load import open_model, shipped_adapters
from malssi.model.protocol import Model
from malssi.settings import Settings
from malssi.tasks.registry import load_task, task_names


def open_models(settings: Settings) -> dict[str, Model]:
    """Load what is served, by task.

    Raises:
        ModelError: nothing is there to be served, or something there cannot be used.
    """
    chosen = settings_by_task(settings)
    if not chosen:
        raise ModelError(f"no adapter in {settings.weights}", "train one, and give its folder with --adapter")
    opened: dict[Path, Model] = {}
    return {name: open_model(load_task(name), own, opened) for name, own in chosen.items()}


def settings_by_task(settings: Settings) -> dict[str, Settings]:
    """The settings under which each task that can be served is opened.

    Raises:
        ModelError: the adapter that was asked for speaks for no registered task.
    """
    if not needs_adapter(settings):
        return dict.fromkeys(task_names(), settings)
    folders = shipped_adapters(settings)
    if settings.adapter:
        told = load_manifest(settings.adapter).tasks
        if not set(told) & set(task_names()):
            raise ModelError(
                f"{settings.adapter}: speaks for {', '.join(told)}, which is no registered task",
                "install the package that registers it (`malssi task list` lists what is there)",
            )
        folders |= dict.fromkeys(told, settings.adapter)
    return {name: settings.model_copy(update={"adapter": folders[name]}) for name in task_names() if name in folders}


def needs_adapter(settings: Settings) -> bool:
    """Whether what speaks is bound to one task."""
    return settings.engine == "openvino" or (settings.engine == "transformers" and settings.use_finetuned)


def adapter_names(settings: Settings) -> dict[str, str]:
    """The folder's name of the adapter that speaks for a task, by task; none where no adapter is needed."""
    if not needs_adapter(settings):
        return {}
    return {task: own.adapter.name for task, own in settings_by_task(settings).items() if own.adapter}
