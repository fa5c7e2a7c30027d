# The commands of this project. Needed: Python 3.11 or newer with venv, and make (GNU 3.81 or newer).
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
PY := .venv/bin/python
PIP := $(PY) -m pip --quiet --disable-pip-version-check install --require-hashes -r
COMPILE := $(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

.DEFAULT_GOAL := help
.PHONY: help run test lint bench worker backup restore screenshots messages lock

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' Makefile

run: .venv/installed ## Serve the site on this machine; PORT=8001 chooses another port
	@$(PY) manage.py serve --bind "$(HOST):$(PORT)"

test: lint ## Check everything: lint, migrations, all tests; ONLY=tests/reading runs some of them
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) -m pytest $(if $(ONLY),$(ONLY),-n auto --maxprocesses 4 --dist worksteal)

lint: .venv/installed-dev ## Check style, types and who imports whom
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -c 'from importlinter.cli import lint_imports_command as check; check()'

bench: .venv/installed-dev ## Measure one thing: NAME=reading runs tests/benchmarks/reading.py
	@test -f "tests/benchmarks/$(NAME).py" || { \
		echo "error: there is no benchmark '$(NAME)'. Write make bench NAME=... with one of:" \
			$$(cd tests/benchmarks && ls | sed -n 's/^\([a-z][a-z_]*\)\.py$$/\1/p') >&2; exit 1; }
	@$(PY) -m tests.benchmarks.$(NAME)

worker: .venv/installed ## Run the background work
	@$(PY) manage.py procrastinate worker

backup: .venv/installed ## Copy everything into FILE=...
	@test -n "$(FILE)" || { echo "error: name the file, for instance make backup FILE=timeline.backup" >&2; exit 1; }
	@$(PY) manage.py backup "$(FILE)"

restore: .venv/installed ## Bring back the copy FILE=...; REPLACE=1 deletes what is there now
	@test -n "$(FILE)" || { echo "error: name the file, for instance make restore FILE=timeline.backup" >&2; exit 1; }
	@$(PY) manage.py restore "$(FILE)" $(if $(REPLACE),--replace)

screenshots: .venv/installed-dev ## Make the pictures of the README anew
	@$(PY) -m tests.browser.screenshots

messages: .venv/installed-dev ## Collect the words of the pages for translation, and compile the translations
	@$(PY) -m tests.house.messages

lock: .venv/installed-dev ## Choose the newest allowed versions of all packages and write the lock files
	$(COMPILE) --upgrade pyproject.toml -o requirements.lock
	$(COMPILE) --upgrade pyproject.toml --extra dev -c requirements.lock -o requirements-dev.lock

# Two stamps: the packages of the site, and on top of them those of development.
.venv/installed: requirements.lock | .venv/bin/python
	@echo "Installing the packages of requirements.lock ..."
	@$(PIP) requirements.lock || { \
		echo "error: the packages could not be installed (see above): check the network and the free space, then try again" >&2; exit 1; }
	@touch $@

.venv/installed-dev: requirements-dev.lock .venv/installed
	@echo "Installing the packages of requirements-dev.lock ..."
	@$(PIP) requirements-dev.lock || { \
		echo "error: the packages could not be installed (see above): check the network and the free space, then try again" >&2; exit 1; }
	@touch $@

.venv/bin/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "error: Python 3.11 or newer is needed, and $(PYTHON) is none: name one, as in make run PYTHON=python3.12" >&2; exit 1; }
	@"$(PYTHON)" -m venv --clear .venv || { rm -rf .venv; \
		echo "error: $(PYTHON) cannot make .venv: install its venv module (Debian: apt install python3-venv)" >&2; exit 1; }
