"""The faults of links: the examples of their documentation are files of a small site."""

import re
from pathlib import Path

import pytest

from evidence_site import link_faults
from evidence_site.diagnostics import Fault
from evidence_site.link_faults import LINK_FAULTS
from evidence_site.links.inside import MOST_PAGES, check_site
from evidence_site.rule import Rule

OWN = "https://night.example.org/study/"
FILES = {
    "index.html": f'<link rel="canonical" href="{OWN}">',
    "about/index.html": f'<link rel="canonical" href="{OWN}about/">',
    "findings/local-trust/index.html": f'<link rel="canonical" href="{OWN}findings/local-trust/"><p id="quote-1">',
    "assets/ward.svg": "<svg/>",
    "references/library.bib": "",
}


def lay(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def codes(folder: Path, example: str) -> set[str]:
    name = re.match(r"# site/(\S+)\n", example)
    assert name
    site = lay(folder, {**FILES, name[1]: example.removeprefix(name[0])})
    (site / "data.csv").symlink_to("index.html")
    return {each.code for each in check_site(site).diagnostics}


@pytest.mark.parametrize("rule", LINK_FAULTS, ids=lambda each: each.code)
def test_the_example_of_a_fault_has_it_and_what_to_use_instead_is_in_order(
    rule: Rule[..., Fault], tmp_path: Path
) -> None:
    assert codes(tmp_path / "example", rule.documentation.example) == {rule.code}
    assert codes(tmp_path / "instead", rule.documentation.instead) == set()


def test_every_fault_of_the_module_is_listed_in_the_order_of_its_code() -> None:
    defined = [each for each in vars(link_faults).values() if isinstance(each, Rule)]
    assert sorted(defined, key=lambda each: each.code) == list(LINK_FAULTS)


CURES = {
    "findings/local-trsut/": "did you mean `findings/local-trust/`?",
    "findings/local-trust.html": "did you mean `findings/local-trust/`?",
    "local-trust.md": "did you mean `findings/local-trust/`?",
    "local-trust/": "did you mean `findings/local-trust/`?",
    "findings/local-trust/#qoute-1": "did you mean `#quote-1`?",
    "nothing/like/it/": "mend the address, or take the link away",
}


@pytest.mark.parametrize(("address", "cure"), CURES.items(), ids=CURES)
def test_what_was_probably_meant_is_offered(address: str, cure: str, tmp_path: Path) -> None:
    site = lay(tmp_path, {**FILES, "index.html": f'<a href="{address}">There</a>'})
    (told,) = check_site(site).diagnostics
    assert told.fault.help == cure


@pytest.mark.parametrize(("pages", "reported"), [(MOST_PAGES, MOST_PAGES), (MOST_PAGES + 1, 1)])
def test_a_fault_on_many_pages_is_reported_once_and_on_few_at_each(pages: int, reported: int, tmp_path: Path) -> None:
    site = lay(tmp_path, {f"page-{number}.html": '<a href="gone/">There</a>' for number in range(pages)})
    found = check_site(site).diagnostics
    assert len(found) == reported
    assert {"The same stands 3 times more" in each.fault.notes[-1] for each in found} == {reported == 1}
