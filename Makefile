# `make generate` and `make test` need python3 >= 3.11 and nothing else.

PYTHON ?= python3
VENV   ?= .venv
PINS   ?= requirements/pinned.txt
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
TESTS  ?= tests runtime/tests
PYTHONS ?= 3.12 3.13 3.14
RESOLVE = $(BIN)/uv pip compile pyproject.toml --quiet --universal --upgrade --all-extras \
    --custom-compile-command 'make pins' --no-annotate --no-emit-index-url --no-emit-find-links
CODE   := src tests runtime/tests generated examples benchmarks templates hatch_build.py
PYTEST  = $(BIN)/python -m pytest -n auto --dist worksteal
# The tests wait often, so there is more at work than there are processors.
SIDE_BY_SIDE = $(MAKE) --jobs 4 --keep-going $(if $(filter output-sync,$(.FEATURES)),--output-sync)
PIP     = $(BIN)/python -m pip install --quiet $(if $(PINS),--constraint $(PINS),--upgrade --upgrade-strategy eager)

# The parts that the tests run in, each of them a process. Were single tests handed out to workers,
# each worker would collect all of them, and to tell of a test would cost more than most tests do.
specs    := tests/compat tests/importing tests/specs
packages := $(addprefix tests/,backends behaviour docs e2e examples mounting wheel)
commands := tests/cli tests/commands
runtime  := runtime/tests tests/conformance
faults   := tests/faults
unit     := tests/unit
others   := $(filter-out $(specs) $(packages) $(commands) $(runtime) $(faults) $(unit) tests/__pycache__, \
    $(patsubst %/,%,$(wildcard tests/*/)))
PARTS    := $(addprefix pytest-,specs faults packages commands unit others runtime)

# Where nothing is kept, each process that a test starts compiles the same modules again.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: generate basedpyright bench black check clean docs fuzz golden help integration lint mypy pins \
    pytest ruff soak test test-latest test-lowest test-pythons types $(PARTS)

help:            ## Show this list.
	@sed -n 's/^\([a-z-]*\): .*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

generate: $(READY)  ## Compile spec/projects.yaml into generated/.
	$(BIN)/nexigon-gen spec/projects.yaml -o generated/
	$(BIN)/nexigon-gen spec/projects.yaml --docs generated/docs

check: $(READY)  ## Say whether generated/ is up to date.
	$(BIN)/nexigon-gen spec/projects.yaml -o generated/ --check
	$(BIN)/nexigon-gen spec/projects.yaml --docs generated/docs --check

test: $(READY)   ## Ruff, the type checkers and the tests, but the long ones.
	$(SIDE_BY_SIDE) pytest basedpyright mypy ruff

integration: black  ## Black and the long tests: clean environments, whole Hubs, sweeps, soaks.
	$(PYTEST) -m integration $(TESTS)
	SDK_RUNTIME=package $(PYTEST) -m "not integration" tests/conformance tests/e2e

test-lowest:     ## What test runs, with the oldest packages that the project supports.
	$(SIDE_BY_SIDE) VENV=.venv-lowest PINS=requirements/lowest.txt pytest

test-latest:     ## What test does, with the newest packages there are today.
	rm -f .venv-latest/.ready
	$(MAKE) VENV=.venv-latest PINS= test

test-pythons:    ## What test runs, with each other Python that is found.
	@for version in $(PYTHONS); do \
	    python=$$(ls "$$(pyenv root 2>/dev/null)"/versions/$$version.*/bin/python 2>/dev/null | tail -n 1); \
	    python=$${python:-python$$version}; \
	    if $$python -c '' 2>/dev/null; \
	    then $(SIDE_BY_SIDE) PYTHON=$$python VENV=.venv-$$version pytest || exit; \
	    else echo "skipped: there is no Python $$version here"; fi; \
	done

pytest: $(PARTS)

$(PARTS): pytest-%: $(READY)
	$(BIN)/python -m pytest --quiet -m "not integration" $($*)

lint: black ruff ## Black and ruff.

types: mypy basedpyright  ## mypy and pyright, strict.

black: $(READY)
	$(BIN)/black --check --quiet $(CODE)

ruff: $(READY)
	$(BIN)/ruff check --quiet $(CODE)
	$(BIN)/ruff format --check --quiet $(CODE)

mypy: $(READY)
	$(BIN)/mypy

basedpyright: $(READY)
	$(BIN)/basedpyright --pythonpath $(BIN)/python --level error

bench: $(READY)    ## Ratios against what they stand beside, in one run.
	PYTHONPATH=tests:generated $(BIN)/python -m benchmarks

fuzz: $(READY)    ## Hostile and random specs, for FUZZ_MINUTES (10).
	FUZZ_MINUTES=$${FUZZ_MINUTES:-10} PYTHONPATH=tests:. $(BIN)/python -m fuzz
	HYPOTHESIS_PROFILE=thorough $(PYTEST) tests/properties tests/oracle
	COMPAT_PAIRS=100000 $(PYTEST) tests/compat

soak: $(READY)    ## The long form of the tests that kill and overload.
	SOAK=1 $(PYTEST) tests/examples tests/faults

docs: $(READY)    ## Write the reference pages and the schema of the language.
	$(BIN)/nexigon-gen schema > spec/nexigon-spec.schema.json
	$(BIN)/python -m nexigon_gen.reference docs

golden: $(READY)  ## Accept the current output as the expected one.
	$(PYTEST) tests/golden --snapshot-update

pins: $(READY)   ## Raise the versions that the tests use, within what pyproject.toml allows.
	$(BIN)/python -m pip install --quiet --group pins
	$(RESOLVE) --group dev --output-file requirements/pinned.txt
	$(RESOLVE) --group build --group generated --resolution lowest-direct --output-file $(VENV)/lowest.txt
	$(RESOLVE) --group dev --constraint $(VENV)/lowest.txt --output-file requirements/lowest.txt

$(READY): pyproject.toml $(PINS)
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) --upgrade pip
	$(PIP) --group build
	$(PIP) --no-build-isolation --editable . --group dev
	$(BIN)/python -m compileall -q src
	touch $@

clean:           ## Remove what is not part of the project.
	rm -rf .venv* .mypy_cache .pytest_cache .ruff_cache .hypothesis dist
