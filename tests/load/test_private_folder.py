"""Which folder of private texts is read: on a team's own computer any, in the check of a pull request few."""

import os
from pathlib import Path

import pytest

from evidence_site.load import Loaded, load_project
from evidence_site.model import CiteKey
from evidence_site.project import PULL_REQUEST_VARIABLE, SOURCES_VARIABLE, PrivateTexts, Project
from load import fictional

PULL_REQUEST = PrivateTexts(is_pull_request=True)
FAR = [
    "/etc",
    "/",
    "..",
    "../..",
    "../../texts",
    "../texts/deeper",
    "texts/../../texts/deeper",
    "texts/../../../etc",
    "../.ssh",
    "../...",
    "..\\..\\texts",
    "\\texts",
    "C:texts",
    "C:\\texts",
    "\\\\server\\share",
]
NEAR = ["texts", "references/texts", "./texts", "../texts", "../texts/", "references/../../texts", "texts/../../texts"]


def load(root: Path, named: str, private: PrivateTexts) -> Loaded:
    settings = f"{fictional.SYNTHESIS}settings:\n  sources: '{named}'\n"
    return load_project(Project(fictional.write(root, {"findings/synthesis.yml": settings}), private=private))


def put_text(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "secret2020.txt").write_text("Words that nobody may see.\n", "utf-8")


def is_read(loaded: Loaded) -> bool:
    return CiteKey("secret2020") in loaded.corpus.sources


@pytest.mark.parametrize("named", NEAR)
def test_a_pull_request_may_name_a_folder_in_the_project_or_beside_it(named: str, tmp_path: Path) -> None:
    root = tmp_path / "project"
    put_text(Path(os.path.normpath(root / named)))
    loaded = load(root, named, PULL_REQUEST)
    assert (is_read(loaded), loaded.diagnostics) == (True, ())


@pytest.mark.parametrize("named", FAR)
def test_a_pull_request_may_name_no_other_and_learns_nothing_of_it(
    named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evidence_site.load.project_files.what_is", lambda *_: pytest.fail("it was looked for"))
    (found,) = load(tmp_path / "project", named, PULL_REQUEST).diagnostics
    assert (found.code, found.excerpt) == ("FLD011", f"  sources: '{named}'")


def test_a_folder_elsewhere_is_read_where_nobody_else_proposed_it(tmp_path: Path) -> None:
    put_text(tmp_path / "far" / "away")
    for named in ("../far/away", str(tmp_path / "far" / "away")):
        assert is_read(load(tmp_path / "project", named, PrivateTexts()))
        assert not is_read(load(tmp_path / "project", named, PULL_REQUEST))


@pytest.mark.parametrize(
    ("link", "named"), [("project/texts", "texts"), ("texts", "../texts"), ("project/a", "a/away")]
)
def test_no_link_leads_a_pull_request_elsewhere(link: str, named: str, tmp_path: Path) -> None:
    put_text(tmp_path / "far" / "away")
    fictional.write(tmp_path / "project")
    (tmp_path / link).symlink_to(tmp_path / "far" / ("" if named.startswith("a/") else "away"))
    loaded = load(tmp_path / "project", named, PULL_REQUEST)
    assert (is_read(loaded), [each.code for each in loaded.diagnostics]) == (False, ["FLD008"])


def test_a_project_in_the_root_of_a_system_has_no_folder_beside_it() -> None:
    assert PULL_REQUEST.find(Path("/project"), "../etc") is None
    assert PULL_REQUEST.find(Path("/srv/project"), "../texts") == (Path("/srv/texts"), Path("/srv"))


def test_the_folder_that_a_variable_names_is_read_instead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_text(tmp_path / "far" / "away")
    monkeypatch.setenv(SOURCES_VARIABLE, str(tmp_path / "far" / "away"))
    for is_pull_request in (False, True):
        private = PrivateTexts.of_environment(is_pull_request=is_pull_request)
        loaded = load(tmp_path / "project", "/etc", private)
        assert (is_read(loaded), loaded.diagnostics) == (True, ())
    unnamed = load_project(Project(fictional.write(tmp_path / "other"), private=private))
    assert not is_read(unnamed), "the synthesis names no folder"


@pytest.mark.parametrize(("value", "is_told"), [("1", True), ("true", True), ("", False)])
def test_a_variable_says_that_a_pull_request_is_checked(
    value: str,
    is_told: bool,  # noqa: FBT001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(PULL_REQUEST_VARIABLE, value)
    assert PrivateTexts.of_environment().is_pull_request is is_told


def test_the_root_of_the_system_can_be_named(tmp_path: Path) -> None:
    assert not is_read(load(tmp_path / "project", "/", PrivateTexts()))
