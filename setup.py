"""What setup.cfg cannot say: all packages below pipeline/, the ontology as one more, and the scripts that pages carry.

The scripts (assets.txt) come from the npm registry, checked against their digests; one that is there already is left as it is.
"""

import base64
import hashlib
import io
import os
import sys
import tarfile
import urllib.request
from pathlib import Path

from setuptools import find_packages, setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent
ASSETS = ROOT / "pipeline" / "pressgraph" / "assets"
REGISTRY = os.environ.get("NPM_CONFIG_REGISTRY", "https://registry.npmjs.org").rstrip("/")
SECONDS = 60


def fetch(package: str, version: str, member: str, digest: str) -> bytes:
    """One file of an npm package."""
    url = f"{REGISTRY}/{package}/-/{package.split('/')[-1]}-{version}.tgz"
    with urllib.request.urlopen(url, timeout=SECONDS) as answer:
        archive = answer.read()
    if hashlib.sha512(archive).digest() != base64.b64decode(digest):
        raise OSError(f"{url} is not the archive that assets.txt names: its sha512 differs")
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        found = files.extractfile(member)
        if found is None:
            raise OSError(f"{url} holds no {member}")
        return found.read()


def fetch_assets() -> None:
    """Fetch what is missing. Without a registry the installation goes on: pages then take the older script that pyvis carries."""
    lines = (ROOT / "assets.txt").read_text(encoding="utf-8").splitlines()
    for name, *source in (line.split() for line in lines if line and not line.startswith("#")):
        stamp, path = f"{source[0]} {source[1]}\n", ASSETS / name
        if path.is_file() and (ASSETS / f"{name}.version").is_file() and (ASSETS / f"{name}.version").read_text() == stamp:
            continue
        try:
            content = fetch(*source)
        except OSError as error:
            print(f"{name} could not be fetched, pages will do without it: {error}", file=sys.stderr)
            continue
        ASSETS.mkdir(exist_ok=True)
        path.write_bytes(content)
        (ASSETS / f"{name}.version").write_text(stamp)


class BuildPy(build_py):
    """Python files, once the scripts are there."""

    def run(self) -> None:
        """Fetch, then build."""
        fetch_assets()
        super().run()


setup(packages=[*find_packages("pipeline"), "pressgraph.ontology"], cmdclass={"build_py": BuildPy})
