"""What is installed to publish and to test is pinned: each file by its hash, and nothing by where it is fetched."""

import json
import re
import tomllib
from importlib.metadata import requires

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from conftest import ROOT

ENTRY = re.compile(r"^([\w.-]+)==([^ ;\\]+)(?: ; [^\\]+)?((?: \\\n    --hash=sha256:[0-9a-f]{64})+)\n", re.MULTILINE)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = json.loads((ROOT / "tests" / "package-lock.json").read_text("utf-8"))
TOOLS = json.loads((ROOT / "tests" / "package.json").read_text("utf-8"))


def hashed() -> dict[str, str]:
    """Return the version of each package that is installed by hash."""
    text = (ROOT / "requirements.txt").read_text("utf-8")
    entries = {canonicalize_name(each[1]): each[2] for each in ENTRY.finditer(text)}
    left = ENTRY.sub("", text)
    assert [line for line in left.splitlines() if not line.startswith("#")] == []
    return entries


def needed(names: list[str]) -> set[str]:
    """Return the packages that these need, and theirs, on this machine."""
    found: set[str] = set()
    while names:
        one = Requirement(names.pop())
        name = canonicalize_name(one.name)
        if name not in found and (one.marker is None or one.marker.evaluate({"extra": ""})):
            found.add(name)
            names += requires(name) or []
    return found


def test_all_that_builds_a_site_is_installed_by_hash() -> None:
    roots = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
    assert needed(roots) - hashed().keys() == set()


def test_the_versions_are_those_of_the_constraints() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").split()
    pinned = {canonicalize_name(name): version for name, _, version in (line.partition("==") for line in lines)}
    assert {name: pinned.get(name, version) for name, version in hashed().items()} == hashed()


def test_each_package_of_npm_has_its_hash_and_no_address() -> None:
    packages = {name: each for name, each in LOCK["packages"].items() if name}
    assert len(packages) > 100
    assert [name for name, each in packages.items() if not each["integrity"].startswith("sha512-")] == []
    assert [name for name, each in packages.items() if "resolved" in each] == []


@pytest.mark.parametrize("name", TOOLS["dependencies"])
def test_the_lock_is_of_these_tools(name: str) -> None:
    assert LOCK["packages"][f"node_modules/{name}"]["version"] == TOOLS["dependencies"][name]
