"""Templates: a site can replace one by name, each is used, and none can show what a view does not compute."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, meta

from engines.running import run
from evidence_site.pages import PAGES
from evidence_site.pipeline import build
from evidence_site.project import Project
from evidence_site.render import TEMPLATES, TemplateFaultError
from evidence_site.sections.section import Section, template_name
from evidence_site.works import STYLES
from evidence_site.works.style import FORMS

QUOTE_PART = "sections/macros/quotes.html.j2"


def with_templates(project: Path, templates: dict[str, str]) -> Path:
    """Give a project templates of its own."""
    synthesis = project / "findings" / "synthesis.yml"
    text = synthesis.read_text(encoding="utf-8")
    settings = "settings:\n"
    text = text if settings in text else f"{text}{settings}"
    synthesis.write_text(text.replace(settings, f"{settings}  templates: look\n"), encoding="utf-8")
    for name, content in templates.items():
        file = project / "look" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return project


def test_a_page_of_the_site_can_have_a_template_of_its_own(golden: Callable[[str], Path]) -> None:
    before = {page.path: page.body for page in build(Project(golden("minimal"))).pages}
    own = '<h1 id="page-title">Ours: {{ page.heading }}</h1>\n'
    project = with_templates(golden("night-bakery"), {"pages/about.html.j2": own})
    pages = {page.path: page for page in build(Project(project)).pages}
    assert pages["about.md"].body == '<h1 id="page-title">Ours: About this site</h1>'
    assert pages["about.md"].headings[0].text == "Ours: About this site"
    assert "Ours" not in pages["index.md"].body
    assert "Ours" not in before["about.md"]


def test_a_part_that_is_replaced_is_replaced_on_every_page(golden: Callable[[str], Path]) -> None:
    part = (TEMPLATES / QUOTE_PART).read_text(encoding="utf-8")
    assert part.count("<blockquote") == 2
    project = with_templates(golden("minimal"), {QUOTE_PART: part.replace("<blockquote", "<blockquote data-ours")})
    pages = {page.path: page.body for page in build(Project(project)).pages}
    for path in ("findings/last-out.md", "quotes.md"):
        assert "<blockquote data-ours" in pages[path]
        assert "<blockquote>" not in pages[path]


def test_the_built_site_has_the_template_of_the_project(golden: Callable[[str], Path]) -> None:
    project = with_templates(golden("minimal"), {"pages/about.html.j2": '<h1 id="page-title">Ours</h1>\n'})
    assert run(project, "build").returncode == 0
    assert '<h1 id="page-title">Ours</h1>' in (project / "site" / "about" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("unknown", ["{{ page.headline }}", "{{ headline }}", "{% if page.headline %}x{% endif %}"])
def test_a_name_that_no_view_computes_fails_loudly(unknown: str, golden: Callable[[str], Path]) -> None:
    project = with_templates(golden("minimal"), {"pages/about.html.j2": unknown})
    with pytest.raises(TemplateFaultError, match="it asks for `headline`, which is not there"):
        build(Project(project))


FAULTS = {
    "syntax": ("<p>\n{% fi %}", "line 2: it cannot be read (Encountered unknown tag 'fi')"),
    "unclosed": ("<p>\n{% if page %}\n", "line 2: it cannot be read (Unexpected end of template"),
    "missing template": ('\n\n{% include "own.j2" %}', "line 3: it asks for the template `own.j2`, which is not there"),
    "missing macro": ('{% from "sections/macros/foot.html.j2" import nothing %}{{ nothing(1) }}', "line 1: it "),
    "impossible": (
        "{{ page.title + 1 }}",
        'line 1: it cannot be filled in (can only concatenate str (not "int") to str)',
    ),
}


@pytest.mark.parametrize(("template", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_faulty_template_is_named_with_line_and_cause(
    template: str, told: str, golden: Callable[[str], Path]
) -> None:
    project = with_templates(golden("minimal"), {"pages/about.html.j2": template})
    with pytest.raises(TemplateFaultError) as fault:
        build(Project(project))
    assert str(fault.value).startswith(f"look/pages/about.html.j2, {told}")
    assert str(fault.value).endswith("or delete it to have that one back.")


def test_a_template_in_another_encoding_is_named(golden: Callable[[str], Path]) -> None:
    project = with_templates(golden("minimal"), {"pages/about.html.j2": ""})
    (project / "look" / "pages" / "about.html.j2").write_bytes("café".encode("cp1252"))
    with pytest.raises(TemplateFaultError, match=r"^look/pages/about\.html\.j2: it is not in UTF-8\. Compare"):
        build(Project(project))


@pytest.mark.slow
@pytest.mark.parametrize("words", [("build",), ("render", "--out", "rendered")], ids=["build", "render"])
def test_a_command_ends_with_the_fault_of_a_template_and_no_traceback(
    words: tuple[str, ...], golden: Callable[[str], Path]
) -> None:
    project = with_templates(golden("minimal"), {"pages/about.html.j2": "{{ headline }}"})
    outcome = run(project, *words)
    assert outcome.returncode == 1
    assert "look/pages/about.html.j2, line 1: it asks for `headline`, which is not there." in outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_what_a_template_shows_is_escaped_without_its_asking(golden: Callable[[str], Path]) -> None:
    own = '<h1 id="page-title">{{ page.heading }}</h1>{{ "<b>&" }}\n'
    project = with_templates(golden("minimal"), {"pages/about.html.j2": own})
    (about,) = (page for page in build(Project(project)).pages if page.path == "about.md")
    assert about.body == '<h1 id="page-title">About this site</h1>&lt;b&gt;&amp;'


def _named_in_code() -> Iterator[str]:
    """Give the templates that modules of `render` name."""
    for module in (TEMPLATES / "render").glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(attr="get_template"), args=[ast.Constant(value=str(name))]):
                    yield name


def _styles() -> Iterator[str]:
    """Give the templates of entries, which are named by their style and form."""
    forms = {*FORMS.values(), "report", "talk"}
    yield from (f"works/styles/{style.folder}/{form}.html.j2" for style in STYLES.values() for form in forms)


def _with_what_it_uses(name: str, used: dict[str, None]) -> dict[str, None]:
    """Gather a template and those it imports."""
    if name not in used:
        used[name] = None
        tree = Environment(autoescape=True).parse((TEMPLATES / name).read_text(encoding="utf-8"))
        for each in meta.find_referenced_templates(tree):
            for known in _styles() if each is None else [each]:
                _with_what_it_uses(known, used)
    return used


def test_every_template_of_the_package_is_used() -> None:
    used: dict[str, None] = {}
    pages = (each.template_name() for each in PAGES)
    sections = (template_name("sections", each.__name__) for each in Section.__subclasses__())
    for name in (*pages, *sections, *_named_in_code()):
        _with_what_it_uses(name, used)
    assert sorted(used) == sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.j2"))
