# `make generate` and `make test` need python3 >= 3.11 and nothing else.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
TESTS  ?= tests
CODE   := src tests generated examples benchmarks

.PHONY: generate bench check docs fuzz soak test lint types golden clean help

help:            ## Show this list.
	@sed -n 's/^\([a-z]*\): .*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

generate: $(READY)  ## Compile spec/projects.yaml into generated/.
	$(BIN)/nexigon-gen spec/projects.yaml -o generated/

check: $(READY)  ## Say whether generated/ is up to date.
	$(BIN)/nexigon-gen spec/projects.yaml -o generated/ --check

test: lint types  ## Everything CI runs.
	$(BIN)/python -m pytest -n auto $(TESTS)

lint: $(READY)  ## Black and ruff.
	$(BIN)/black --check --quiet $(CODE)
	$(BIN)/ruff check --quiet $(CODE)

types: $(READY)  ## mypy and pyright, strict.
	$(BIN)/mypy
	$(BIN)/basedpyright --level error

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

$(READY): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable . --group dev
	$(BIN)/python -m compileall -q src
	touch $@

clean:           ## Remove what is not part of the project.
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis dist
