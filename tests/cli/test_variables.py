"""Names in the environment that look like settings and are none."""

import subprocess
import sys

import pytest

TOLD = "MALSSI_TREADS is not a setting; did you mean MALSSI_THREADS?\n"


@pytest.fixture(autouse=True)
def slip(monkeypatch):
    monkeypatch.setenv("MALSSI_TREADS", "1")


@pytest.mark.parametrize(
    "args", [["task", "list"], ["say", "signboard", "--yesterday-temp", "10", "--today-temp", "20"]]
)
def test_a_slip_is_told_once_and_beside_the_results(malssi, script, right, args):
    script(right(10, 20))
    ended = malssi(*args)
    assert (ended.code, ended.err) == (0, TOLD)
    assert "TREADS" not in ended.out


def test_help_and_version_load_no_settings_to_tell_it():
    for option in ("--help", "--version"):
        code = f"import sys\nfrom malssi.cli.main import main\ntry: main(['{option}'])\nexcept SystemExit: pass\n"
        code += "print('malssi.settings' in sys.modules)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert (done.stdout.splitlines()[-1], done.stderr) == ("False", "")


def test_without_such_names_the_settings_are_not_loaded_for_it(monkeypatch):
    monkeypatch.delenv("MALSSI_TREADS")
    code = "import sys\nfrom malssi.cli.main import main\ntry: main(['task', 'list'])\nexcept SystemExit: pass\n"
    code += "print('malssi.settings' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"
