"""What went wrong elsewhere, tried here: the cases in `outside/`, which its README tells one by one.

A case lays its files over a project: the one that `init` writes, or `outside/synthesis` for those of `SYNTHESES`. Run
with `--update` to write what `check` says into each `expected.txt`; read the difference before it is committed.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from evidence_site.authoring.new_site import Beginning, site_files, write_site
from evidence_site.diagnostics import has_errors
from evidence_site.model.synthesis import SynthesisType
from evidence_site.pipeline import RenderedSite, build
from evidence_site.project import Project
from test_cases import assert_reported, checked, lay

OUTSIDE = Path(__file__).parent / "outside"
SYNTHESIS = OUTSIDE / "synthesis"
FOLDERS = sorted(each for each in OUTSIDE.iterdir() if each.is_dir() and each != SYNTHESIS)
SYNTHESES = frozenset(
    {
        "abbreviation-rewrites-title",
        "assessment-contradicts-itself",
        "brief-titles-only",
        "contexts-on-one-quote",
        "country-count",
        "doi-second-slash",
        "heading-says-the-study",
        "quote-outside-evidence",
        "quotes-filters-vanish",
        "search-table",
        "study-in-no-finding",
    }
)
BEGINNING = Beginning(SynthesisType.SINGLE_STUDY, "Our study", "Our team", date(2026, 11, 24))
CIRCUMSTANCES = (
    ", with their neighbours, their families and the other nurses of their ward, whenever a battery was empty, a "
    "signal was weak, or a visit to a village far from the clinic took longer than they had thought"
)
MANY = 41
"""Studies, one more than a filter has choices."""


def made(case: str) -> Mapping[str, str]:
    """Return the files of a case that are too many to stand in the repository."""
    return {"quotes-filters-vanish": many_studies, "brief-titles-only": ten_findings}.get(case, dict)()


def many_studies() -> dict[str, str]:
    names = range(MANY)
    work = "@article{{k{0}, author={{A, B}}, title={{Work {0}}}, journal={{J}}, year={{2020}}, doi={{10.5555/{0}}}}}\n"
    base = (SYNTHESIS / "references" / "references.bib").read_text("utf-8")
    files = {"references/references.bib": base + "".join(work.format(n) for n in names)}
    evidence, quotes = "", ""
    for n in names:
        words = f"Made-up nurse {n} shared her phone."
        files[f"references/sources/k{n}.txt"] = words
        files[f"references/studies/s{n}.yml"] = f"title: Made up {n}\nreports: [k{n}]\nbasis: full-text\n"
        evidence += f"  - {{study: s{n}, relation: contributes}}\n"
        voice = "participant, speaker: {role: nurse}, permission: {basis: published-in-source}" if n % 2 else "author"
        quotes += f'  - {{text: "{words}", source: k{n}, locator: p 1, voice: {voice}, supports: [statement]}}\n'
    phones = (SYNTHESIS / "findings" / "phones.yml").read_text("utf-8")
    head, tail = phones.partition("evidence:")[0], phones.partition("status:")[2]
    evidence = f"  - {{study: one, relation: contributes}}\n  - {{study: two, relation: contributes}}\n{evidence}"
    files["findings/phones.yml"] = f"{head}evidence:\n{evidence}quotes:\n{quotes}status:{tail}"
    included = ", ".join(f"s{n}" for n in names)
    files["findings/synthesis.yml"] = _synthesis().replace("[one, two]", f"[one, two, {included}]")
    return files


def ten_findings() -> dict[str, str]:
    phones = (SYNTHESIS / "findings" / "phones.yml").read_text("utf-8")
    names = [f"phones-{n}" for n in range(10)]
    files = {
        f"findings/{name}.yml": phones.replace("Shared phones", f"Shared phones {name}").replace(
            "statement: Nurses shared phones.", f"statement: Nurses shared phones in case {name}{CIRCUMSTANCES}."
        )
        for name in names
    }
    return files | {"findings/synthesis.yml": _synthesis().replace("[phones]", f"[{', '.join(['phones', *names])}]")}


def _synthesis() -> str:
    return (SYNTHESIS / "findings" / "synthesis.yml").read_text("utf-8")


def laid(case: str, root: Path) -> Path:
    """Write the project of a case."""
    if case not in SYNTHESES:
        write_site(root, site_files(BEGINNING))
    lay(OUTSIDE / case, root, SYNTHESIS if case in SYNTHESES else OUTSIDE / case)
    for name, text in made(case).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


@cache
def site(case: str) -> RenderedSite:
    with TemporaryDirectory() as folder:
        return build(Project(laid(case, Path(folder)), today=date(2026, 11, 24)))


def page(case: str, path: str) -> str:
    """Return a page of a case; its markup, but for line ends, as one text."""
    (found,) = (each for each in site(case).pages if each.path == path)
    return str(found.body)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda each: each.name)
def test_check_says_of_a_case_what_is_right(folder: Path, tmp_path: Path, *, update: bool) -> None:
    found = checked(laid(folder.name, tmp_path / "project"))
    assert_reported(found, folder / "expected.txt", update=update)


def test_the_readme_tells_every_case() -> None:
    table = (OUTSIDE / "README.md").read_text("utf-8")
    told = set(re.findall(r"^\| `([\w-]+)` \|", table, re.MULTILINE))
    assert {each.name for each in FOLDERS} <= told
    assert told - {each.name for each in FOLDERS} == {"port-in-use"}


def test_the_projects_that_cases_are_laid_over_are_in_order(tmp_path: Path) -> None:
    write_site(tmp_path / "study", site_files(BEGINNING))
    assert not has_errors(checked(tmp_path / "study"))
    assert not has_errors(checked(SYNTHESIS))


def test_words_are_read_from_the_side_of_their_letters() -> None:
    finding = page("direction-and-language", "findings/example-finding.md")
    assert '<blockquote class="original" dir="auto" lang="ar">\n<p>أريد أن أستريح (اليوم).</p>' in finding
    assert '<h1 id="page-title" dir="auto">' in finding
    assert not re.search(r'<blockquote(?![^>]* dir="auto")', finding)


def test_the_bibliography_is_published_as_the_export_writes_it() -> None:
    files = site("raw-bibliography-published").files
    private = (OUTSIDE / "raw-bibliography-published" / "references" / "references.bib").read_text("utf-8")
    for field in ("file", "annote", "abstract"):
        (value,) = re.findall(rf"\b{field}\s*=\s*\{{([^}}]*)\}}", private)
        assert [name for name, content in files.items() if value.encode() in content] == []


def test_a_doi_with_a_second_slash_is_linked_as_it_is_registered() -> None:
    written = [page("doi-second-slash", each.path) for each in site("doi-second-slash").pages]
    assert not any("doi.org/10.1093/heapol%2F" in each for each in written)
    assert any('href="https://doi.org/10.1093/heapol/czw095"' in each for each in written)


def test_a_synthesis_of_studies_asks_what_the_studies_found() -> None:
    for path in ("index.md", "findings/index.md"):
        assert "What did the studies find?" in page("heading-says-the-study", path)
        assert "What did the study find?" not in page("heading-says-the-study", path)


def test_an_abbreviation_leaves_statements_and_titles_as_they_are_written() -> None:
    for each in site("abbreviation-rewrites-title").pages:
        assert "mobile health (mHealth)" not in str(each.body)


def test_a_filter_that_is_too_long_leaves_the_others() -> None:
    quotes = page("quotes-filters-vanish", "quotes.md")
    assert "<legend>Whose words</legend>" in quotes


def test_the_brief_holds_the_statements_of_ten_short_findings() -> None:
    brief = page("brief-titles-only", "brief.md")
    for number in range(10):
        assert f"Nurses shared phones in case phones-{number}{CIRCUMSTANCES}." in brief


def test_a_leftover_of_macos_is_no_record() -> None:
    assert not any("._" in each.path for each in site("left-by-macos").pages)
