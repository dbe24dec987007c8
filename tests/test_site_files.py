"""Files of a site that are no pages: references for other programs, and CITATION.cff."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from evidence_site.model import Corpus, PartialDate, PersonName
from evidence_site.project import Project
from evidence_site.site_files import citation_file, export_files
from export.works import WORKS
from pages.bakery import REFERENCE, corpus
from sections.test_authorship import CARBERRY, PUBLISHED


def written(of: Corpus, **project: Any) -> Any:
    return yaml.safe_load(citation_file(of, Project(Path("bakery"), **project))["CITATION.cff"])


def test_a_site_of_one_study_asks_to_cite_its_article() -> None:
    assert written(corpus(), address="https://e.org/") == {
        "cff-version": "1.2.0",
        "message": "Cite the original study, not only this site.",
        "type": "dataset",
        "title": "Bread at night",
        "abstract": "By touch, and by the radio.",
        "authors": [{"name": "B. Bun"}, {"name": "C. Cob"}],
        "date-released": "2031-03-04",
        "license-url": "https://creativecommons.org/licenses/by/4.0/",
        "url": "https://e.org/",
        "preferred-citation": {
            "type": "article",
            "title": "How do bakers work at night?",
            "authors": [
                {"family-names": "Crumb", "given-names": "Ada B."},
                {"family-names": "Loaf", "given-names": "Jean-Luc", "name-particle": "van"},
            ],
            "year": 2031,
            "journal": "Journal of Bread",
            "volume": "7",
            "issue": "4",
            "start": "279",
            "end": "284",
            "doi": "10.1234/bread-1",
            "url": "https://journal.example.org/bread?a=1",
        },
    }


def test_a_synthesis_refers_to_each_of_its_studies() -> None:
    made = written(corpus(type="evidence-synthesis"))
    assert "preferred-citation" not in made
    assert [each["title"] for each in made["references"]] == ["How do bakers work at night?"]
    assert made["message"] == "Cite the original studies, not only this site."


def test_a_published_synthesis_is_cited_by_its_authors_version_and_doi() -> None:
    made = written(corpus(**PUBLISHED))
    ines = {
        "family-names": "Fiction",
        "given-names": "Ines",
        "affiliation": "University of Night",
        "orcid": f"https://orcid.org/{CARBERRY}",
    }
    assert made["authors"] == [ines, {"name": "Paul Pretend"}]
    assert made["contact"] == [ines]
    assert (made["doi"], made["version"], made["date-released"]) == ("10.5555/night.7", "2.0", "2031-04-05")


def test_a_doi_that_the_format_does_not_know_is_left_out() -> None:
    made = written(corpus(published={"doi": "10.1002/(sici)1<1::aid>2.0", "date": "2031-04-05"}))
    assert "doi" not in made
    assert made["date-released"] == "2031-04-05"


def test_any_work_can_be_the_original() -> None:
    report = REFERENCE.model_copy(
        update={
            "type": "report",
            "author": (PersonName(literal='Bread "Board"\n# x: {y}'),),
            "issued": PartialDate(year=2031, month=2),
            "publisher": "Crust",
            "container_title": "",
        }
    )
    work = written(corpus(references=(report,)))["preferred-citation"]
    assert work["type"] == "report"
    assert work["authors"] == [{"name": 'Bread "Board"\n# x: {y}'}]
    assert (work["month"], work["publisher"]) == (2, {"name": "Crust"})
    nobody = REFERENCE.model_copy(update={"author": (), "issued": None, "type": "graphic"})
    work = written(corpus(references=(nobody,)))["preferred-citation"]
    assert (work["type"], work["authors"], "year" in work) == ("generic", [{"name": "Anonymous"}], False)


def test_without_a_synthesis_there_is_nothing_to_cite() -> None:
    with pytest.raises(ValueError, match="nothing to cite"):
        citation_file(Corpus(), Project(Path("bakery")))


def test_the_library_and_each_entry_are_files_in_each_format() -> None:
    files = export_files(WORKS)
    assert sorted(files) == [
        *(f"references/entries/a~3ab~2fc.d.{ending}" for ending in ("bib", "json", "ris")),
        *(f"references/entries/hall2021.{ending}" for ending in ("bib", "json", "ris")),
        *(f"references/entries/obrien2020.{ending}" for ending in ("bib", "json", "ris")),
        *(f"references/library.{ending}" for ending in ("bib", "json", "ris")),
    ]
    assert files["references/library.bib"].count(b"@") == 3
    assert files["references/entries/a~3ab~2fc.d.bib"].startswith(b"@incollection{a:b/c.d,\n")


def test_without_references_there_is_no_file() -> None:
    assert export_files([]) == {}


def test_every_format_is_the_same_on_every_run() -> None:
    assert export_files(WORKS) == export_files(WORKS)
