"""What the policy of a page lets a browser run, told by its text; `browser/test_policy.py` has a browser obey it."""

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import material
import pytest

from engines.running import run
from evidence_site.engines.security_policy import OWN_PARTIALS, PARTIALS
from evidence_site.engines.theme import LAYOUTS, OVERRIDES

pytestmark = pytest.mark.slow

MATERIAL = Path(material.__file__).parent / "templates"
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
KNOWN = {
    "announce": "fbc798036968edbf",
    "base": "d6113712bc4deb30",
    "consent": "6dc38ea451a27ffd",
    "outdated": "13165dec361fce13",
    "palette": "8790389765ea6036",
}
"""The beginning of the SHA-256 of each of Material's partials whose scripts may run, as they were last read."""
NOT_ALLOWED = {
    "partials/javascripts/content.html": "ours stands in its place",
    "partials/integrations/analytics.html": "it asks another site",
    "partials/integrations/analytics/google.html": "it asks another site",
    "redirect.html": "a hand-written page cannot choose it",
}
"""Material's other templates with scripts of their own, and why these never run."""


@pytest.fixture
def built(golden: Callable[[str], Path]) -> Callable[[dict[str, str]], Path]:
    """Build a project with further files, and give its site."""

    project = golden("minimal")

    def build(files: dict[str, str]) -> Path:
        for name, text in files.items():
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            (project / name).write_text(text, "utf-8")
        outcome = run(project, "build", "--strict")
        assert outcome.returncode == 0, outcome.stderr
        return project / "site"

    return build


def policy(page: Path) -> str:
    (found,) = POLICY.findall(page.read_text("utf-8"))
    return str(found)


def allowed(page: Path) -> list[str]:
    return policy(page).split("script-src ")[1].split(";")[0].split()


@pytest.mark.parametrize("name", KNOWN)
def test_a_partial_of_material_is_as_it_was_when_somebody_read_it(name: str) -> None:
    content = (MATERIAL / "partials" / "javascripts" / f"{name}.html").read_bytes()
    assert sha256(content).hexdigest().startswith(KNOWN[name]), f"Read {name}.html anew before its script may run."


def test_every_template_with_a_script_of_its_own_is_known() -> None:
    with_script = {
        path.relative_to(folder).as_posix()
        for folder in (MATERIAL, OVERRIDES, LAYOUTS)
        for path in folder.rglob("*.html")
        if re.search(r"<script(?![^>]*\b(?:src|type)=)", path.read_text("utf-8"))
    }
    assert with_script == {*PARTIALS, *OWN_PARTIALS, *NOT_ALLOWED}


def test_pages_of_one_kind_have_one_policy_which_starts_from_nothing(built: Callable[[dict[str, str]], Path]) -> None:
    by_hand = "# By hand\n\n<script>alert(1)</script>\n"
    site = built({f"docs/{path}.md": by_hand for path in ("by-hand", "other", "deep/down")})
    pages = ("about", "by-hand", "other", "deep/down")
    about, flat, other, deep = (policy(site / page / "index.html") for page in pages)
    assert about == policy(site / "index.html") == policy(site / "404.html")
    assert about != flat == other
    assert flat != deep  # Material's script has the base of its address
    for page in site.rglob("*.html"):
        assert policy(page).startswith("default-src 'none';script-src 'self' 'sha256-")
        assert not re.search("http|unsafe", policy(page))


def test_our_pages_allow_one_inline_script_which_they_have(built: Callable[[dict[str, str]], Path]) -> None:
    page = built({}) / "findings" / "light-first" / "index.html"
    _, *hashes = allowed(page)
    (script,) = re.findall(r"<script>(.*?)</script>", page.read_text("utf-8"))
    assert hashes == [f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"]


def test_no_script_but_those_of_the_named_partials_is_allowed(built: Callable[[dict[str, str]], Path]) -> None:
    plain = allowed(built({}) / "index.html")
    layer = '{% extends "base.html" %}{% block libs %}<script>alert(1)</script>{% endblock %}'
    settings = (
        "site_name: x\nsite_url: https://example.org/\nplugins: [search, evidence-site]\n"
        "theme: {name: material, custom_dir: layer}\n"
    )
    changed = {
        "mkdocs.yml": settings,
        "layer/main.html": layer,
        "layer/partials/javascripts/base.html": "<script>alert(2)</script>",
        "docs/by-hand.md": "---\ntitle: </title><script>alert(3)</script>\n---\n\n<script>alert(4)</script>\n",
    }
    assert allowed(built(changed) / "index.html") == plain


def test_no_page_names_another_that_a_browser_would_fetch_ahead(golden: Callable[[str], Path]) -> None:
    project = golden("minimal")
    assert run(project, "build").returncode == 0
    pages = {page: page.read_text("utf-8") for page in (project / "site").rglob("*.html")}
    assert any('class="md-typeset' in text or "md-typeset" in text for text in pages.values())  # by hand
    for page, text in pages.items():
        links = re.findall(r"<link[^>]*>", text)
        assert links, page
        assert [each for each in links if re.search(r"rel=.?(?:next|prev)\b", each)] == [], page
