# Every target makes the environment it needs, once. Nothing here names an index of packages: pip uses the machine's own.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
TEST_READY := .venv/.test-ready
ZIM_READY := .venv/.zim-ready
PROJECTS := pyproject.toml packages/docs-parity/pyproject.toml packages/editorial/pyproject.toml
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
    --no-emit-package docs-parity

# As many processes as there are processors; who has nothing left to do takes over half of what another one has. In all tests
# one process more: some wait, for a network that has gone quiet or a server that starts.
PARALLEL := -n auto --dist worksteal

.PHONY: site downloads pdf release preview serve check check-github rules schemas upstream types quick pre-commit test screenshots audit bench lock clean

site: $(READY)  ## gate, then the built site in site/
	$(BIN)/editorial build

downloads: $(ZIM_READY)  ## the same, and the files that readers take along: PDFs, share cards, offline copies
	$(BIN)/python -m tests.support.pango
	$(BIN)/editorial build --downloads

pdf: downloads

release: $(if $(findstring --downloads,$(ARGUMENTS)),$(ZIM_READY),$(READY))  ## gate, register, site, and what has happened; ARGUMENTS=--downloads makes the files to take along too
	$(BIN)/editorial release $(ARGUMENTS)

preview: $(READY)  ## in preview/: the site with everything that is not public yet, marked on every page
	$(BIN)/editorial build --preview

serve: $(READY)  ## the site on this machine, rebuilt after every change
	$(BIN)/editorial serve

check: $(READY)  ## what must be put right before anything is published
	$(BIN)/editorial check

check-github: $(READY)
	$(BIN)/editorial check --format github

rules: $(READY)  ## the page of all rules, from their table and what was measured
	$(BIN)/editorial rules --output .github/RULES.md

schemas: $(READY)  ## the JSON Schemas for editors' programs, from the tables of fields
	$(BIN)/editorial schemas

upstream: $(TEST_READY)  ## Material's templates that ours take the place of, as somebody has now seen them
	PYTHONPATH=tests $(BIN)/python -m support.upstream

types: $(TEST_READY)  ## the types of both packages, strictly
	$(BIN)/mypy

test: $(TEST_READY) types  ## all tests, those in a browser too, and how much of each package they go through
	$(BIN)/python -m tests.support.chromium
	$(BIN)/python -m tests.support.nginx
	PYTHONPATH=tests $(BIN)/python -m support.node
	PYTHONPATH=tests $(BIN)/python -m support.vnu
	$(BIN)/python -m tests.support.pango
	PYTEST_XDIST_AUTO_NUM_WORKERS=$$($(BIN)/python -c "import os; print(os.cpu_count() + 1)") \
	    $(BIN)/pytest $(PARALLEL) --cov --cov-report=
	$(BIN)/coverage report --rcfile=packages/editorial/pyproject.toml
	$(BIN)/coverage report --rcfile=packages/docs-parity/pyproject.toml

quick: $(TEST_READY)  ## after every change: style, types, imports, cases and unit tests, without sites, browsers, servers, git and what is large
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest $(PARALLEL) --hypothesis-profile quick -m "not build and not browser and not server and not git and not large and not lint"

pre-commit: $(TEST_READY)  ## from now on, git asks for style, types and imports before every commit
	$(BIN)/pre-commit install

screenshots: $(TEST_READY)  ## pictures of every kind of page in .cache/screenshots; ARGUMENTS="--only statement --look dark"
	$(BIN)/python -m tests.support.chromium
	$(BIN)/python -m tests.support.screenshots $(ARGUMENTS)

audit: $(TEST_READY)  ## Lighthouse, as on a slow phone, on every kind of page; the table goes into benchmarks/README.md
	$(BIN)/python -m tests.support.chromium
	$(BIN)/python -m benchmarks.audit $(ARGUMENTS)

bench: $(TEST_READY)  ## what is measured, with figures
	$(BIN)/python benchmarks/build.py
	$(BIN)/python -m benchmarks.weight
	$(BIN)/python benchmarks/check.py
	$(BIN)/python benchmarks/deletions.py
	$(BIN)/python -m benchmarks.languages
	$(BIN)/python -m benchmarks.search
	PYTHONPATH=tests $(BIN)/python -m benchmarks.lists 2> /dev/null
	$(BIN)/python benchmarks/faults.py

lock: $(READY)  ## pin the newest versions that pyproject.toml allows, with hashes; uv, which does it, is pinned too
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-lock.txt
	$(COMPILE) --upgrade --extra build $(PROJECTS) --output-file requirements.txt
	$(COMPILE) --upgrade --extra build --extra zim --extra test --constraint requirements.txt $(PROJECTS) \
	    --output-file requirements-test.txt
	echo libzim | $(COMPILE) --upgrade --constraint requirements-test.txt - --output-file requirements-zim.txt
	echo uv | $(COMPILE) --upgrade - --output-file requirements-lock.txt

clean:
	rm -rf .venv .cache site site-server preview preview-server .pytest_cache .hypothesis .ruff_cache .mypy_cache .import_linter_cache packages/*/src/*.egg-info

$(READY): requirements.txt $(PROJECTS)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Python 3.11 or newer is needed; name it with: make PYTHON=python3.11"; exit 1; }
	@echo "Setting up the environment in .venv (once) …"
	@$(PYTHON) -m venv .venv || { echo "On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable packages/docs-parity --editable packages/editorial
	@touch $@

$(ZIM_READY): requirements-zim.txt $(READY)
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-zim.txt
	@touch $@

$(TEST_READY): requirements-test.txt $(READY)
	@echo "Setting up what the tests need (once) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@
