"""What belongs to the site: the studies it includes, and the findings in its order."""

from collections.abc import Iterator

from evidence_site.diagnostics import Fault, Severity
from evidence_site.model import Corpus
from evidence_site.model.finding import Status
from evidence_site.rule import Violation, rule
from evidence_site.rules.places import PUT_ASIDE, in_study, in_synthesis
from evidence_site.spelling import nearest


@rule("REF009")
def finding_not_in_order(corpus: Corpus) -> Iterator[Violation]:
    """A published finding is missing from the order of the site.

    Why it matters:
    Pages and lists follow `order`. A finding that is not in it has no place among the others.

    Example:
    # findings/synthesis.yml
    order: [local-trust]
    # findings/shared-time.yml
    status: published
    quotes:
      - text: Teams that shared their breaks passed on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author
        supports: [statement]

    Use instead:
    # findings/synthesis.yml
    order: [local-trust, shared-time]
    # findings/shared-time.yml
    status: published
    quotes:
      - text: Teams that shared their breaks passed on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author
        supports: [statement]
    """
    if corpus.synthesis is None or not corpus.synthesis.order:
        return
    listed = frozenset(corpus.synthesis.order)
    for finding in corpus.findings:
        if finding.status is Status.PUBLISHED and finding.id not in listed:
            cure = f"add `{finding.id}` to `order`, where it belongs"
            yield Violation(in_synthesis("order"), Fault(f"the finding `{finding.id}` is missing from the order", cure))


@rule("REF011")
def study_not_included(corpus: Corpus) -> Iterator[Violation]:
    """A study has a record but is not among those that the synthesis includes.

    Why it matters:
    Readers are told which studies the site rests on. A study that is used but not listed makes that untrue.

    Example:
    # references/studies/day-shift.yml
    title: Working days together
    reports: [lind2019]
    basis: abstract

    Use instead:
    # findings/synthesis.yml
    included_studies: [night-shift]
    """
    if corpus.synthesis is None:
        return
    misspelt = [each for each in corpus.synthesis.included_studies if each not in corpus.study]
    for study in corpus.studies:
        if study.id not in corpus.synthesis.included_studies and not nearest(study.id, misspelt):
            fault = Fault(
                f"the study `{study.id}` is not included",
                f"add `{study.id}` to `included_studies` in findings/synthesis.yml, or delete its record",
            )
            yield Violation(in_study(study.id), fault)


@rule("REF016")
def single_study_of_several(corpus: Corpus) -> Iterator[Violation]:
    """A site of type `single-study` includes more than one study.

    Why it matters:
    The pages of a single-study site say that all findings come from one study. A study may have several reports; these
    stand in the study's own record.

    Example:
    # findings/synthesis.yml
    type: single-study
    included_studies: [night-shift, day-shift]

    Use instead:
    # findings/synthesis.yml
    type: single-study
    included_studies: [night-shift]
    """
    synthesis = corpus.synthesis
    if synthesis and synthesis.is_single_study and len(synthesis.included_studies) > 1:
        message = f"a single-study site includes {len(synthesis.included_studies)} studies"
        fault = Fault(message, "keep one, or write `type: evidence-synthesis`")
        yield Violation(in_synthesis("included_studies"), fault)


@rule("REF023", Severity.ADVICE)
def study_in_no_finding(corpus: Corpus) -> Iterator[Violation]:
    """A study is included, and no finding has it in its evidence.

    Why it matters:
    Readers take it that the site rests on all studies that it includes. Cochrane asks authors to say which of them
    contributed to no finding. That can be right: then say so, as the reason under `suppress`.

    Example:
    # findings/synthesis.yml
    included_studies: [night-shift, day-shift]
    # references/studies/day-shift.yml
    title: Working days together
    reports: [lind2019]
    basis: abstract

    Use instead:
    # findings/local-trust.yml
    evidence:
      - study: night-shift
        relation: contributes
        contexts:
          setting: [hospital ward]
    """
    if corpus.synthesis is None or not corpus.findings:
        return
    named = {each.study for finding in corpus.findings for each in finding.evidence}
    known = {each.id for each in corpus.studies}
    for number, study in enumerate(corpus.synthesis.included_studies):
        if study in known and study not in named:
            fault = Fault(
                f"no finding names the study `{study}` in its evidence",
                "add it to the `evidence` of the findings that it bears on; if it bears on none, say so in "
                f"`synthesis_method`, and {PUT_ASIDE}",
            )
            yield Violation(in_synthesis("included_studies", number), fault)


RULES = (finding_not_in_order, study_not_included, single_study_of_several, study_in_no_finding)
