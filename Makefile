PORT ?= 8501
SIZE ?= 40
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help run demo check-content test unit coverage search lint browser bench shots sheets pictures accessibility lock clean

help: ## Say what can be done
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: $(VENV)/.runs check-content ## Start the dashboard on PORT (8501)
	@$(BIN)/python -m db.migrate
	@echo "The dashboard is at http://localhost:$(PORT)"
	@exec $(BIN)/python -m uvicorn app:app --host $${HOST:-127.0.0.1} --port $(PORT) --no-access-log --no-proxy-headers

demo: $(VENV)/.runs ## Fill an empty database with a cohort of SIZE learners (40), owned by TUTOR=e-mail
	@$(BIN)/python -m db.demo $(SIZE) $(if $(TUTOR),--tutor $(TUTOR))

check-content: $(VENV)/.runs ## Check all content files
	@$(BIN)/python -m learning.check

test: lint unit ## Check style, types, imports and content, then run every test

lint: $(VENV)/.tests check-content
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: $(VENV)/.tests $(VENV)/.oidc browser
	REQUIRE_BROWSER=1 REQUIRE_POSTGRES=1 $(BIN)/python -m pytest --numprocesses 2 --dist worksteal

coverage: $(VENV)/.tests ## Count which lines of learning and db their tests run; it takes half as long again
	REQUIRE_POSTGRES=1 $(BIN)/python -m pytest --cov --cov-report=term tests/learning tests/content tests/db --numprocesses 2 --dist worksteal

search: $(VENV)/.tests ## Play the tests with random data once more, with other data than in every run
	REQUIRE_POSTGRES=1 $(BIN)/python -m pytest --hypothesis-profile new $$(grep -rl "from hypothesis import" tests --include "test_*.py") --numprocesses 2 --dist worksteal

browser: $(VENV)/.tests ## Find a browser for the tests, or install one
	@$(BIN)/python tests/browser/install.py

bench: $(VENV)/.tests ## Measure the app against a bare form, and figures at four sizes (a quarter of an hour)
	$(BIN)/python -m bench
	$(BIN)/python -m bench.figures

shots: $(VENV)/.tests browser ## Take a screenshot of every page at two widths, into shots/
	$(BIN)/python -m tests.browser.shots

sheets: $(VENV)/.tests browser ## Put every page in every language, light and dark, on contact sheets
	$(BIN)/python -m tests.browser.sheets

pictures: $(VENV)/.tests browser ## Take the README's pictures anew
	$(BIN)/python -m tests.browser.shots tests/browser/pictures start-visitor-1280 key-point-cy-390 questionnaire-zh-Hans-390 results-390 items-1280

accessibility: $(VENV)/.tests browser ## Look for barriers on every page in every way, and write the statement (a quarter of an hour)
	$(BIN)/python -m tests.browser.accessibility

lock: ## Compile the locked versions from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --quiet -o requirements.txt
	uv pip compile pyproject.toml --group test --universal --python-version 3.11 --generate-hashes --quiet -o tests/requirements.txt
	uv pip compile --group pyproject.toml:oidc --universal --python-version 3.11 --generate-hashes --quiet -o tests/oidc/requirements.txt

clean: ## Take away what make has built; data/ stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache shots sheets

$(VENV)/.made:
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.runs: requirements.txt $(VENV)/.made
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.tests: tests/requirements.txt $(VENV)/.runs
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.txt
	@touch $@

$(VENV)/.oidc: tests/oidc/requirements.txt $(VENV)/.made
	$(PYTHON) -m venv $(VENV)/oidc
	$(VENV)/oidc/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/oidc/requirements.txt
	@touch $@
