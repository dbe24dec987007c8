# make site    installs into .venv and builds the site into site/
# make serve   shows the site and follows what you save
# make test    installs what the tests need and runs all of them
# make bench   measures speed; nothing depends on its outcome

PYTHON ?= python3
BIN := .venv/bin
FETCH := npm install --prefix .venv --no-save --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel=error
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: site serve test bench clean

site: .venv/site.stamp
	$(BIN)/evidence-site build --strict

serve: .venv/site.stamp
	$(BIN)/evidence-site serve

test: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest --numprocesses auto --dist loadgroup

bench: .venv/test.stamp
	$(INSTALL) --editable '.[bench]'
	$(BIN)/python tests/bench/full_build.py
	$(BIN)/python tests/bench/checking.py
	$(BIN)/python tests/bench/bibliography.py

clean:
	rm -rf .venv site .site.new .site.last

.venv/site.stamp: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(INSTALL) --editable .
	@touch $@

.venv/test.stamp: .venv/site.stamp
	$(INSTALL) --editable '.[test]'
	$(FETCH) bibtex-parse@2.1.0 @citation-js/core@0.8.2
	$(BIN)/python tests/browser/find_browser.py || $(BIN)/playwright install chromium
	@touch $@
