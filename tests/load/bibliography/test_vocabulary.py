"""What BibTeX calls things has one meaning each, so that what is written is read back as the same."""

from collections.abc import Mapping, Sequence

import pytest

from evidence_site.load.bibliography.vocabulary import LANGUAGE_NAMES, TYPES, TYPES_IN_BIBTEX


@pytest.mark.parametrize("meanings", [TYPES_IN_BIBTEX, LANGUAGE_NAMES], ids=["types", "languages"])
def test_no_name_has_two_meanings(meanings: Mapping[str, Sequence[str]]) -> None:
    names = [name for each in meanings.values() for name in each]
    assert sorted(names) == sorted(set(names))


def test_the_types_that_we_write_are_those_that_bibtex_has() -> None:
    written = {csl: names[0] for csl, names in TYPES_IN_BIBTEX.items()}
    assert {TYPES[each] for each in written.values()} == set(written)
    assert (written["chapter"], written["paper-conference"], written["report"], written["webpage"]) == (
        "incollection",
        "inproceedings",
        "techreport",
        "online",
    )
