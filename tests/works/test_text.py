"""Quotation marks, apostrophes and capitals, as the reference list sets them."""
# ruff: noqa: RUF001 - typographic marks are what is tested

import pytest

from evidence_site.model.rich_text import Run
from evidence_site.works.text import journal_with_capitals, rich, typeset


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("'You can': nurses' views of \"care\"", "‘You can’: nurses’ views of “care”"),
        ("\"We're here\": 'home'", "“We’re here”: ‘home’"),
        ('The ("night") shift—"ours"', "The (“night”) shift—“ours”"),
        ("\"'It hurts,' she said\"", "“‘It hurts,’ she said”"),
        ("non-'expert' views", "non-‘expert’ views"),
        ("Nurses' and doctors' views", "Nurses’ and doctors’ views"),
        ("Rock 'n' roll in the '90s", "Rock ’n’ roll in the ’90s"),
        ("'Til morning: the nurses' ward", "’Til morning: the nurses’ ward"),
        ('"Pre-", "post-" care', "“Pre-”, “post-” care"),
        ('A 6" tube', 'A 6" tube'),
        ('"Never closed', '"Never closed'),
        ("“Curly” and ‘single’", "“Curly” and ‘single’"),
        ("' alone", "' alone"),
        ("", ""),
    ],
)
def test_straight_marks_are_set_as_they_are_meant(written: str, expected: str) -> None:
    assert typeset(written) == expected
    assert len(typeset(written)) == len(written)


def test_a_quotation_may_open_and_close_in_different_runs() -> None:
    made = rich("\"The <i>care</i>\" of <b>'us'</b>")
    assert made
    assert made.runs == (Run("“The "), Run("care", ("i",)), Run("” of "), Run("‘us’", ("b",)))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("International journal of public health", "International Journal of Public Health"),
        ("BMJ quality & safety", "BMJ Quality & Safety"),
        ("eLife", "eLife"),
        ("Revista de saúde pública", "Revista de Saúde Pública"),
        ("Zeitschrift für Soziologie", "Zeitschrift für Soziologie"),
        ("Annals of <i>in vitro</i> studies", "Annals of <i>in Vitro</i> Studies"),
        ('Notes of <span class="nocase">the pH</span> lab', 'Notes of <span class="nocase">the pH</span> Lab'),
    ],
)
def test_the_name_of_a_journal_is_in_title_case(written: str, expected: str) -> None:
    assert journal_with_capitals(written) == expected
