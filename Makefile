# Punkt: `make run` starts everything, `make test` tests everything.
# Needs Python 3.11 or newer and nothing else; settings are explained in .env.example.

PYTHON := $(shell for each in python3.11 python3.12 python3.13 python3; do \
	if $$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	echo $$each; break; fi; done)
RUNNER := .venv/bin/python -m runner

.PHONY: help run test check bench bench-hearings bench-letters bench-years chaos lock environment environment-dev
.DEFAULT_GOAL := help

help:
	@echo "make run    start Punkt here, with demo data and an inbox (PUNKT_PORT, PUNKT_STATE_DIR)"
	@echo "make test   the whole suite (ARGS='tests/agenda -x' for a part)"
	@echo "make check  lint, types, imports, migrations, OpenAPI, deployment settings"
	@echo "make bench  the hot reads and a meeting day, beside plain PostgreSQL; texts ten times as long"
	@echo "make bench-letters  10,000 letters through the outbox, beside one task with send_mail each"
	@echo "make chaos  kills every part while letters are due, and counts (ARGS='--letters 500 --seed 2')"
	@echo "make bench-hearings  the scan for due work at a million hearings (ARGS='--rows 100000' for fewer)"
	@echo "make bench-years  the years of 20 committees laid on their meetings, beside copying the same rows"
	@echo "make lock   write the hashed locks from pyproject.toml (UPGRADE=--upgrade for newer versions)"

run: environment
	@exec $(RUNNER) run

test: environment-dev
	@exec $(RUNNER) test $(ARGS)

check: environment-dev
	@exec .ci/checks

bench: environment-dev
	@$(RUNNER) servers .venv/bin/python -m bench.texts
	@exec $(RUNNER) servers .venv/bin/python -m bench $(ARGS)

bench-letters: environment-dev
	@exec $(RUNNER) servers .venv/bin/python -m bench.letters $(ARGS)

chaos: environment-dev
	@exec .venv/bin/python -m runner.chaos $(ARGS)

bench-hearings: environment-dev
	@exec $(RUNNER) servers .venv/bin/python -m bench.hearings $(ARGS)

bench-years: environment-dev
	@exec $(RUNNER) servers .venv/bin/python -m bench.years $(ARGS)

LOCK := .venv/bin/uv pip compile --quiet --generate-hashes --no-header --no-annotate \
	--universal --python-version 3.11 $(UPGRADE) pyproject.toml --extra laptop

lock: environment-dev
	$(LOCK) --output-file requirements.lock
	$(LOCK) --extra dev --constraint requirements.lock --output-file requirements-dev.lock

environment: python
	@$(PYTHON) runner/bootstrap.py requirements.lock

environment-dev: python
	@$(PYTHON) runner/bootstrap.py requirements-dev.lock

.PHONY: python
python:
	@test -n "$(PYTHON)" || { echo "punkt: Python 3.11 or newer is needed, and none is on the PATH." >&2; exit 1; }
