"""Faults as review teams make them, planted one at a time in the whole synthesis of `golden/night-bakery`.

Each is told once, at its place, by the codes named here and by no other: two messages for one fault send people to
mend what is not broken.
"""

import re
import shutil
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from evidence_site.checking import Examined, examine
from evidence_site.diagnostics import Diagnostic
from evidence_site.project import Project

FLOW = re.compile(r"(?ms)^flow:.*?(?=^\w)")
CRUST = "You hear the crust before you see it."
SAID = re.compile(r"(?s)(summary: >-\n)(.*?basis: published-in-source)")
"""A summary, and the quote below it up to its permission."""
GOLDEN = Path(__file__).parents[1] / "golden" / "night-bakery"
SITE = "findings/synthesis.yml"
CARDS = "findings/cards-remind.yml"
WATCHING = "findings/watching-first.yml"
EAR = "findings/learning-by-ear.yml"
TURNS = "findings/resting-in-turns.yml"
BREAD = "findings/bread-as-greeting.yml"
FERRY = "references/studies/ferry-bakers.yml"
BARGES = "references/studies/river-barges.yml"


class Slip(NamedTuple):
    """A slip: the file, the words that stand there, those written in their place, and the codes that tell of it."""

    file: str
    old: str | re.Pattern[str]
    new: str
    codes: str
    tells: str = ""
    """Words that the message, or its cure, must hold for somebody to mend the record from them alone."""


SLIPS = {
    "wrong sum in the flow": Slip(
        SITE, "records_screened: 72", "records_screened: 75", "FLO001", "(`records_screened`)"
    ),
    "reasons for exclusion that do not add up": Slip(SITE, "by day, n: 4", "by day, n: 5", "FLO001"),
    "study that the flow does not count": Slip(
        SITE, "sampled: 12\n    not_sampled: 5", "sampled: 11\n    not_sampled: 6", "FLO004"
    ),
    "record lost between screening and reports": Slip(SITE, "records_excluded: 49", "records_excluded: 48", "FLO002"),
    "number of the flow as a text": Slip(SITE, "duplicates: 21", "duplicates: about 20", "FLD007"),
    "flow as a text": Slip(SITE, FLOW, "flow: 96 records were found, and 12 studies kept.\n", "FLD007"),
    "search dated after today": Slip(SITE, "    date: 2026-02-20", "    date: 2027-02-20", "DAT010"),
    "search older than the last": Slip(SITE, "searches_to: 2026-03-01", "searches_to: 2025-03-01", "DAT009"),
    "decision on an included study": Slip(
        SITE, 'study: "Quince 2012, A history of the bun"', "ref: salm2022", "MET002"
    ),
    "decision with an unknown key": Slip(SITE, "ref: perhaps2025", "ref: perhaps2052", "REF001"),
    "decision without reason": Slip(
        SITE, "    stage: full-text\n    reason: The bakers worked by day.\n", "    stage: full-text\n", "FLD001"
    ),
    "decision with an unknown status": Slip(SITE, "status: awaiting", "status: waiting", "FLD004"),
    "decision with an unknown stage": Slip(SITE, "stage: title-and-abstract", "stage: abstract", "FLD004"),
    "study decided on twice": Slip(
        SITE, '  - study: "Tuck & Sons 2020, Annual report"', '  - study: "Ålund 2017, Rolls at noon"', "MET003"
    ),
    "included study with no record": Slip(SITE, "  - hill-ovens\n", "  - hill-oven\n", "REF002"),
    "study left out of the included ones": Slip(SITE, "  - hill-ovens\n", "", "REF011"),
    "theme misspelt": Slip(EAR, "theme: by-the-body", "theme: by-the-bodies", "THM001"),
    "theme in a circle": Slip(
        SITE, "    title: Learning the trade\n", "    title: Learning the trade\n    parent: by-the-body\n", "THM002"
    ),
    "theme without findings": Slip(
        SITE, "  - id: crew\n", "  - id: sleep\n    title: Sleep by day\n  - id: crew\n", "THM004"
    ),
    "finding without a theme": Slip(EAR, "theme: by-the-body\n", "", "THM005"),
    "ORCID iD with a wrong digit": Slip(SITE, "0000-0002-1825-0097", "0000-0002-1825-0087", "FLD007"),
    "ORCID iD without hyphens": Slip(SITE, "0000-0002-1825-0097", "0000000218250097", "FLD007"),
    "ORCID iD of somebody else": Slip(SITE, "0000-0001-5109-3700", "0000-0002-1825-0097", "REF040"),
    "author of an unknown study": Slip(
        SITE, "author_of: [harbour-bakeries]", "author_of: [vandermol2021]", "REF041", "did you mean `harbour-bakeries`"
    ),
    "unknown role of an author": Slip(
        SITE, "roles: [formal-analysis, validation]", "roles: [analysis, validation]", "FLD004"
    ),
    "registration on another site": Slip(
        SITE, "registry: Register of Imaginary Reviews", "registry: PROSPERO", "REF042"
    ),
    "DOI that is none": Slip(SITE, "doi: 10.5555/nightbakery.2026.2", "doi: nightbakery.2026.2", "FLD007"),
    "version without quotation marks": Slip(SITE, 'version: "2.0"', "version: 2.0", ""),
    "basis of a gap": Slip(SITE, "basis: not-found", "basis: no-evidence", "FLD004"),
    "gap that says no evidence": Slip(
        SITE, "text: Bakers at sea", "text: There is no evidence on bakers at sea", "MET006"
    ),
    "checklist item with both": Slip(
        SITE, '"2": { where: methods/ }', '"2": { where: methods/, not_applicable: No }', "MET010"
    ),
    "checklist item with neither": Slip(SITE, '"2": { where: methods/ }', '"2": {}', "MET010"),
    "checklist item that is none": Slip(SITE, '"21": { where: findings/ }', '"22": { where: findings/ }', "MET012"),
    "checklist item on no page": Slip(SITE, '"21": { where: findings/ }', '"21": { where: results/ }', "MET013"),
    "line of argument on a withdrawn finding": Slip(
        SITE, "based_on: [quiet-houses, the-way-home]", "based_on: [quiet-houses, ghost-oven]", "MET004"
    ),
    "line of argument on an unknown finding": Slip(
        SITE, "based_on: [quiet-houses, the-way-home]", "based_on: [quiet-house, the-way-home]", "REF003"
    ),
    "unknown tool": Slip(FERRY, "tool: night-work", "tool: casp", "APP020"),
    "unknown item of a tool": Slip(FERRY, "      sample: { judg", "      sampling: { judg", "APP021"),
    "item of a tool without an answer": Slip(FERRY, '      consent: { judgement: "Yes" }\n', "", "APP023"),
    "judgement not of the tool": Slip(FERRY, "sample: { judgement: Partly", "sample: { judgement: Partially", "APP022"),
    "judgement of yes without quotes": Slip(FERRY, 'consent: { judgement: "Yes" }', "consent: { judgement: Yes }", ""),
    "unknown column": Slip(FERRY, "  voices: Bakers", "  voice: Bakers", "REF030"),
    "two studies with one label": Slip(
        FERRY, "reports: [lindqvael2016]", "label: Marchetto 2019 (station)\nreports: [lindqvael2016]", "REF031"
    ),
    "facet value that is unknown": Slip(EAR, "place: [towns]", "place: [town]", "REF006"),
    "facet that is unknown": Slip(EAR, "place: [towns]", "places: [towns]", "REF004"),
    "facet of studies in a finding's evidence": Slip(EAR, "place: [towns]", "bakery: [small bakery]", "REF005"),
    "contradicting data without a note": Slip(
        CARDS,
        "    note: In the factory, line workers followed the card and said that it had taught them.\n",
        "",
        "APP005",
    ),
    "evidence from a study that is not included": Slip(
        EAR, "  - study: mill-town-crews", "  - study: mill-town-crew", "REF002"
    ),
    "evidence named by the key of its report": Slip(
        EAR, "  - study: mill-town-crews", "  - study: guild2022", "REF002", "did you mean `mill-town-crews`"
    ),
    "statement changed since it was assessed": Slip(
        EAR,
        "\nstatement: Night bakers learn to judge a loaf by its sound",
        "\nstatement: Night bakers learn to judge a loaf and a crust by its sound",
        "APP003",
    ),
    "high confidence with a serious concern": Slip(
        CARDS, "  coherence:\n    concern: minor", "  coherence:\n    concern: serious", "APP006"
    ),
    "concern without reason": Slip(
        EAR, "    explanation: Two studies, and rich words from only one of them.\n", "", "APP002", "`adequacy: {"
    ),
    "sentence left when the level of concern was lowered": Slip(
        EAR,
        "explanation: Two studies, and rich",
        "explanation: Serious concerns regarding adequacy because of two studies, and rich",
        "APP010",
    ),
    "level of concern in other words": Slip(EAR, "concern: moderate", "concern: Moderate concerns", "FLD004"),
    "level of confidence in other words": Slip(
        EAR, "confidence: moderate", "confidence: Moderate confidence", "FLD004"
    ),
    "component left out": Slip(EAR, "  coherence:\n    concern: no-or-very-minor\n", "", "FLD001"),
    "assessment by nobody": Slip(EAR, "assessed_by: [Ines Fiction, Paul Pretend]", "assessed_by: []", "FLD005"),
    "kind of relevance without a concern": Slip(
        EAR,
        "  relevance:\n    concern: no-or-very-minor",
        "  relevance:\n    concern: no-or-very-minor\n    kind: [partial]",
        "APP007",
    ),
    "old name: appraisal": Slip(FERRY, "appraisals:\n", "appraisal:\n", "FLD002"),
    "old name: ethics": Slip(FERRY, "ethics_approval: A comm", "ethics: A comm", "FLD002"),
    "old name: consent": Slip(
        EAR,
        "    permission:\n      basis: published-in-source\n      private_reference: Methods, last sentence\n",
        "    consent:\n      basis: published-in-source\n      reference: Methods, last sentence\n",
        "FLD002",
    ),
    "old name: excluded": Slip(SITE, "study_decisions:\n", "excluded:\n", "FLD002"),
    "old name: method": Slip(SITE, "synthesis_method:\n", "method:\n", "FLD002"),
    "old name: search": Slip(SITE, "\nsearches:\n", "\nsearch:\n", "FLD002"),
    "old name: country": Slip(FERRY, "countries: [Tarn Isles]", "country: Tarn Isles", "FLD002"),
    "old name: author_checked": Slip(SITE, "author_check: confirmed", "author_checked: true", "FLD002"),
    "private reference beside the permission": Slip(
        EAR,
        "    permission:\n      basis: published-in-source\n      private_reference: Methods, last sentence\n",
        "    permission:\n      basis: published-in-source\n    private_reference: Methods, last sentence\n",
        "FLD002",
        "below `permission`",
    ),
    "permission that leaves out the web": Slip(
        BREAD, "scope: [research-report, open-web, open-licence]", "scope: [research-report]", "QUO030"
    ),
    "permission that leaves out the licence": Slip(
        BREAD, "scope: [research-report, open-web, open-licence]", "scope: [research-report, open-web]", "QUO031"
    ),
    "permission withdrawn, its words in the summary": Slip(
        EAR, SAID, rf"\1  {CRUST}\n\2\n      withdrawn: 2026-06-01", "QUO033"
    ),
    "effect in a finding": Slip(EAR, "\nactivity: List", "\nrelative_risk: 0.8\nactivity: List", "FLD020"),
    "finding not in the order": Slip(SITE, "  - quiet-houses\n  - the", "  - the", "REF009"),
    "note on two words of a colon": Slip(BREAD, "    note: There, an older", "    note: There: an older", "YML013"),
}


def examined(root: Path, last: Examined | None = None) -> Examined:
    return examine(Project(root, today=date(2026, 11, 24)), advice=True, last=last)


def counted(found: Iterable[Diagnostic]) -> Counter[tuple[str, str]]:
    return Counter((each.code, each.location.file) for each in found)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("team") / "night-bakery"
    shutil.copytree(GOLDEN, root, ignore=shutil.ignore_patterns("expected"))
    return root


@pytest.fixture(scope="module")
def before(copy: Path) -> Examined:
    return examined(copy)


def spoilt(text: str, slip: Slip) -> str:
    """Return a record with a slip in it."""
    if isinstance(slip.old, str):
        assert slip.old in text, "the words to spoil are gone from the golden synthesis: choose others"
        return text.replace(slip.old, slip.new, 1)
    return slip.old.sub(slip.new, text, count=1)


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_once_in_words_that_mend_it(slip: Slip, copy: Path, before: Examined) -> None:
    file = copy / slip.file
    whole = file.read_text("utf-8")
    spoiled = spoilt(whole, slip)
    assert spoiled != whole
    try:
        file.write_text(spoiled, "utf-8")
        found = examined(copy, before).diagnostics
    finally:
        file.write_text(whole, "utf-8")
    new = counted(found) - counted(before.diagnostics)
    assert " ".join(code for code, _ in new.elements()) == slip.codes
    said = " ".join(f"{each.fault.message} {each.fault.help}" for each in found if each.code in slip.codes)
    assert slip.tells in said
    assert all(each.fault.help for each in found if each.code in slip.codes)
