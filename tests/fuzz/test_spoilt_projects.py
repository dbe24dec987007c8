"""Whatever a project holds, it is read or refused: no traceback, but plain words at a place that is there."""

from pathlib import Path

import pytest

from fuzz.inputs import BASES, NEW, base_files, make_input, seeds
from fuzz.trial import restore, run_trial

SEED = "same"
CHUNKS = 6
EACH = 50


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_no_spoilt_project_makes_a_traceback(chunk: int, tmp_path: Path) -> None:
    for base in BASES:
        restore(tmp_path / base, base_files(base))
    for number in range(chunk * EACH, chunk * EACH + EACH):
        tried = make_input(SEED, number)
        try:
            run_trial(tried, tmp_path / tried.base, reports=number % 4 == 0, mends=number % 20 == 0)
        except Exception as error:
            error.add_note(f"make fuzz SEED={SEED} ONLY={number}")
            raise


def test_the_same_number_makes_the_same_input() -> None:
    assert make_input("a", 1) == make_input("a", 1)
    assert len({str(make_input("a", number).files) for number in range(50)}) == 50


def test_there_are_seeds_of_every_kind_of_file() -> None:
    assert {kind for kind, contents in seeds().items() if contents} == set(NEW)
