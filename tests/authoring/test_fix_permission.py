"""What earlier versions called `consent` becomes `permission`, wherever nothing is to be decided."""

from collections.abc import Sequence

import pytest

from evidence_site.authoring.fix import fix_record
from evidence_site.authoring.fix_permission import name_permission
from evidence_site.diagnostics import Diagnostic
from evidence_site.load.records import read_record
from evidence_site.load.text import TextFile
from evidence_site.model import Finding

QUOTE = "quotes:\n  - text: So it was.\n    source: okafor2021\n    voice: participant\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "    consent:\n      basis: participant-consent # asked\n      reference: Form 7\n",
            "    permission:\n      basis: participant-consent # asked\n      private_reference: Form 7\n",
        ),
        ("    consent: {basis: ethics-waiver}\n", "    permission: {basis: ethics-approval-without-consent}\n"),
    ],
)
def test_the_old_names_become_those_of_today(before: str, after: str) -> None:
    assert name_permission(QUOTE + before) == QUOTE + after
    fixed = fix_record((QUOTE + before).encode(), Finding)
    assert fixed.content.decode() == QUOTE + after
    assert fixed.done == ("made `consent` of quotes their `permission`",)


@pytest.mark.parametrize(
    "written",
    [
        "    consent:\n      basis: participant-consent\n    permission:\n      basis: published-in-source\n",
        "    consent:\n      basis: participant-consent\n      withdrawn: 2026-01-01\n",
        "    consent: yes\n",
    ],
)
def test_what_its_author_must_decide_stays(written: str) -> None:
    assert name_permission(QUOTE + written) == QUOTE + written


def texts(found: Sequence[Diagnostic]) -> list[tuple[str, str]]:
    return [(each.fault.message, each.fault.help) for each in found]


def test_the_check_tells_what_the_old_names_are_now() -> None:
    written = f"{QUOTE}    consent:\n      basis: ethics-waiver\n"
    _, found = read_record(TextFile("findings/x.yml", written), Finding, "x")
    assert ("there is no field `consent` here", "did you mean `permission`?") in texts(found)
    written = f"{QUOTE}    permission:\n      basis: ethics-waiver\n      reference: Form 7\n"
    _, found = read_record(TextFile("findings/x.yml", written), Finding, "x")
    told = texts(found)
    assert ("there is no field `reference` here", "did you mean `private_reference`?") in told
    assert any("ethics-approval-without-consent" in help_ for _, help_ in told)
