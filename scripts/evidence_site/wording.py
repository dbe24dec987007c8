"""The package's own words: fixed phrases, and the grammar of numbers, lists and dates. All else comes from records."""

from collections.abc import Iterable, Sequence
from datetime import date

from evidence_site.english import listed, plural
from evidence_site.model import MONTH_NAMES
from evidence_site.model.appraisal import Basis
from evidence_site.model.assessment import Concern, Confidence, RelevanceConcern
from evidence_site.model.finding import Contribution, OutcomeStatus, Relation, Status
from evidence_site.model.permission import PermissionBasis, PermissionScope
from evidence_site.model.publication import ContributorRole
from evidence_site.model.quote import Translator, Voice
from evidence_site.model.source import Verdict
from evidence_site.model.study import Participants, ParticipantUnit, Study
from evidence_site.model.synthesis import AuthorCheck, Synthesis

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
LONGEST_DESCRIPTION = 160

NOT_RECORDED = "Not recorded here"
CODED_BY_EDITORS = "Coded by the editors"

VOICES = {
    Voice.PARTICIPANT: "Participant",
    Voice.AUTHOR: "Authors' words",
    Voice.FIELD_NOTE: "Field note",
    Voice.DOCUMENT: "Document",
}
TRANSLATORS = {
    Translator.STUDY_AUTHORS: "the study's authors",
    Translator.EDITORS: "the editors of this site",
    Translator.MACHINE: "a machine",
}
PERMISSIONS = {
    PermissionBasis.PUBLISHED: "The source has published these words",
    PermissionBasis.PARTICIPANT: "The participant agreed that these words may be shown",
    PermissionBasis.ETHICS: "An ethics committee approved that these words are shown without the participant's consent",
}
PERMISSION_SCOPES = {
    PermissionScope.RESEARCH_REPORT: "in reports of the research",
    PermissionScope.OPEN_WEB: "on the open web",
    PermissionScope.OPEN_LICENCE: "under an open licence",
    PermissionScope.DATA_SHARING: "as shared research data",
}
VERDICTS = {
    Verdict.VERIFIED: "found in our copy of {text}",
    Verdict.MISPLACED: "in our copy of {text}, but not in the place named",
    Verdict.MISMATCH: "not found in our copy of {text}",
    Verdict.NOT_CHECKED: "not checked: we hold no copy of this source",
}
"""What was found out about the words of a quote, after whose words they are."""
OUTCOMES = {
    OutcomeStatus.REPORTED: "Reported by the authors",
    OutcomeStatus.STATED_AS_PURPOSE: "Stated by the authors as a purpose",
}
CONTRIBUTIONS = {
    Contribution.CONTRIBUTES: "Supports it",
    Contribution.CONTRADICTS: "Contradicts it",
    Contribution.QUALIFIES: "Qualifies it",
}
RELATIONS = {
    Relation.ELABORATES: ("This adds detail to", "Adds detail to this"),
    Relation.QUALIFIES: ("This qualifies", "Qualifies this"),
    Relation.CONTRADICTS: ("This contradicts", "Contradicts this"),
    Relation.PART_OF: ("This is part of", "Is part of this"),
}
"""How a finding relates to another: on the page of the first, and on that of the other."""
CONCERNS = {
    Concern.NO_OR_VERY_MINOR: "No or very minor concerns",
    Concern.MINOR: "Minor concerns",
    Concern.MODERATE: "Moderate concerns",
    Concern.SERIOUS: "Serious concerns",
}
RELEVANCE_KINDS = {
    RelevanceConcern.INDIRECT: "indirect relevance",
    RelevanceConcern.PARTIAL: "partial relevance",
    RelevanceConcern.UNCLEAR: "unclear relevance",
}
CONFIDENCES = {
    Confidence.HIGH: "High confidence",
    Confidence.MODERATE: "Moderate confidence",
    Confidence.LOW: "Low confidence",
    Confidence.VERY_LOW: "Very low confidence",
}
STATES = {Status.WITHDRAWN: "Withdrawn", Status.SUPERSEDED: "Superseded"}
"""What is said before the title of a finding that no longer stands."""
BANNERS = {
    Status.WITHDRAWN: "This was withdrawn. Do not rely on it.",
    Status.SUPERSEDED: "This is out of date. Another page has taken its place.",
}
UNITS = {
    ParticipantUnit.PEOPLE: "{group}",
    ParticipantUnit.INTERVIEWS: "interviews with {group}",
    ParticipantUnit.FOCUS_GROUPS: "focus groups with {group}",
    ParticipantUnit.OBSERVATION_HOURS: "hours of watching {group}",
    ParticipantUnit.OBSERVATIONS: "occasions of watching {group}",
    ParticipantUnit.DOCUMENTS: "documents by or about {group}",
}
AUTHOR_CHECKS = {
    AuthorCheck.NOT_RECORDED: "It is not recorded whether {authors} have checked this site.",
    AuthorCheck.NOT_ASKED: "{authors} were not asked to check this site.",
    AuthorCheck.ASKED: "{authors} were asked to check this site, and have not answered.",
    AuthorCheck.CONFIRMED: "{authors} have checked this site and confirmed that it is fair.",
}
ROLES = {
    ContributorRole.CONCEPTUALIZATION: "Conceptualization",
    ContributorRole.DATA_CURATION: "Data curation",
    ContributorRole.FORMAL_ANALYSIS: "Formal analysis",
    ContributorRole.FUNDING_ACQUISITION: "Funding acquisition",
    ContributorRole.INVESTIGATION: "Investigation",
    ContributorRole.METHODOLOGY: "Methodology",
    ContributorRole.PROJECT_ADMINISTRATION: "Project administration",
    ContributorRole.RESOURCES: "Resources",
    ContributorRole.SOFTWARE: "Software",
    ContributorRole.SUPERVISION: "Supervision",
    ContributorRole.VALIDATION: "Validation",
    ContributorRole.VISUALIZATION: "Visualization",
    ContributorRole.WRITING: "Writing \N{EN DASH} original draft",
    ContributorRole.EDITING: "Writing \N{EN DASH} review & editing",
}
"""The terms of CRediT, which are spelt so in every country: https://credit.niso.org."""
BASES = {Basis.ABSTRACT: "The abstract only", Basis.FULL_TEXT: "The full text"}


def author_check(synthesis: Synthesis) -> str:
    """Return a sentence on whether the authors of the included studies have checked the site."""
    authors = "the authors of the study" if synthesis.is_single_study else "the authors of the studies"
    return capitalised(AUTHOR_CHECKS[synthesis.author_check].format(authors=authors))


def number(n: int) -> str:
    """Return a number as a word up to nine, and in figures above."""
    return NUMBERS[n] if 0 < n < len(NUMBERS) else str(n)


def counted(n: int, one: str, many: str = "") -> str:
    """Return a number with its noun: `one study`, `12 studies`."""
    return f"{number(n)} {plural(n, one, many)}"


def all_of(n: int, many: str) -> str:
    """Return a phrase for all of some things: `All four crafts`, `Both crafts`."""
    return {1: f"All {many}", 2: f"Both {many}"}.get(n, f"All {number(n)} {many}")


def capitalised(text: str) -> str:
    """Return a text with its first letter in upper case and the rest unchanged."""
    return text[:1].upper() + text[1:]


def uncapitalised(text: str) -> str:
    """Return a text with its first letter in lower case, unless it begins with an abbreviation: `ICU nurses`."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def sentence(text: str) -> str:
    """Return a text that ends in a full stop, unless it already ends a sentence."""
    return text if text.endswith((".", "?", "!", ".”", "?”", "!”", '."', '?"', '!"')) else f"{text}."


def day(when: date) -> str:
    """Return a date in words, whatever the locale: `24 November 2026`."""
    return f"{when.day} {MONTH_NAMES[when.month - 1]} {when.year}"


def years(first: str | None, last: str | None) -> str:
    """Return a span of years or months, `2029 to 2031` or `March 2018 to June 2019`, as far as its ends are known."""
    return " to ".join(dict.fromkeys(map(_month, filter(None, (first, last)))))


def _month(when: str) -> str:
    """Return a year or a month in words: `2018`, or `March 2018` for `2018-03`."""
    year, _, month = when.partition("-")
    return f"{MONTH_NAMES[int(month) - 1]} {year}" if month else year


def participants(groups: Iterable[Participants]) -> str:
    """Return who took part as a part of a sentence: `12 bakers and 5 focus groups with bakers`."""
    return listed([f"{each.n} {UNITS[each.unit].format(group=each.group)}" for each in groups])


def description(text: str) -> str:
    """Shorten plain text to a page's description of at most 160 characters, cut between two words."""
    text = " ".join(text.split())
    if len(text) <= LONGEST_DESCRIPTION:
        return text
    cut = text[:LONGEST_DESCRIPTION]
    return (cut[: cut.rfind(" ")] if " " in cut else cut[:-1]).rstrip(" ,;:\u2013-") + "…"


def of_this_kind(studies: int) -> str:
    """Return the beginning of a sentence on what such studies cannot do: `A study of this kind is`."""
    return "A study of this kind is" if studies == 1 else "Studies of this kind are"


def source_noun(studies: Iterable[Study]) -> str:
    """Return what was read, as the subject of a sentence: `the abstract`, `the full text` or `the sources`."""
    bases = [each.basis for each in studies]
    if len(bases) != 1:
        return "the sources"
    return "the abstract" if bases[0] is Basis.ABSTRACT else "the full text"


def basis_sentence(studies: Sequence[Study]) -> str:
    """Return a sentence on which texts the site is based on: `From the abstract only.`."""
    abstracts = sum(each.basis is Basis.ABSTRACT for each in studies)
    if not abstracts:
        return "From the full text." if len(studies) == 1 else "From the full texts."
    if abstracts == len(studies):
        return "From the abstract only." if len(studies) == 1 else "From the abstracts only."
    full = counted(len(studies) - abstracts, "study", "studies")
    return f"From the full text of {full}, and from the abstract only of {number(abstracts)}."
