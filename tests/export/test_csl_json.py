import json
import subprocess
from pathlib import Path

import pytest

from evidence_site.export.csl_json import to_csl_json
from evidence_site.load.bibliography import parse_bibliography
from evidence_site.load.text import TextFile
from export.csl import faults_of
from export.works import ARTICLE, CHAPTER, THESIS, WORKS
from installed import MODULES, node, npm_package

READER = Path(__file__).parent / "read_csl.mjs"
REAL = "test/valid/bibtex-biblatex-examples.bib"


def read_with_citation_js(text: str) -> list[dict[str, object]]:
    npm_package("@citation-js/core")
    done = subprocess.run(
        [node(), READER, MODULES], input=text, capture_output=True, check=True, text=True, encoding="utf-8"
    )
    read = json.loads(done.stdout)
    assert isinstance(read, list)
    return read


def test_an_article_is_an_item_of_csl() -> None:
    (item,) = json.loads(to_csl_json([ARTICLE]))
    assert item == {
        "id": "hall2021",
        "type": "article-journal",
        "author": [
            {"family": "Hall", "given": "Ada B."},
            {"family": "Berg", "given": "Jo", "non-dropping-particle": "van der", "suffix": "Jr"},
            {"literal": "Night Work and Trust"},
            {"literal": "others"},
        ],
        "issued": {"date-parts": [[2021, 3, 9]]},
        "accessed": {"date-parts": [[2026, 11, 24]]},
        "page": "279-284",
        "title": ARTICLE.title,
        "container-title": "Journal of Night & Day",
        "container-title-short": "J. Night & Day",
        "volume": "7",
        "issue": "Suppl 1",
        "publisher": "Fictional Press",
        "DOI": ARTICLE.doi,
        "PMID": "123",
        "PMCID": "PMC1",
        "URL": ARTICLE.url,
        "ISSN": "1234-5678",
        "language": "en-GB",
        "note": "Online <b>first</b>",
        "custom": {"licence": "CC BY 4.0"},
    }


def test_dates_may_be_ranges_guesses_and_seasons() -> None:
    chapter, thesis = json.loads(to_csl_json([CHAPTER, THESIS]))
    assert chapter["issued"] == {"date-parts": [[2017], [2019]], "circa": True}
    assert thesis["issued"] == {"date-parts": [[2020]], "season": 1}


@pytest.mark.npm
def test_every_item_is_what_the_specification_allows() -> None:
    real = parse_bibliography(TextFile("r.bib", (npm_package("bibtex-parse") / REAL).read_text("utf-8"))).references
    items = json.loads(to_csl_json([*WORKS, *real]))
    assert len(items) > 90
    faults = {item["id"]: faults for item in items if (faults := faults_of(item))}
    assert faults == {}


@pytest.mark.npm
def test_citation_js_gives_the_same_items_back() -> None:
    text = to_csl_json(WORKS)
    assert read_with_citation_js(text) == json.loads(text)
