# Two commands do all the set-up: `make demo` and `make test`. Each makes its own .venv.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet
LOCKED := -c requirements.lock

.PHONY: demo test build bench clean

demo: .venv/grade  ## grade a small class end to end and show the results
	@mkdir -p out
	$(BIN)/autograder grade demo/class --assignment backprop --call-seconds 2 \
	    --json out/demo.json --feedback out/feedback
	@echo "results: out/demo.json    pages: out/feedback/index.html"

test: .venv/all  ## lint, types, tests; the laws of the corpus are among the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2

build: .venv/all  ## derive starter/ and the demo class anew
	$(BIN)/autograder build
	$(BIN)/python demo/make_class.py

bench: .venv/all  ## against stock nbgrader and against the bare calls
	$(BIN)/python benchmarks/class_of_twenty.py

.venv/pip: requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv .venv
	$(PIP) install $(LOCKED) hatchling editables
	@touch $@

.venv/grade: .venv/pip pyproject.toml
	$(PIP) install $(LOCKED) --no-build-isolation -e '.[grade]'
	@touch $@

.venv/all: .venv/pip pyproject.toml
	$(PIP) install $(LOCKED) --no-build-isolation -e '.[grade,build,nbgrader,dev]'
	@touch $@ .venv/grade

clean:
	rm -rf .venv out artefacts dist .pytest_cache .mypy_cache .ruff_cache
