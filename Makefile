# `make generate` and `make test` need python3 >= 3.11 and nothing else.

PYTHON ?= python3
VENV   ?= .venv
PINS   ?= requirements/pinned.txt
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
TESTS  ?= tests
RESOLVE = $(BIN)/uv pip compile pyproject.toml --quiet --universal --upgrade --all-extras \
    --custom-compile-command 'make pins' --no-annotate --no-emit-index-url --no-emit-find-links
CODE   := src tests generated examples benchmarks
PIP     = $(BIN)/python -m pip install --quiet $(if $(PINS),--constraint $(PINS),--upgrade --upgrade-strategy eager)

.PHONY: generate bench check clean docs fuzz golden help lint pins soak test test-latest test-lowest test-pythons types

help:            ## Show this list.
	@sed -n 's/^\([a-z-]*\): .*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

generate: $(READY)  ## Compile spec/projects.yaml into generated/.
	$(BIN)/nexigon-gen spec/projects.yaml -o generated/

check: $(READY)  ## Say whether generated/ is up to date.
	$(BIN)/nexigon-gen spec/projects.yaml -o generated/ --check

test: lint types pytest  ## Black, ruff, the type checkers and the tests.

test-lowest:     ## The tests with the oldest packages that the project supports.
	$(MAKE) VENV=.venv-lowest PINS=requirements/lowest.txt pytest

test-latest:     ## Everything with the newest packages there are today.
	rm -f .venv-latest/.ready
	$(MAKE) VENV=.venv-latest PINS= test

test-pythons:    ## The tests with each other Python that is found.
	@for version in 3.12 3.13 3.14; do \
	    python=$$(ls "$$(pyenv root 2>/dev/null)"/versions/$$version.*/bin/python 2>/dev/null | tail -n 1); \
	    python=$${python:-python$$version}; \
	    if $$python -c '' 2>/dev/null; \
	    then $(MAKE) PYTHON=$$python VENV=.venv-$$version pytest || exit; \
	    else echo "skipped: there is no Python $$version here"; fi; \
	done

pytest: $(READY)
	$(BIN)/python -m pytest -n auto $(TESTS)

lint: $(READY)  ## Black and ruff.
	$(BIN)/black --check --quiet $(CODE)
	$(BIN)/ruff check --quiet $(CODE)

types: $(READY)  ## mypy and pyright, strict.
	$(BIN)/mypy
	$(BIN)/basedpyright --pythonpath $(BIN)/python --level error

bench: $(READY)    ## Ratios against what they stand beside, in one run.
	PYTHONPATH=tests:generated $(BIN)/python -m benchmarks

fuzz: $(READY)    ## Hostile and random specs, for FUZZ_MINUTES (10).
	FUZZ_MINUTES=$${FUZZ_MINUTES:-10} PYTHONPATH=tests:. $(BIN)/python -m fuzz
	HYPOTHESIS_PROFILE=thorough $(BIN)/python -m pytest -n auto tests/properties tests/oracle

soak: $(READY)    ## The long form of the tests that kill and overload.
	SOAK=1 $(BIN)/python -m pytest -n auto tests/examples tests/faults

docs: $(READY)    ## Write the reference pages and the schema of the language.
	$(BIN)/nexigon-gen schema > spec/nexigon-spec.schema.json
	$(BIN)/python -m nexigon_gen.reference docs

golden: $(READY)  ## Accept the current output as the expected one.
	$(BIN)/python -m pytest -n auto tests/golden --snapshot-update

pins: $(READY)   ## Raise the versions that the tests use, within what pyproject.toml allows.
	$(BIN)/python -m pip install --quiet --group pins
	$(RESOLVE) --group dev --output-file requirements/pinned.txt
	$(RESOLVE) --group generated --resolution lowest-direct --output-file $(VENV)/lowest.txt
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
