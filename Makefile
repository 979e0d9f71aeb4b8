# `make site` and `make test` are all that most people need; `make` alone lists the rest.
#
# Everything runs in .venv, which is made from the lists in requirements/: exact versions, each download checked
# against its hash. When a list changes, .venv is made again. Nothing is installed outside this folder.

# Another Python: make site PYTHON=python3.13
PYTHON ?= python3
# A few tests only: make test PYTEST_ARGS="tests/test_values.py"
PYTEST_ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
LOCK_VENV := .venv-lock

# MAKE_TERMOUT is set on a terminal: there, say what is under way; in a pipe, only results and faults.
say = @$(if $(MAKE_TERMOUT),echo '$(1)',:)
PIP := -m pip --disable-pip-version-check --no-input $(if $(MAKE_TERMOUT),,--quiet --quiet) install
# Built packages only: installing runs no code of a package.
LOCKED := --require-hashes --only-binary :all:

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help site serve contact-sheet check test format lock clean

help:
	@echo 'make site           build the site into site/'
	@echo 'make serve          build, then show the site here and rebuild it as you edit'
	@echo 'make contact-sheet  draw every chart in every form, light and dark, into build/contact-sheet/'
	@echo 'make check          check the record in data/ and say what to mend   (FORMAT=json or github for machines)'
	@echo 'make test           run every check of the code, the record and the built site'
	@echo 'make format         lay out the Python code as `make test` wants it'
	@echo 'make lock           work out requirements/*.txt again                (UPGRADE=1 for newer versions)'
	@echo 'make clean          remove everything that was made here'

site: $(VENV)/.site-ready
	@$(BIN)/explainer build

serve: $(VENV)/.site-ready
	@$(BIN)/explainer serve

contact-sheet: $(VENV)/.site-ready
	@$(BIN)/explainer charts

check: $(VENV)/.site-ready
	@$(BIN)/explainer check $(if $(FORMAT),--format '$(FORMAT)')

test: $(VENV)/.test-ready
	$(call say,Lint and layout)
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --quiet --check || { echo 'The files named above are not laid out as agreed: run `make format`.' >&2; exit 1; }
	$(call say,Types)
	@$(BIN)/mypy --no-error-summary
	$(call say,Workflows)
	@findings=$$($(BIN)/zizmor --quiet --no-progress --offline --pedantic --strict-collection .github 2>&1) || { \
	  echo "$$findings" >&2; exit 1; }
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.dependabot .github/dependabot.yml
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/record-*.yml .github/ISSUE_TEMPLATE/gap.yml
	$(call say,Tests)
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

format: $(VENV)/.test-ready
	@$(BIN)/ruff check --quiet --fix-only
	@$(BIN)/ruff format --quiet

# The mark is written last: an installation that was cut short is done again from the start.
$(VENV)/.site-ready: requirements/site.txt pyproject.toml
	@command -v $(PYTHON) >/dev/null || { \
	  echo 'No $(PYTHON) here. Install Python 3.11 or newer, or name yours: make PYTHON=python3.13' >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo '$(PYTHON) is too old: Python 3.11 or newer is needed. Name another: make PYTHON=python3.13' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo '$(PYTHON) cannot make environments. Install its venv module (Debian, Ubuntu: apt install python3-venv)' >&2; exit 1; }
	$(call say,Making $(VENV): once, about half a minute)
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python $(PIP) $(LOCKED) -r requirements/site.txt
	@$(BIN)/python $(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test-ready: requirements/test.txt $(VENV)/.site-ready
	$(call say,Adding the test tools to $(VENV))
	@$(BIN)/python $(PIP) $(LOCKED) -r requirements/test.txt
	@touch $@

# One list for every supported Python and system. A list must not tell where its packages were fetched from.
COMPILE = $(LOCK_VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --only-binary :all: --custom-compile-command 'make lock' \
  $(if $(UPGRADE),--upgrade)

lock: $(LOCK_VENV)/.ready
	@for list in site test lock; do \
	  $(COMPILE) requirements/$$list.in --output-file requirements/$$list.txt || exit 1; \
	done
	@if grep -nE '://|^ *-(-|f|i)' requirements/*.txt | grep -v -e '--hash='; then \
	  echo 'The lines above tell where packages were fetched from: take them out.' >&2; exit 1; fi

$(LOCK_VENV)/.ready: requirements/lock.txt
	@$(PYTHON) -m venv --clear $(LOCK_VENV)
	@$(LOCK_VENV)/bin/python $(PIP) $(LOCKED) -r requirements/lock.txt
	@touch $@

clean:
	@rm -rf site build $(VENV) $(LOCK_VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
	@find build_scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +
