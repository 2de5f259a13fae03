# Two commands for everybody: `make run` and `make test`. Everything stays in this folder but Debian packages.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 5000
HOST ?= 127.0.0.1
export PORT HOST
# Nothing outside this folder: no caches in the home directory, and Playwright's browser beside the environment.
export PIP_NO_CACHE_DIR := 1
export XDG_CACHE_HOME := $(CURDIR)/$(VENV)/cache
export PLAYWRIGHT_BROWSERS_PATH := $(CURDIR)/$(VENV)/browsers

.PHONY: run test check format bench catalogues assets assets-compare screenshots clean

run: $(VENV)/run.stamp
	@$(BIN)/workshop run --demo

# The checks run beside each other and say nothing until they are through; then the tests, on two cores.
test: $(VENV)/test.stamp
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target check
	$(BIN)/python -m pytest --numprocesses 2 --dist loadscope --no-loadscope-reorder

# Everything that needs no server and no browser: formats, lints, types, floors, templates, catalogues.
CHECKS := check-types check-floors check-templates check-catalogues check-lints
.PHONY: $(CHECKS)
check: $(CHECKS)
$(CHECKS): $(VENV)/test.stamp
check-types:
	$(BIN)/mypy
check-floors:
	$(BIN)/lint-imports
check-templates:
	$(BIN)/djlint templates --lint --quiet
check-catalogues:
	$(BIN)/python tools/catalogues.py check
check-lints:
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/python tools/assets.py check

format: $(VENV)/test.stamp
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

bench: $(VENV)/test.stamp
	$(BIN)/python -m bench

catalogues: $(VENV)/test.stamp
	$(BIN)/python tools/catalogues.py update
	$(BIN)/python tools/catalogues.py check

# The editor's bundle: built from pinned parts (needs Node's npm), or built once more and compared with the one kept.
assets assets-compare: $(VENV)/run.stamp
	$(BIN)/python tools/assets.py $(if $(findstring compare,$@),compare,build)

screenshots: $(VENV)/test.stamp
	$(BIN)/python tools/screenshots.py

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Konzeptwerkstatt needs Python 3.11 or newer."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python cannot make virtual environments: on Debian, install python3-venv."; exit 1; }

$(VENV)/run.stamp: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test.stamp: requirements-dev.txt $(VENV)/run.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.txt
	$(BIN)/python tools/browser.py
	@touch $@

clean:
	rm -rf $(VENV) var .mypy_cache .ruff_cache .pytest_cache .hypothesis
