# Two commands: `make serve` (or `make demo`) and `make test`. Python 3.11 with venv is all they need.
PYTHON ?= python3.11
BIN := .venv/bin
export XINQIAO_DATA ?= $(CURDIR)/var

.PHONY: help serve demo test test-all lint types golden docs messages lock bench browser scanner

help: ## show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/  /'

.venv/installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

.venv/installed-dev: requirements-dev.lock .venv/installed
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

serve: .venv/installed ## install, create the store, start web and worker (PORT, XINQIAO_DATA)
	$(BIN)/xinqiao serve

demo: .venv/installed ## the same with the demonstration enterprise
	$(BIN)/xinqiao serve --demo

browser: ## the browser of the journeys: Debian's chromium
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq chromium fonts-noto-cjk >/dev/null; } \
	 || { echo "The journeys need Debian's chromium. As root: apt-get install chromium fonts-noto-cjk"; exit 1; }

scanner: ## the virus scanner of the tests: Debian's clamav-daemon, without its database
	@command -v clamd >/dev/null || [ -x /usr/sbin/clamd ] || { [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq --no-install-recommends clamav-daemon >/dev/null; } \
	 || echo "Without clamav-daemon the tests of the virus scanner are left out. As root: apt-get install clamav-daemon"

messages: .venv/installed ## compile the translations and build the stylesheet
	$(BIN)/python -m xinqiao build

test: .venv/installed-dev browser scanner messages lint types ## everything: rules, steps, pages, attacks on both stores; browser and real data once
	$(BIN)/python -m pytest -q -n 2 --dist loadfile -m "not every_look"
	XINQIAO_STORE=postgresql $(BIN)/python -m pytest -q -n 2 --dist loadfile -m "not journey and not real_data and not one_store" --ignore tests/rules --ignore tests/architecture --ignore tests/documents

test-all: .venv/installed-dev browser scanner messages lint types ## everything on both stores, the journeys at every width, language and without scripts
	$(BIN)/python -m pytest -q -n 2 --dist loadfile
	XINQIAO_STORE=postgresql $(BIN)/python -m pytest -q -n 2 --dist loadfile

lint: .venv/installed-dev ## ruff, import-linter, templates
	$(BIN)/ruff check xinqiao tests
	$(BIN)/lint-imports

types: .venv/installed-dev ## mypy --strict
	$(BIN)/mypy

golden: .venv/installed-dev messages ## write the golden files anew
	GOLDEN=write $(BIN)/python -m pytest -q -p no:randomly tests/rules tests/architecture tests/web tests/documents

docs: .venv/installed-dev ## write the generated documents anew
	$(BIN)/python -m xinqiao docs

lock: .venv/installed-dev ## resolve the dependencies anew
	$(BIN)/uv pip compile --quiet --upgrade --generate-hashes --no-emit-index-url --no-header --extra build pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --upgrade --generate-hashes --no-emit-index-url --no-header --extra build --extra dev pyproject.toml -o requirements-dev.lock

bench: .venv/installed-dev messages ## measure and write docs/performance.md
	$(BIN)/xinqiao bench --n 1000,20000,100000
