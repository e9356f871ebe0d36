"""The public names, and that importing them costs nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest

import pressgraph as pg


def run(code):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_public_names_are_sorted_and_there():
    assert pg.__all__ == sorted(pg.__all__)
    assert dir(pg) == pg.__all__
    for name in pg.__all__:
        assert getattr(pg, name) is not None
        home = getattr(getattr(pg, name), "__module__", "pressgraph")
        assert home.startswith("pressgraph")


def test_a_misspelt_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="has no attribute 'biuld'"):
        _ = pg.biuld


def test_importing_the_package_loads_no_library():
    heavy = "{'spacy', 'pandas', 'rdflib', 'pyoxigraph', 'networkx', 'pyvis', 'numpy'}"
    assert run(f"import sys, pressgraph; print({heavy} & set(sys.modules))") == "set()"


def test_opening_a_case_needs_no_spacy():
    assert run("import sys, pressgraph; pressgraph.open_case; print('spacy' in sys.modules)") == "False"


def test_build_stays_the_function_when_its_module_is_imported():
    code = "import pressgraph as pg; from pressgraph.build import read_record; import pressgraph.build; print(pg.build)"
    assert run(code).startswith("<function build")
