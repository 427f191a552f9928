# The two commands for newcomers: `make run` and `make test`. Each sets up everything that it needs first.
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Containers set this to keep their images small; without its compiled libraries each process starts two seconds later.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help install install-spark install-test run test test-slow lint types format lock benchmarks docs clean

help:
	@echo "make run         the demo: published figures in, coverage tables and charts out, then the site is opened"
	@echo "make test        all checks and tests, as CI runs them"
	@echo "make install     .venv with what a user needs"
	@echo "make install-spark  the second engine besides, for clusters: PySpark and Java"
	@echo "make test-slow   the tests that take minutes"
	@echo "make lint types format docs lock benchmarks clean (benchmarks LISTS=folder: the lists with known pairs too)"

install: .venv/installed
install-spark: .venv/installed-spark
install-test: .venv/installed-test

.venv/bin/python:
	@echo "== Making .venv with $$($(PYTHON) --version)"
	@rm -rf .venv
	@$(PYTHON) -m venv .venv || { \
	  echo "== This Python has no venv; installing Debian's package python3-venv"; \
	  rm -rf .venv; SUDO=; [ "$$(id -u)" = 0 ] || SUDO=sudo; \
	  $$SUDO apt-get update -q && $$SUDO apt-get install -q -y python3-venv && $(PYTHON) -m venv .venv; }

.venv/installed: requirements.lock pyproject.toml | .venv/bin/python
	@echo "== Installing what a user needs (pinned in requirements.lock)"
	@scripts/install .venv user
	@touch $@

.venv/installed-spark: requirements.lock pyproject.toml .venv/installed
	@echo "== Installing Spark (half a gigabyte)"
	@scripts/install .venv spark
	@scripts/install-java
	@touch $@

.venv/installed-test: requirements.lock pyproject.toml .venv/installed
	@echo "== Installing what the tests need"
	@scripts/install .venv test
	@scripts/install-java
	@scripts/install-tools
	@touch $@

run: install
	@$(BIN)/semesta demo

lint: install-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache

types: install-test
	$(BIN)/mypy

test: lint types
	$(BIN)/pytest -n 2 --dist loadgroup -m "not slow" --cov --cov-report=term

test-slow: install-test
	$(BIN)/pytest -m slow

format: install-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: install-test
	$(BIN)/python docs/make_reference.py

lock: .venv/bin/python
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --no-header --no-annotate --no-emit-index-url --no-emit-find-links --extra test --extra bench \
	  --upgrade -o requirements.lock pyproject.toml

.venv/installed-bench: requirements.lock pyproject.toml .venv/installed-test
	@echo "== Installing the peers that benchmarks measure against"
	@scripts/install .venv bench
	@touch $@

benchmarks: .venv/installed-bench
	@for script in $(filter-out benchmarks/bench_match.py,$(sort $(wildcard benchmarks/bench_*.py))); do \
	  echo "== $$script"; $(BIN)/python $$script || exit 1; done
	@[ -z "$(LISTS)" ] || $(BIN)/python benchmarks/bench_match.py $(LISTS)

clean:
	rm -rf .venv workspace demo out .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage*
