"""Files are written whole or not at all."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from malssi.artifacts import load_toml, replacing_file, replacing_folder
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
