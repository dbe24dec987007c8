"""The built wheel, alone in an empty environment: it makes the site that the checkout makes."""

import os
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from conftest import ROOT, copy_study
from engines.running import contents, run
from evidence_site import __version__

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]  # one worker makes the environment
CONSTRAINTS = ROOT / "constraints.txt"
CONTRIBUTIONS = (
    "analytical-insights",
    "relational-work",
    "representing-clinicians-views",
    "translation-and-communication",
)

THREE_LINES = "site_name: Night bakeries\ntheme: material\nplugins: [search, evidence-site]\n"
DESIGN = {
    "assets/evidence-site.css",
    "assets/evidence-site.js",
    "assets/fonts/sans.woff2",
    "assets/fonts/OFL.txt",
    "assets/images/favicon.svg",
    "assets/images/share.png",
}


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    _run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)], out)
    (built,) = out.iterdir()
    return built


@pytest.fixture(scope="session")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a virtual environment that has the wheel and what it depends on, and nothing else."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    programs = folder / "bin"
    pip = [str(programs / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _run([*pip, "--constraint", str(CONSTRAINTS), str(wheel)], folder)
    return programs


def _run(command: list[str], folder: Path) -> str:
    """Run a command in a folder, without anything that could lead it to the checkout."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    outcome = subprocess.run(
        command,
        cwd=folder,
        env=kept,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        stdin=subprocess.DEVNULL,
    )
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    return outcome.stdout


def test_the_wheel_holds_the_package_whole_and_nothing_else(wheel: Path) -> None:
    package = ROOT / "scripts" / "evidence_site"
    source = {path.relative_to(package.parent).as_posix() for path in package.rglob("*") if path.is_file()}
    held = {
        name for name in ZipFile(wheel).namelist() if not name.startswith(f"evidence_site-{__version__}.dist-info/")
    }
    assert held == {name for name in source if "__pycache__" not in name}
    assert {"evidence_site/py.typed", "evidence_site/pages/home.html.j2"} <= held


def test_what_runs_is_the_wheel(environment: Path, tmp_path: Path) -> None:
    found = _run([str(environment / "python"), "-c", "import evidence_site; print(evidence_site.__file__)"], tmp_path)
    assert Path(found.strip()).is_relative_to(environment.parent)
    assert not Path(found.strip()).is_relative_to(ROOT)
    assert _run([str(environment / "evidence-site"), "--version"], tmp_path) == f"evidence-site {__version__}\n"


def test_it_brings_no_tools_of_ours(environment: Path, tmp_path: Path) -> None:
    listed = _run([str(environment / "python"), "-m", "pip", "list", "--format", "freeze"], tmp_path).lower()
    assert "mkdocs-material==" in listed
    for name in ("pytest", "ruff", "mypy", "playwright", "zensical", "hatchling"):
        assert f"{name}==" not in listed


def test_it_builds_the_site_of_this_repository_to_the_same_bytes(
    environment: Path, study: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    copy = copy_study(elsewhere)
    _run([str(environment / "evidence-site"), "build", "--strict"], copy)
    assert run(study, "build", "--strict").returncode == 0
    site = contents(copy / "site")
    assert {f"findings/{name}/index.html" for name in CONTRIBUTIONS} | {"index.html"} <= set(site)
    assert site == contents(study / "site")


def test_it_builds_a_synthesis_of_another_subject(
    environment: Path, golden: Callable[[str], Path], tmp_path: Path
) -> None:
    project = golden("night-bakery")
    _run([str(environment / "evidence-site"), "build"], project)
    ours = (project / "site").rename(tmp_path / "from-the-wheel")
    assert run(project, "build").returncode == 0
    site = contents(ours)
    assert site == contents(project / "site")
    assert "findings/learning-by-ear/index.html" in site


def test_three_lines_give_another_team_the_whole_design_in_its_own_colours_and_words(
    environment: Path, golden: Callable[[str], Path]
) -> None:
    project = golden("night-bakery")
    (project / "mkdocs.yml").write_text(THREE_LINES)
    _run([str(environment / "evidence-site"), "build"], project)
    site = contents(project / "site")
    assert site.keys() >= DESIGN
    css = site["assets/evidence-site.css"].decode()
    assert "--mast: light-dark(#4A2A14, #2B170A);" in css
    assert "--c1: light-dark(#8A3324, #F0A899);" in css
    home = site["index.html"].decode()
    for part in (
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';script-src 'self' 'sha256-",
        '<link rel="stylesheet" href="assets/evidence-site.css">',
        '<link rel="icon" href="assets/images/favicon.svg">',
        '<meta name="theme-color" content="#4A2A14" media="(prefers-color-scheme: light)">',
        '<script src="assets/evidence-site.js"></script>',
        "Which themes run through the night?",
    ):
        assert part in home
    pages = [content for path, content in site.items() if path.endswith((".html", ".css", ".js"))]
    assert not any(b"fonts.googleapis" in page or b"fonts.gstatic" in page for page in pages)


@pytest.mark.parametrize("kind", ["single-study", "evidence-synthesis"])
def test_it_writes_a_site_to_begin_with(environment: Path, tmp_path: Path, kind: str) -> None:
    command = str(environment / "evidence-site")
    _run([command, "init", "begun", "--type", kind, "--yes"], tmp_path)
    project = tmp_path / "begun"
    assert _run([command, "check"], project) == "All records are in order.\n"
    _run([str(environment / "mkdocs"), "build", "--strict"], project)
    assert (project / "site" / "findings" / "example-finding" / "index.html").is_file()
