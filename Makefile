# make site    installs into .venv and builds the site into site/
# make serve   shows the site and follows what you save
# make test    installs what the tests need and runs all of them
# make test-fast     runs those that need no browser, no second builder and no package of npm, and are quick
# make test-random   tries the tests that make their input up on many new inputs, as is done each night
# make coverage      says which lines and branches the tests without a browser do not reach
# make bench   measures speed; nothing depends on its outcome
# make torture   interrupts builds, runs them two at a time, and counts what is lost
# make requirements   writes requirements.txt anew: what the site is built with, each file by its hash
# make fuzz    puts 100,000 spoilt projects through the check, new ones each time; SEED= and COUNT= repeat a run
# make fonts   makes the design's fonts anew, from the packages that hold them whole
# make compare-frozen   prints how the text of pages differs from that of version 0.1
# make vendor  copies the engine of the search anew, from its package
# make screenshots   takes a picture of every page, for people to look at
# make pictures   draws the pictures of the contributors' pages anew

# Tests start commands by the hundred; each would compile the whole package anew.
unexport PYTHONDONTWRITEBYTECODE

PYTHON ?= python3
BIN := .venv/bin
PYTEST := $(BIN)/pytest --numprocesses auto --dist loadgroup
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
INSTALL := $(PIP) --constraint constraints.txt
NPM := tests/package.json tests/package-lock.json tests/.npmrc

VENDOR := scripts/evidence_site/theme/vendor
FONTS := scripts/evidence_site/theme/fonts
LETTERS := U+20-7E,U+A0-FF,U+131,U+152-153,U+2C6,U+2DA,U+2DC,U+2010-2015,U+2018-201A,U+201C-201E,U+2020-2022,U+2026,U+2030,U+2032-2033,U+2039-203A,U+2044,U+20AC,U+2122,U+2190-2193,U+2212,U+2260,U+2264-2265
# Of the names in a font only its copyright and licence stay: a changed font may not bear a reserved name.
SUBSET := $(BIN)/pyftsubset --flavor=woff2 --unicodes=$(LETTERS) --layout-features=kern,liga,mark,mkmk,ccmp,locl --no-hinting --desubroutinize --name-IDs=0,13,14

.PHONY: site serve test test-fast test-random coverage style bench torture fuzz compare-frozen screenshots pictures requirements fonts vendor clean

site: .venv/site.stamp
	$(BIN)/evidence-site build --strict

serve: .venv/site.stamp
	$(BIN)/evidence-site serve

test: .venv/test.stamp style
	@$(BIN)/python tests/browser/find_browser.py firefox
	$(PYTEST)

test-fast: .venv/tools.stamp style
	$(PYTEST) -m "not (browser or second_builder or npm or slow)"

test-random: .venv/tools.stamp
	$(PYTEST) -m hypothesis --hypothesis-profile nightly

coverage: .venv/test.stamp
	$(PYTEST) -m "not browser" --cov

style: .venv/tools.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

bench: .venv/test.stamp
	$(INSTALL) --no-build-isolation --editable '.[bench]'
	$(BIN)/python tests/bench/house.py
	$(BIN)/python tests/bench/full_build.py
	$(BIN)/python tests/bench/serving.py
	$(BIN)/python tests/bench/large_sites.py
	$(BIN)/python tests/bench/checking.py
	PYTHONPATH=tests $(BIN)/python tests/bench/bibliography.py
	$(BIN)/python tests/bench/references.py
	PYTHONPATH=tests $(BIN)/python -m bench.weights
	PYTHONPATH=tests $(BIN)/python -m bench.lighthouse
	$(BIN)/python tests/bench/citations.py
	$(BIN)/python tests/bench/links.py
	$(BIN)/python tests/bench/changes.py
	$(BIN)/python tests/bench/growth.py
	PYTHONPATH=tests $(BIN)/python -m bench.growth_form

torture: .venv/tools.stamp
	PYTHONPATH=tests $(BIN)/python tests/bench/torture.py

fuzz: .venv/tools.stamp
	PYTHONPATH=tests $(BIN)/python -m fuzz.command $(if $(SEED),--seed $(SEED)) $(if $(COUNT),--count $(COUNT)) $(if $(ONLY),--only $(ONLY))

compare-frozen: .venv/test.stamp
	PYTHONPATH=tests $(BIN)/python -m frozen.compare 0.1

screenshots: .venv/test.stamp
	PYTHONPATH=tests $(BIN)/python -m browser.screenshots .venv/screenshots

pictures: .venv/test.stamp
	PYTHONPATH=tests $(BIN)/python -m browser.pictures

requirements: .venv/site.stamp
	$(INSTALL) uv
	printf 'hatchling\neditables\n' | $(BIN)/uv pip compile pyproject.toml - --constraint constraints.txt --universal \
	  --python-version 3.11.5 --generate-hashes --no-annotate --custom-compile-command "make requirements" --quiet --output-file requirements.txt

fonts: .venv/site.stamp .venv/npm.stamp
	$(INSTALL) fonttools brotli
	for weight in 400 600; do \
	  $(SUBSET) .venv/node_modules/@fontsource/source-serif-4/files/source-serif-4-latin-$$weight-normal.woff2 \
	    --output-file=$(FONTS)/serif-$$weight.woff2; done
	$(BIN)/fonttools varLib.instancer --quiet --no-recalc-timestamp --output=.venv/sans.ttf \
	  .venv/node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2 wght=400:700
	$(SUBSET) .venv/sans.ttf --output-file=$(FONTS)/sans.woff2

vendor: .venv/npm.stamp
	cp .venv/node_modules/minisearch/dist/umd/index.js $(VENDOR)/minisearch.js
	cp .venv/node_modules/minisearch/LICENSE.txt $(VENDOR)/minisearch-LICENSE.txt

clean:
	rm -rf .venv site .site.*

# What publishes is installed by hash, and nothing of it is built here: so no byte of it can be another.
.venv/site.stamp: pyproject.toml requirements.txt
	$(PYTHON) -m venv .venv
	$(PIP) --require-hashes --only-binary :all: --requirement requirements.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/tools.stamp: .venv/site.stamp constraints.txt
	$(INSTALL) --no-build-isolation --editable '.[test]'
	@touch $@

.venv/npm.stamp: .venv/site.stamp $(NPM)
	cp $(NPM) .venv
	npm ci --prefix .venv
	@touch $@

.venv/test.stamp: .venv/tools.stamp .venv/npm.stamp
	$(BIN)/python tests/browser/find_browser.py || $(BIN)/playwright install chromium
	@touch $@
