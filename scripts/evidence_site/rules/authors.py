"""The authors of the synthesis: who they are, which included studies are theirs, and who judged those."""

from collections.abc import Iterator, Mapping, Sequence

from evidence_site.diagnostics import Fault, Severity
from evidence_site.english import listed, plural
from evidence_site.model import Corpus, StudyId
from evidence_site.model.publication import Author
from evidence_site.rule import Place, Violation, rule
from evidence_site.rules.places import PUT_ASIDE, in_finding, in_study, in_synthesis, study_meant


@rule("FLD021")
def family_name_not_in_name(corpus: Corpus) -> Iterator[Violation]:
    """The family name of an author neither ends their name nor begins it.

    Why it matters:
    `CITATION.cff` gives the family name and the given names apart. What is left of the name without the family name
    are the given names, so that nobody is cited under a name that is not theirs.

    Example:
    # findings/synthesis.yml
    authors:
      - name: Ana García Márquez
        family: Garcia Marquez

    Use instead:
    # findings/synthesis.yml
    authors:
      - name: Ana García Márquez
        family: García Márquez
    """
    for number, author in _authors(corpus):
        if not author.has_family_name_in_name:
            fault = Fault(
                f"the family name `{author.family}` neither ends nor begins the name `{author.name}`",
                "write the words with which the name ends, or begins, with the same accents and hyphens",
            )
            yield Violation(in_synthesis("authors", number, "family"), fault)


@rule("REF040")
def repeated_orcid(corpus: Corpus) -> Iterator[Violation]:
    """Two authors have one ORCID iD.

    Why it matters:
    An ORCID iD stands for one person. Other programs would credit one with the work of both.

    Example:
    # findings/synthesis.yml
    authors:
      - name: Ines Fiction
        orcid: 0000-0002-1825-0097
      - name: Paul Pretend
        orcid: 0000-0002-1825-0097

    Use instead:
    # findings/synthesis.yml
    authors:
      - name: Ines Fiction
        orcid: 0000-0002-1825-0097
      - name: Paul Pretend
    """
    first: dict[str, str] = {}
    for number, author in _authors(corpus):
        if author.orcid and author.orcid in first:
            fault = Fault(
                f"`{author.orcid}` is the ORCID iD of {first[author.orcid]} too",
                "copy each person's own from their page at orcid.org; if you do not know one, delete the field",
            )
            yield Violation(in_synthesis("authors", number, "orcid"), fault)
        elif author.orcid:
            first[author.orcid] = author.name


@rule("REF041")
def author_of_unknown_study(corpus: Corpus) -> Iterator[Violation]:
    """An author is said to be an author of a study that the site does not include.

    Why it matters:
    The page about the site declares which included studies its own authors wrote. Readers must be able to follow each.

    Example:
    # findings/synthesis.yml
    authors:
      - name: Ines Fiction
        author_of: [day-shift]

    Use instead:
    # findings/synthesis.yml
    authors:
      - name: Ines Fiction
        author_of: [night-shift]
    """
    included = corpus.synthesis.included_studies if corpus.synthesis else ()
    known = {each.id for each in corpus.studies}
    for number, author in _authors(corpus):
        for place, study in enumerate(author.author_of):
            if study not in included or study not in known:
                cure = study_meant(corpus, study, included, f"use one of the included studies: {_names(included)}")
                message = f"{author.name} is named as an author of `{study}`, which is not an included study"
                yield Violation(in_synthesis("authors", number, "author_of", place), Fault(message, cure))


@rule("APP008", Severity.ADVICE)
def own_study_appraised(corpus: Corpus) -> Iterator[Violation]:
    """Only authors of a study appraised it, or assessed a finding that rests on it.

    Why it matters:
    Readers doubt a judgement of one's own work. Cochrane's policy on conflicts of interest asks that a study's data are
    taken and its methods judged by others than its authors.

    Example:
    # findings/synthesis.yml
    authors:
      - name: Ines Fiction
        author_of: [night-shift]
    # findings/local-trust.yml
    assessment:
      methodological_limitations: { concern: no-or-very-minor }
      coherence: { concern: no-or-very-minor }
      adequacy: { concern: no-or-very-minor }
      relevance: { concern: no-or-very-minor }
      confidence: high
      explanation: The studies agree, and their data are rich.
      assessed_by: [Ines Fiction]
      assessed_on: 2026-02-01
      assessed_statement: Night staff came to trust colleagues who stayed after a hard shift.

    Use instead:
    # findings/synthesis.yml
    authors:
      - name: Ines Fiction
        author_of: [night-shift]
    # findings/local-trust.yml
    assessment:
      methodological_limitations: { concern: no-or-very-minor }
      coherence: { concern: no-or-very-minor }
      adequacy: { concern: no-or-very-minor }
      relevance: { concern: no-or-very-minor }
      confidence: high
      explanation: The studies agree, and their data are rich.
      assessed_by: [Ines Fiction, Paul Pretend]
      assessed_on: 2026-02-01
      assessed_statement: Night staff came to trust colleagues who stayed after a hard shift.
    """
    names = {author.name.casefold(): author.name for _, author in _authors(corpus)}
    written = {(author.name.casefold(), study) for _, author in _authors(corpus) for study in author.author_of}
    if not written:
        return
    for study in corpus.studies:
        for number, appraisal in enumerate(study.appraisals):
            if _wrote(written, appraisal.by, study.id):
                place = in_study(study.id, "appraisals", number, "by")
                yield _judged_alone(place, appraisal.by, "appraised it", [study.id], names)
    for finding in corpus.findings:
        judges = finding.assessment.assessed_by if finding.assessment else ()
        own = [each for each in dict.fromkeys(one.study for one in finding.evidence) if _wrote(written, judges, each)]
        if own:
            place = in_finding(finding.id, "assessment", "assessed_by")
            yield _judged_alone(place, judges, "assessed the finding, which rests on it", own, names)


def _wrote(written: set[tuple[str, StudyId]], people: Sequence[str], study: StudyId) -> bool:
    """Whether all of some people, if there are any, are authors of a study."""
    return bool(people) and all((each.casefold(), study) in written for each in people)


def _judged_alone(
    place: Place, people: Sequence[str], deed: str, studies: Sequence[StudyId], names: Mapping[str, str]
) -> Violation:
    """Return the fault of people who judged their own work, each named as in `authors`."""
    verb = plural(len(people), "is an author", "are authors")
    of_which = f"{listed([names[each.casefold()] for each in people])} {verb} of {_names(studies)}"
    fault = Fault(
        f"{of_which}, and nobody else {deed}",
        f"have someone else judge it too, and add their name to `{place.path[-1]}`; if that cannot be, say how you "
        f"dealt with it in `reflexivity` of findings/synthesis.yml, and {PUT_ASIDE}",
    )
    return Violation(place, fault)


def _authors(corpus: Corpus) -> Sequence[tuple[int, Author]]:
    return tuple(enumerate(corpus.synthesis.authors)) if corpus.synthesis else ()


def _names(studies: Sequence[StudyId]) -> str:
    return listed([f"`{each}`" for each in studies])


RULES = (family_name_not_in_name, repeated_orcid, author_of_unknown_study, own_study_appraised)
