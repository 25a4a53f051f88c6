# Weekpress on Debian, Ubuntu and macOS. Needs python3 (3.11 or later) and make, nothing else.
# On Windows, three lines instead:  py -m venv .venv
#                                   .venv\Scripts\pip install -c constraints.txt -e .
#                                   .venv\Scripts\weekpress build
#
#   make html     build the site here, to look at
#   make serve    build it, show it, and build it again whenever a file changes
#   make publish  build it for its public address
#   make test     everything that proves it works        make lint   everything that keeps it tidy
#   make clean    take away what these made

PYTHON ?= python3
PORT ?= 8000
PYTEST_ARGS ?= -n 2

bin = .venv/bin
pip = $(bin)/python -m pip --quiet --disable-pip-version-check
# The one file that is newest when an install is complete; it goes with .venv.
site = .venv/.installed
dev = .venv/.installed-dev
node = node_modules/.package-lock.json

.PHONY: html serve publish test lint format constraints clean
.DELETE_ON_ERROR:

html: $(site)
	@$(bin)/weekpress build
	@echo "Your site is in output. To see it as readers will: make serve"

serve: $(site)
	@$(bin)/weekpress serve --port $(PORT)

publish: $(site)
	@$(bin)/weekpress build --publish

test: $(dev) $(node)
	$(bin)/python -m pytest $(PYTEST_ARGS)

lint: $(dev)
	$(bin)/ruff check .
	$(bin)/ruff format --check .
	$(bin)/mypy

format: $(dev)
	$(bin)/ruff check --fix .
	$(bin)/ruff format .

clean:
	rm -rf .venv node_modules output preview .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis

# The pins: what a clean environment gets today, without a word about where it came from.
constraints: .venv/bin/python
	$(PYTHON) -m venv --clear .venv/pins
	.venv/pins/bin/python -m pip install --quiet -e '.[dev]'
	@{ sed '/^[^#]/,$$d' constraints.txt; \
	   .venv/pins/bin/python -m pip freeze --exclude-editable; } > .venv/constraints.txt
	mv .venv/constraints.txt constraints.txt
	rm -rf .venv/pins

$(site): .venv/bin/python constraints.txt pyproject.toml
	@echo "Installing what the site is built with, once (a minute or so) ..."
	@$(pip) install -c constraints.txt -e .
	@touch $@

$(dev): .venv/bin/python constraints.txt pyproject.toml
	@echo "Installing what the tests need, once (a minute or two) ..."
	@$(pip) install -c constraints.txt -e '.[dev]'
	@touch $@

# Debian and Ubuntu keep half of Python's venv in a package of its own.
.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Weekpress needs Python 3.11 or later. If it has another name here, say so:" >&2; \
	    echo "  make html PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing python3-venv, which this system keeps apart from python3 ..."; \
	    apt-get -qq update && \
	    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends python3-venv \
	      >/dev/null; \
	  else \
	    echo "Python's venv is missing. Install it, then make again:" >&2; \
	    echo "  sudo apt install python3-venv" >&2; exit 1; \
	  fi; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

# The judges of the finished pages. Without npm their tests are left out, and say so.
$(node): package-lock.json
	@if command -v npm >/dev/null; then npm ci --loglevel=error && touch $@; \
	 else echo "No npm here, so no test that needs axe-core or html-validate will run."; fi
