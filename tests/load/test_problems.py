import re
from pathlib import Path

import pytest

from evidence_site.diagnostics import Fault
from evidence_site.load.problems import PROBLEMS
from evidence_site.rule import Rule
from load import fictional

EVERY = [pytest.param(each, id=f"{each.code}-{each.name}") for each in PROBLEMS]


def is_told(example: str) -> bool:
    """Tell whether an example cannot be written out, and is told in brackets instead."""
    return bool(re.match(r"# \S+\n# \(", example))


def codes(folder: Path, example: str) -> set[str]:
    first, _, rest = example.partition("\n")
    name = first.removeprefix("# ")
    has_comments = not name.endswith((".svg", ".txt", ".html"))
    content = example if has_comments else rest
    return {each.code for each in fictional.load(folder, {name: content}).diagnostics}


@pytest.mark.parametrize("problem", EVERY)
def test_the_example_of_a_problem_has_it_and_what_to_use_instead_has_not(
    problem: Rule[..., Fault], tmp_path: Path
) -> None:
    documentation = problem.documentation
    if not is_told(documentation.example):
        assert problem.code in codes(tmp_path / "example", documentation.example)
    assert problem.code not in codes(tmp_path / "instead", documentation.instead)


def test_only_these_problems_have_examples_that_cannot_be_written_out() -> None:
    told = {each.name for each in PROBLEMS if is_told(each.documentation.example)}
    assert told == {
        "oversized-file",
        "foreign-encoding",
        "tab-indentation",
        "too-many-parts",
        "overlong-value",
        "unreadable-private-text",
        "refused-private-folder",
    }


def test_codes_and_names_of_problems_are_unique() -> None:
    assert len({each.code for each in PROBLEMS}) == len({each.name for each in PROBLEMS}) == len(PROBLEMS)
