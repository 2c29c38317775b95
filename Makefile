# make demo: set up and show the main job.  make test: set up and test.  make check: format, lint, types, imports.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: demo test test-all check docs clean

demo: .venv/base
	@$(BIN)/malssi demo

# Training in a process of its own: torch's training crashes where the embedded engine was loaded before it.
test: .venv/dev
	$(BIN)/python -m pytest -m "not slow" --ignore tests/train
	$(BIN)/python -m pytest -m "not slow" tests/train

test-all: .venv/dev
	$(BIN)/python -m pytest --ignore tests/train
	$(BIN)/python -m pytest tests/train

check: .venv/dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

.venv/base: pyproject.toml constraints.txt
	@echo "setting up .venv (once)"
	@test -x $(BIN)/pip || $(PYTHON) -m venv .venv || (apt-get install -y python3-venv && $(PYTHON) -m venv .venv)
	@$(PIP) --editable .
	@touch $@

# optimum-intel and optimum without their dependencies: they would bring torchvision, which breaks beside torch's CPU build.
.venv/dev: .venv/base
	@echo "setting up training and tests (once, some minutes)"
	@$(PIP) torch==2.13.0
	@$(PIP) --editable '.[train,dev]'
	@$(PIP) --no-deps optimum-intel optimum
	@touch $@

docs: .venv/dev
	$(BIN)/python docs/generate.py

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
