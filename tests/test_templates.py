"""Templates: a site can replace one by name, each is used, and none can show what a view does not compute."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, meta
from jinja2.exceptions import SecurityError
from pydantic import BaseModel

from conftest import GOLDEN
from engines.running import run
from evidence_site.pages import PAGES
from evidence_site.pipeline import build
from evidence_site.project import Project
from evidence_site.render import TemplateFaultError
from evidence_site.render.environment import TEMPLATES, template_environment
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


def test_headings_anchors_and_works_of_an_own_template_are_found_whatever_it_writes(
    golden: Callable[[str], Path],
) -> None:
    own = """<h1 id="page-title">{{ page.heading }}</h1>
<H2 class="big" id=ours>Ours <em>alone</em></H2><p id="here"><a href="#ref-quill2020">x</a></p>
<!-- <h2 id="not">Not shown</h2> -->
"""
    project = with_templates(golden("minimal"), {"pages/about.html.j2": own})
    pages = {page.path: page for page in build(Project(project)).pages}
    about, before = pages["about.md"], {page.path: page for page in build(Project(GOLDEN / "minimal")).pages}
    assert [(each.level, each.id, each.text) for each in about.headings] == [
        (1, "page-title", "About this site"),
        (2, "ours", "Ours alone"),
    ]
    assert about.anchors == {"page-title", "ours", "here"}
    assert 'data-ref="ref-quill2020"' in about.body
    assert pages["index.md"].headings == before["index.md"].headings
    assert pages["quotes.md"].anchors == before["quotes.md"].anchors


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
    with pytest.raises(TemplateFaultError) as fault:
        build(Project(project))
    assert str(fault.value) == (
        "look/pages/about.html.j2, line 1: the file is not saved in UTF-8: the character here cannot be read "
        "(perhaps `é`, as Windows writes it); type the character again; in your editor, choose Save with Encoding or "
        "Save As, and there UTF-8"
    )


def test_a_template_that_is_a_link_is_not_read(golden: Callable[[str], Path], tmp_path: Path) -> None:
    project = with_templates(golden("minimal"), {"pages/about.html.j2": '{% include "secret.j2" %}'})
    (tmp_path / "secret").write_text("secret")
    (project / "look" / "secret.j2").symlink_to(tmp_path / "secret")
    (fault,) = build(Project(project)).diagnostics
    assert (fault.code, fault.fault.message) == (
        "YML002",
        "`look/secret.j2` is a link, or stands in a folder that is one",
    )


@pytest.mark.parametrize("name", ["../findings/synthesis.yml", "/etc/hostname", "..", "pages/../../mkdocs.yml"])
def test_a_template_reads_no_file_beside_its_folder(name: str, golden: Callable[[str], Path]) -> None:
    project = with_templates(golden("minimal"), {"pages/about.html.j2": f'{{% include "{name}" %}}'})
    with pytest.raises(TemplateFaultError, match=r"it asks for the template `.*`, which is not there"):
        build(Project(project))


ESCAPES = [
    "{{ cycler.__init__.__globals__.os.popen('touch ran').read() }}",
    "{{ page.__class__.__mro__ }}",
    "{{ page.template_name.__func__.__globals__ }}",
    "{{ ''.__class__.__base__.__subclasses__() }}",
    "{{ '{0.__class__}'.format(page) }}",
    "{{ ('{0.__class__.__init__.__globals__}' | format(page)) or page['__class__'] }}",
    "{{ page | attr('__class__') }}",
    "{{ self.__init__ }}",
    "{{ lipsum.__globals__ }}",
    "{% set x = page.findings_heading.__class__ %}{{ x }}",
    "{{ [page] | map(attribute='__class__') | first }}",
    "{{ range(10000000) | list }}",
]


@pytest.mark.parametrize("escape", ESCAPES)
def test_a_template_reaches_nothing_but_what_its_page_holds(escape: str, golden: Callable[[str], Path]) -> None:
    project = with_templates(golden("minimal"), {"pages/about.html.j2": f'<h1 id="page-title">x</h1>{escape}'})
    with pytest.raises(TemplateFaultError, match=r"^look/pages/about\.html\.j2, line 1: it "):
        build(Project(project))
    assert not (project / "ran").exists()


class Library(BaseModel):
    """As a library's classes are, which have ways to read files."""

    name: str = "x"


def test_a_template_calls_no_method_that_a_library_brings(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "own.j2").write_text("{{ it.parse_file('/etc/hostname') }}")
    template = template_environment(tmp_path).get_template("pages/own.j2")
    with pytest.raises(SecurityError, match="is not safely callable"):
        template.render(it=Library())


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
