"""Files are written whole or not at all."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from malssi.artifacts import bind_run_folder, hash_file, hash_weights, load_toml, replacing_file, replacing_folder
from malssi.errors import RecipeError


def test_a_file_that_fails_half_way_leaves_what_was_there(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("before", "utf-8")
    with pytest.raises(ZeroDivisionError), replacing_file(path) as half:
        half.write_text(str(1 / 0), "utf-8")
    assert [(p.name, p.read_text("utf-8")) for p in tmp_path.iterdir()] == [("a.txt", "before")]


def test_a_folder_is_replaced_whole(tmp_path):
    for name in ("first", "second"):
        with replacing_folder(tmp_path / "run") as half:
            (half / name).touch()
    assert [str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*")] == ["run", "run/second"]


def test_a_folder_that_cannot_be_put_in_place_leaves_what_was_there(tmp_path, monkeypatch):
    with replacing_folder(tmp_path / "run") as half:
        (half / "kept").touch()
    replace = Path.replace

    def interrupted(self: Path, target: Path) -> Path:
        if self.suffix == ".part":
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt), replacing_folder(tmp_path / "run") as half:
        (half / "new").touch()
    assert [str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*")] == ["run", "run/kept"]


def test_a_recipe_that_is_not_utf8_is_told(tmp_path):
    path = tmp_path / "a.toml"
    path.write_bytes('name = "날씨"'.encode("cp949"))
    with pytest.raises(RecipeError, match="not TOML"):
        load_toml(path, BaseModel)


def test_weights_in_one_file_have_its_hash_and_in_several_one_of_all(tmp_path):
    (tmp_path / "model-1.safetensors").write_bytes(b"a")
    assert hash_weights(tmp_path) == hash_file(tmp_path / "model-1.safetensors")
    (tmp_path / "model-2.safetensors").write_bytes(b"b")
    both = hash_weights(tmp_path)
    (tmp_path / "model-2.safetensors").write_bytes(b"c")
    assert hash_weights(tmp_path) != both


def test_a_run_goes_on_only_in_a_folder_of_its_own(tmp_path):
    bind_run_folder(tmp_path, {"settings": {"lr": 0.1, "seed": 1}}, resuming=False)
    bind_run_folder(tmp_path, {"settings": {"lr": 0.1, "seed": 1}}, resuming=True)
    with pytest.raises(RecipeError, match=r"another run: settings\.lr was 0\.1, is 0\.2; give another --out"):
        bind_run_folder(tmp_path, {"settings": {"lr": 0.2, "seed": 1}}, resuming=True)


def test_a_folder_without_work_to_go_on_with_takes_any_run(tmp_path):
    bind_run_folder(tmp_path, {"seed": 1}, resuming=False)
    bind_run_folder(tmp_path, {"seed": 2}, resuming=False)
    bind_run_folder(tmp_path, {"seed": 2}, resuming=True)
