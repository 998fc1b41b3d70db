# Everything is installed into .venv and nowhere else. “make help” lists the targets.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
DIR ?= demo
PYTEST_ARGS ?=
TOUR_ARGS ?=
STORM_ARGS ?= --reports 1000 --seed 1 --kill-every 5

.DEFAULT_GOAL := help
.PHONY: help install demo tour test lint types arch bench ci wheel

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

install: $(VENV)/run.stamp ## Install Onrecord and what it runs with into .venv

demo: $(VENV)/run.stamp ## Make a demo newsroom in ./demo and serve it (DIR=folder for another place)
	@$(BIN)/onrecord demo $(DIR)

tour: $(VENV)/run.stamp ## Walk two reported errors to their end, with the evidence (TOUR_ARGS=…)
	@$(BIN)/onrecord tour $(TOUR_ARGS)

test: $(VENV)/dev.stamp ## Run all tests, in a random order (PYTEST_ARGS=…)
	@.ci/chromium
	$(BIN)/python -m pytest -n auto $(PYTEST_ARGS)

lint: $(VENV)/dev.stamp ## Look at style, in Python and in templates
	$(BIN)/ruff check .
	$(BIN)/djlint --lint --quiet src

types: $(VENV)/dev.stamp ## Check the types
	$(BIN)/mypy

arch: $(VENV)/dev.stamp ## Check who may look at whom
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/test_architecture.py

bench: $(VENV)/dev.stamp ## A storm of reports on a server that is killed all the time (STORM_ARGS=…)
	$(BIN)/python benchmarks/storm.py $(STORM_ARGS)

ci: ## All that is checked before a release, on SQLite and on PostgreSQL with Redis
	@bash .ci/run

wheel: $(VENV)/dev.stamp ## Build the wheel into dist/
	@rm -rf dist
	$(BIN)/python -m build --wheel --outdir dist .

$(VENV)/made.stamp:
	@.ci/make-venv $(VENV)
	@touch $@

$(VENV)/run.stamp: $(VENV)/made.stamp pyproject.toml constraints.txt
	@echo "Installing Onrecord into $(VENV) …"
	@$(PIP) install -c constraints.txt -e .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp
	@echo "Installing what the tests need into $(VENV) …"
	@$(PIP) install -c constraints.txt -e '.[postgres,redis]' --group dev
	@touch $@
