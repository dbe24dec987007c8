"""What the words of a record must be like, as far as that can be decided without judging them."""

import re
import unicodedata
from collections.abc import Iterator

from evidence_site.diagnostics import Fault, Severity
from evidence_site.model import Corpus, Finding
from evidence_site.model.finding import OutcomeStatus
from evidence_site.rule import Place, Violation, rule
from evidence_site.rules.places import in_finding, in_study, in_synthesis

UNWRITTEN = "Write here: "
"""Begins a value that `evidence-site new` leaves to the author, followed by what to write."""
_LONGEST_ANSWER = 40
_LONGEST_STATEMENT = 60
_LONGEST_SUMMARY = 120
_SENTENCE_ENDS = tuple(".!?\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964")
_CLOSING = {"Pe", "Pf", "Pi"}
_SEVERAL_COUNTRIES = re.compile(r"\s(?:and|&)\s|[;/,]", re.IGNORECASE)
_AFTER_A_COMMA = re.compile(r"\b(?:of|UK|USA|United Kingdom|United States|China)\b", re.IGNORECASE)
"""What shows that the commas before it stand within one name: `Korea, Republic of`."""
_ONE_COUNTRY = re.compile(
    r"Trinidad|Bosnia|Antigua|Kitts|Vincent|S[aã]o Tom[eé]|Turks|Wallis|Svalbard|Heard|South Georgia|Miquelon"
    r"|Tristan da Cunha|Great Britain and Northern Ireland|Jammu",
    re.IGNORECASE,
)
"""What the names of countries and territories with an `and` have in common with no others."""


@rule("TXT001", suppressible=True)
def long_short_answer(corpus: Corpus) -> Iterator[Violation]:
    """The short answer is longer than 40 words.

    Why it matters:
    Many readers read nothing else. What does not fit is better said by the findings.

    Example:
    # findings/synthesis.yml
    short_answer: >-
      In this study, night staff came to trust colleagues who stayed after a hard shift, and teams that shared their
      breaks passed on news sooner, and when the authors asked them what they made of it, they said that this also made
      handovers shorter.

    Use instead:
    # findings/synthesis.yml
    short_answer: Night staff came to trust colleagues who stayed; teams that shared their breaks passed on news sooner.
    """
    words = len(corpus.synthesis.short_answer.split()) if corpus.synthesis else 0
    if words > _LONGEST_ANSWER:
        fault = Fault(f"the short answer has {words} words", f"cut it to {_LONGEST_ANSWER}")
        yield Violation(in_synthesis("short_answer"), fault)


@rule("TXT002", suppressible=True)
def unfinished_statement(corpus: Corpus) -> Iterator[Violation]:
    """A statement does not end as a sentence does.

    Why it matters:
    The statement is the claim: one whole sentence that can be quoted, checked and assessed. A few words that name the
    finding are its title.

    Example:
    # findings/shared-time.yml
    statement: Shared breaks

    Use instead:
    # findings/shared-time.yml
    statement: Teams that shared their breaks passed on news sooner.
    """
    for finding in corpus.findings:
        if not _ends_as_sentence(finding.statement):
            cure = "write the claim as one whole sentence, with its full stop"
            yield Violation(in_finding(finding.id, "statement"), Fault("the statement is not a whole sentence", cure))


@rule("TXT003")
def outcome_without_status(corpus: Corpus) -> Iterator[Violation]:
    """A finding has an outcome, but does not say whether the source reports or intends it.

    Why it matters:
    What authors hope for is not what they saw. Readers are told which of the two they read.

    Example:
    # findings/shared-time.yml
    outcome: News is passed on sooner

    Use instead:
    # findings/shared-time.yml
    outcome: News is passed on sooner
    outcome_status: reported
    """
    for finding in corpus.findings:
        if finding.outcome and not finding.outcome_status:
            fault = Fault(
                "nothing says whether the source reports this outcome or intends it",
                "add `outcome_status`: reported or stated-as-purpose",
            )
            yield Violation(in_finding(finding.id, "outcome")._replace(on_key=True), fault)


@rule("TXT004")
def contradictory_outcome(corpus: Corpus) -> Iterator[Violation]:
    """A finding gives an outcome that is said not to be stated, or none that is said to be.

    Why it matters:
    The page would print "not stated" beside an outcome, or an outcome that is missing.

    Example:
    # findings/shared-time.yml
    outcome: News is passed on sooner
    outcome_status: not-stated

    Use instead:
    # findings/shared-time.yml
    outcome_status: not-stated
    """
    for finding in corpus.findings:
        status = finding.outcome_status
        if status is OutcomeStatus.NOT_STATED and finding.outcome:
            fault = Fault(
                "the outcome is said not to be stated, but there is one",
                "delete `outcome`, or write `outcome_status: reported` or `stated-as-purpose`",
            )
        elif status and status is not OutcomeStatus.NOT_STATED and not finding.outcome:
            fault = Fault(
                f"the outcome is said to be {status}, but there is none",
                "add `outcome`, or write `outcome_status: not-stated`",
            )
        else:
            continue
        yield Violation(in_finding(finding.id, "outcome_status"), fault)


@rule("TXT005")
def unwritten_words(corpus: Corpus) -> Iterator[Violation]:
    """A value begins with `Write here:`, so its words are still to be written.

    Why it matters:
    `evidence-site new` writes all it can and leaves the rest to you, marked in this way. The mark would be published as
    if it were a part of the study.

    Example:
    # findings/shared-time.yml
    statement: "Write here: the claim, in one whole sentence."

    Use instead:
    # findings/shared-time.yml
    statement: Teams that shared their breaks passed on news sooner.
    """
    mark = UNWRITTEN.strip()
    for record, texts in corpus.texts.items():
        for path, text, _ in texts:
            if text.startswith(mark):
                wanted = text.removeprefix(mark).strip().rstrip(".")
                cure = f"write them here, in place of the whole value: {wanted}" if wanted else "write them here"
                yield Violation(Place(record, path), Fault("these words are still to be written", cure))


@rule("TXT006", Severity.ADVICE)
def long_statement(corpus: Corpus) -> Iterator[Violation]:
    """A statement is longer than 60 words.

    Why it matters:
    A statement that makes one claim is seldom so long. One that makes several can be neither supported nor assessed as
    one.

    Example:
    # findings/shared-time.yml
    statement: >-
      Teams that shared their breaks passed on news sooner, which they said made handovers shorter, and night staff came
      to trust colleagues who stayed after a hard shift, and nurses and porters of two hospital wards who were
      interviewed in 2019 and 2020 said that they never ate alone on nights, that tea was the real handover, and that
      they would not want to change any of this.

    Use instead:
    # findings/shared-time.yml
    statement: Teams that shared their breaks passed on news sooner.
    """
    for finding in corpus.findings:
        words = len(finding.statement.split())
        if words > _LONGEST_STATEMENT:
            cure = f"keep to one claim, in {_LONGEST_STATEMENT} words or fewer; give each other claim its own finding"
            yield Violation(_whole(finding, "statement"), Fault(f"the statement has {words} words", cure))


@rule("TXT007", Severity.ADVICE)
def long_summary(corpus: Corpus) -> Iterator[Violation]:
    """A summary is longer than 120 words.

    Why it matters:
    The summary is for readers in a hurry. Quotes, contexts and questions have fields of their own below it.

    Example:
    # findings/shared-time.yml
    summary: >-
      Some teams took their breaks together. News went round sooner in these teams. Staff told the authors that this
      made their handovers shorter. They said so of day shifts and of night shifts. They said so of busy nights and of
      quiet ones. They said so of old teams and of new ones. A break was a time to eat, and it was a time to talk. One
      told the others what had gone well. One told the others what had gone badly. New staff heard how things were done.
      Old staff heard what was new. All of them heard who was away. The next shift had less to ask. The last shift had
      less to tell. So all of them could go home on time. This is what the staff said when they were asked. It is not
      what the authors saw.

    Use instead:
    # findings/shared-time.yml
    summary: Some teams took their breaks together. News went round sooner in these teams.
    """
    for finding in corpus.findings:
        words = len(finding.summary.split()) if finding.summary else 0
        if words > _LONGEST_SUMMARY:
            cure = f"cut it to {_LONGEST_SUMMARY}: what is said elsewhere in the record need not be said here"
            yield Violation(_whole(finding, "summary"), Fault(f"the summary has {words} words", cure))


@rule("TXT013", Severity.ADVICE)
def several_countries_in_one(corpus: Corpus) -> Iterator[Violation]:
    """One item of `countries` seems to name several countries.

    Why it matters:
    The site counts the countries of all studies. Two in one item would be counted as one, of another name.

    Example:
    # references/studies/night-shift.yml
    countries: [Kenya and Canada]
    quotes:
      - text: Night staff came to trust colleagues who stayed after a hard shift
        source: okafor2021
        locator: Abstract, Results
        voice: author
        supports: [aims, participants, data_collection, funding, countries]

    Use instead:
    # references/studies/night-shift.yml
    countries: [Kenya, Canada]
    quotes:
      - text: Night staff came to trust colleagues who stayed after a hard shift
        source: okafor2021
        locator: Abstract, Results
        voice: author
        supports: [aims, participants, data_collection, funding, countries]
    """
    for study in corpus.studies:
        cure = ", ".join(each for country in study.countries for each in _apart(country))
        for number, country in enumerate(study.countries):
            if len(_apart(country)) > 1:
                fault = Fault(
                    f"`{country}` seems to be more than one country",
                    f"write each as an item of its own: `countries: [{cure}]`",
                )
                yield Violation(in_study(study.id, "countries", number), fault)


def _apart(country: str) -> list[str]:
    """Return the names of countries in one item of a record."""
    if _ONE_COUNTRY.search(country):
        return [country]
    of_one = max((each.start() for each in _AFTER_A_COMMA.finditer(country)), default=0)
    cuts = [each.span() for each in _SEVERAL_COUNTRIES.finditer(country) if each[0] != "," or each.start() >= of_one]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(country)]
    names = (country[start:end].strip() for start, end in zip(starts, ends, strict=True))
    return list(filter(None, names))


def _whole(finding: Finding, field: str) -> Place:
    """Return the place of all words of a field."""
    return in_finding(finding.id, field)._replace(span=(0, len(getattr(finding, field))))


def _ends_as_sentence(text: str) -> bool:
    end = text.rstrip("\"'* _")
    while end and unicodedata.category(end[-1]) in _CLOSING:
        end = end[:-1].rstrip("\"'* _")
    return end[-1:] in _SENTENCE_ENDS


RULES = (
    long_short_answer,
    unfinished_statement,
    outcome_without_status,
    contradictory_outcome,
    unwritten_words,
    long_statement,
    long_summary,
    several_countries_in_one,
)
