"""Only weights that are what they claim to be are loaded."""

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from malssi.artifacts import hash_files, load_manifest
from malssi.errors import FingerprintError, ModelError
from malssi.model.load import ADAPTER_WEIGHTS, open_model, require_safe_weights, shipped_adapters
from malssi.model.protocol import Model, Request, SamplingParams
from malssi.settings import Settings, load_settings
from malssi.tasks.signboard import task

SHIPPED = Settings().weights / "signboard"
RECORD = {"version": "1", "prompt_fingerprint": "0", "selfcheck": {}, "results": {}}


def changed(folder: Path, **fields: object) -> Path:
    """A copy of the shipped adapter with other manifest fields."""
    shutil.copytree(SHIPPED, folder)
    manifest = folder / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text("utf-8")) | fields), encoding="utf-8")
    return folder


def recorded(folder: Path, **fields: object) -> Path:
    """A copy of the shipped adapter with other fields of what it is for its task."""
    record = json.loads((SHIPPED / "manifest.json").read_text("utf-8"))["tasks"]["signboard"]
    return changed(folder, tasks={"signboard": record | fields})


def test_pickled_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "pytorch_model.bin").write_bytes(b"")
    with pytest.raises(ModelError, match="pickled"):
        require_safe_weights(tmp_path)


def test_a_pickled_adapter_beside_other_safetensors_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.safetensors").touch()
    (tmp_path / "adapter_model.bin").touch()
    with pytest.raises(ModelError, match=r"adapter_model\.bin is pickled"):
        require_safe_weights(tmp_path, ADAPTER_WEIGHTS)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="nowhere: no such folder"):
        require_safe_weights(tmp_path / "nowhere")


def test_an_adapter_of_other_prompts_is_refused(tmp_path: Path) -> None:
    adapter = recorded(tmp_path / "a", prompt_fingerprint="0000000000000000")
    with pytest.raises(FingerprintError, match="0000000000000000"):
        open_model(task, load_settings(adapter=adapter))


def test_an_adapter_of_other_prompts_is_loaded_when_told_to(tmp_path: Path) -> None:
    other = {"prompt_fingerprint": "0000000000000000", "selfcheck": {"openvino": "다른 말이에요."}}
    adapter = recorded(tmp_path / "a", **other)
    open_model(task, load_settings(adapter=adapter, unchecked_prompts=True)).close()


def test_a_model_that_does_not_say_what_it_said_is_refused(tmp_path: Path) -> None:
    adapter = recorded(tmp_path / "a", selfcheck={"openvino": "다른 말이에요."})
    with pytest.raises(ModelError, match="다른 말이에요"):
        open_model(task, load_settings(adapter=adapter))


def test_an_adapter_on_another_base_is_refused(tmp_path: Path) -> None:
    adapter = changed(tmp_path / "a", base={"name": "other", "hash": "0" * 64})
    with pytest.raises(ModelError, match=r"malssi-mini: has weights .* trained on other \(000000000000\)"):
        open_model(task, load_settings(adapter=adapter, engine="transformers"))


@pytest.mark.parametrize(("name", "content"), [("adapter_config.json", None), (ADAPTER_WEIGHTS, "x")])
def test_a_broken_adapter_is_told_in_two_lines(tmp_path: Path, name: str, content: str | None) -> None:
    adapter = changed(tmp_path / "a", files={})
    (adapter / name).unlink()
    if content:
        (adapter / name).write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match="a file there is missing or damaged") as told:
        open_model(task, load_settings(adapter=adapter, engine="transformers"))
    assert "\n" not in str(told.value)


def test_an_adapter_of_another_task_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="task other"):
        open_model(task, load_settings(adapter=changed(tmp_path / "a", tasks={"other": RECORD})))


def test_the_same_seed_gives_the_same_text_alone_or_among_others() -> None:
    model = open_model(task, load_settings())
    pairs = [(a, (a * 7) % 40 - 9) for a in range(-8, 40)]
    prompts = [
        model.tokens.prompt(task.prompt(task.reading(yesterday_temp=a, today_temp=b)))
        for a, b in pairs
        if abs(a - b) <= 30
    ]
    requests = [Request(prompt, seed, model.sampling) for seed, prompt in enumerate(prompts)]
    together = [candidate.text for candidate in model.generate(requests)]
    alone = [model.generate([request])[0].text for request in requests]
    assert together == alone
    assert len(set(together)) > len(together) / 2
    model.close()


def test_both_engines_say_the_same_without_chance() -> None:
    embedded = open_model(task, load_settings())
    general = open_model(task, load_settings(engine="transformers"))
    sampling = SamplingParams(temperature=0, repetition_penalty=1.0)
    requests = [Request(embedded.tokens.prompt(task.prompt(reading)), 0, sampling) for reading in task.examples]
    same = sum(a.text == b.text for a, b in zip(embedded.generate(requests), general.generate(requests), strict=True))
    assert same >= len(task.examples) - 2  # int8 may choose another equally good word here and there


def test_an_adapter_is_opened_once_for_all_its_tasks(tmp_path: Path) -> None:
    record = json.loads((SHIPPED / "manifest.json").read_text("utf-8"))["tasks"]["signboard"]
    adapter = changed(tmp_path / "a", tasks={"signboard": record, "signboard-2": record})
    opened: dict[Path, Model] = {}
    models = [
        open_model(each, load_settings(adapter=adapter), opened) for each in (task, replace(task, name="signboard-2"))
    ]
    assert models[0] is models[1] is opened[adapter]
    models[0].close()


def test_every_shipped_adapter_is_found_by_each_of_its_tasks() -> None:
    found = shipped_adapters(Settings())
    folders = {path.parent.name for path in Settings().weights.glob("*/manifest.json")} - {"malssi-mini"}
    assert {folder.name for folder in found.values()} == folders
    assert all(name in load_manifest(folder).tasks for name, folder in found.items())


def flip_a_bit(path: Path) -> None:
    """Change one bit in the middle of a file."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("name", load_manifest(SHIPPED).files)
def test_one_flipped_bit_in_any_file_of_an_adapter_is_seen(tmp_path: Path, name: str) -> None:
    adapter = changed(tmp_path / "a")
    flip_a_bit(adapter / name)
    with pytest.raises(ModelError, match=rf"{re.escape(name)}: damaged: has SHA-256 .*; export the adapter again"):
        open_model(task, load_settings(adapter=adapter))


def test_a_file_that_an_adapter_lost_is_named(tmp_path: Path) -> None:
    adapter = changed(tmp_path / "a")
    (adapter / "openvino" / "openvino_tokenizer.bin").unlink()
    with pytest.raises(ModelError, match=r"openvino_tokenizer\.bin: no such file"):
        open_model(task, load_settings(adapter=adapter))


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "chat_template.jinja"])
def test_one_flipped_bit_in_the_base_is_seen(tmp_path: Path, name: str) -> None:
    base = Path(shutil.copytree(SHIPPED.parent / "malssi-mini", tmp_path / "base"))
    flip_a_bit(base / name)
    with pytest.raises(ModelError, match=rf"{re.escape(name)}: damaged"):
        open_model(task, load_settings(base=base, engine="transformers"))


def test_an_adapter_without_hashes_is_loaded_with_a_line_that_says_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    adapter = changed(tmp_path / "a", files={})
    open_model(task, load_settings(adapter=adapter)).close()
    (line,) = caplog.messages
    assert line == f"{adapter}: its manifest has no hashes, so that damage goes unseen; export it again"


def test_every_file_that_is_shipped_has_its_hash() -> None:
    for folder in (path.parent for path in Settings().weights.glob("*/manifest.json")):
        assert json.loads((folder / "manifest.json").read_text("utf-8"))["files"] == hash_files(folder)
