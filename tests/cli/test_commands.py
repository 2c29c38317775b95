"""The other commands, and what every command shares."""

import os
import signal
import subprocess
import sys
from functools import partial
from importlib.metadata import version
from pathlib import Path

import pytest

HEAVY = ("torch", "transformers", "openvino", "openvino_genai", "fastapi", "trl", "peft", "pydantic_settings")


def python(code: str) -> str:
    """Run code in a fresh Python and return what it printed last."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1]


def test_help_loads_nothing_heavy():
    code = (
        "import sys\nfrom malssi.cli.main import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    assert python(code) == "[]"


def test_importing_malssi_loads_nothing():
    code = (
        "import sys, malssi; print([name for name in sys.modules if name.startswith(('malssi.', 'pydantic', 'torch'))])"
    )
    assert python(code) == "[]"


def test_the_public_names_are_there_when_asked_for():
    assert python("import malssi; print(all(callable(getattr(malssi, name)) for name in malssi.__all__))") == "True"


def test_the_version_is_told(malssi):
    assert malssi("--version").out == version("malssi") + "\n"


def test_the_tasks_are_listed(malssi):
    assert "signboard" in malssi("task", "list").out


def test_a_task_shows_its_fields_and_checks(malssi):
    told = malssi("task", "show", "signboard").out
    assert "yesterday_temp" in told
    assert "states_the_change_rightly" in told
    assert "어제 -10도, 오늘 10도" in told


def test_a_task_is_validated(malssi):
    ended = malssi("task", "validate", "signboard", "--readings", "60")
    assert "references accepted: 60 of 60" in ended.out
    assert ended.code == 0


def test_an_unknown_recipe_is_told(malssi, tmp_path):
    ended = malssi("data", "build", "nothing", "--out", str(tmp_path / "out"))
    assert ended.code == 2
    assert "expected a file or one of" in ended.err


def test_a_day_that_is_none_is_told(malssi, tmp_path):
    ended = malssi("data", "build", "signboard", "--out", str(tmp_path / "out"), "--date", "20251340")
    assert ended.code == 2
    assert "20251340" in ended.err


def test_a_host_that_others_reach_is_refused(malssi):
    ended = malssi("serve", "--host", "0.0.0.0")
    assert ended.code == 2
    assert "no API keys yet" in ended.err


@pytest.mark.parametrize("args", [["say", "signboard", "--seed", "-1"], ["nothing"], ["check", "signboard"]])
def test_wrong_usage_ends_with_2(malssi, args):
    assert malssi(*args).code == 2


def test_the_demo_shows_the_cases_and_the_days_and_how_to_serve(malssi, script, right):
    script(right(-10, 10))
    ended = malssi("demo")
    assert ended.code == 3  # the script has one line for all days
    assert ended.out.count("✓") + ended.out.count("✗") == 6 + 14
    assert right(-10, 10) in ended.out
    assert "malssi serve" in ended.out


def test_the_demo_tells_the_rows_that_it_refused(malssi, script, right, tmp_path):
    script(right(10, 20))
    days = tmp_path / "days.csv"
    days.write_text("yesterday_temp,today_temp\n10,20\n10,900\nx,20\n", "utf-8")
    told = malssi("demo", "--days", str(days)).out
    assert "2 rows refused" in told
    assert "days.csv:3: today_temp: got 900" in told


def test_a_nested_reading_is_shown_by_its_paths(malssi, lifts):
    assert "best.squat" in malssi("task", "show", "toy-lifts").out


@pytest.mark.parametrize(
    ("name", "value"), [("USE_FINETUNED", "0"), ("QUANTIZATION", "4bit"), ("USE_CHAT_FORMAT", "0")]
)
def test_a_setting_that_the_embedded_engine_passes_over_is_an_error(malssi, monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    ended = malssi("say", "signboard", "--yesterday-temp", "1", "--today-temp", "2")
    assert ended.code == 2
    assert ended.err.startswith(f"error: settings: {name}={value}: the openvino engine does not honour it")
    assert "MALSSI_ENGINE=transformers" in ended.err


def test_a_base_for_the_embedded_engine_is_an_error(malssi):
    ended = malssi("say", "signboard", "--yesterday-temp", "1", "--today-temp", "2", "--base", "/b")
    assert (ended.code, ended.err.splitlines()[0]) == (
        2,
        "error: settings: --base /b: the openvino engine does not honour it",
    )


def test_a_task_without_weights_says_how_to_train_them(malssi, lifts):
    ended = malssi("say", "toy-lifts", "--level", "1", "--gender", "남성", "--squat", "100", "--bench", "60")
    assert ended.code == 2
    assert ended.err.startswith(
        "error: task toy-lifts has no weights here\nhint: train them: malssi train sft toy-lifts"
    )


@pytest.mark.parametrize("engine", ["scripted", "openvino"])
@pytest.mark.parametrize(("stop", "code"), [(signal.SIGTERM, -signal.SIGTERM), (signal.SIGINT, 130)])
def test_serve_tells_its_address_and_stops_when_told(stop, code, engine):
    env = os.environ | {"MALSSI_ENGINE": engine, "MALSSI_SCRIPT": '["x"]'}
    command = [Path(sys.executable).with_name("malssi"), "serve", "--port", "0"]
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a runner in the background may have it ignored
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, env=env, preexec_fn=heard, **pipes) as server:
        address = server.stdout.readline()
        server.send_signal(stop)
        _, told = server.communicate(timeout=30)
    assert address.startswith("malssi listens on http://127.0.0.1:")
    assert server.returncode == code
    assert "Traceback" not in told


def test_a_path_that_cannot_be_used_is_told_without_a_traceback(malssi, tmp_path):
    file = tmp_path / "file"
    file.touch()
    ended = malssi("say", "signboard", "--yesterday-temp", "1", "--today-temp", "2", "--adapter", str(file))
    assert ended.code == 2
    assert ended.err.startswith(f"error: {file}/manifest.json: Not a directory\nhint: ")


def test_training_without_its_extra_says_what_to_install(malssi, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "torch", None)
    for name in [name for name in sys.modules if name.startswith("malssi.train")]:
        monkeypatch.delitem(sys.modules, name)
    ended = malssi("train", "base", "malssi-mini", "--out", str(tmp_path / "out"))
    assert (ended.code, ended.err.splitlines()[0]) == (2, "error: torch is not installed")
    assert "malssi[train]" in ended.err


def test_a_dataset_is_built_at_a_scale(malssi, tmp_path):
    ended = malssi("data", "build", "signboard", "--scale", "2", "--out", str(tmp_path / "out"))
    assert ended.code == 0
    assert "rows: train 604, valid 15" in ended.out


@pytest.mark.parametrize("scale", ["0", "-3", "201"])
def test_a_scale_out_of_range_is_told(malssi, tmp_path, scale):
    ended = malssi("data", "build", "signboard", "--scale", scale, "--out", str(tmp_path / "out"))
    assert ended.code == 2
    assert f"scale: got {scale}, expected 1 to 200" in ended.err


def test_a_scale_beside_a_finished_dataset_is_refused(malssi, tmp_path):
    ended = malssi("train", "sft", "signboard", "--scale", "2", "--data", str(tmp_path), "--out", str(tmp_path / "out"))
    assert ended.code == 2
    assert "scale: got 2 with --data" in ended.err


def test_a_disk_that_is_full_is_told_without_a_traceback():
    command = [Path(sys.executable).with_name("malssi"), "task", "list"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("error: No space left on device\nhint: ")
    assert "Traceback" not in done.stderr
