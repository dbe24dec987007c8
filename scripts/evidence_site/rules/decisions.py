"""A study that was looked at and not included is named once, and is not an included one."""

from collections.abc import Iterator

from evidence_site import english
from evidence_site.diagnostics import Fault
from evidence_site.model import Corpus, StudyId
from evidence_site.rule import Violation, rule
from evidence_site.rules.places import in_synthesis, shortened


@rule("MET001")
def decision_without_one_study(corpus: Corpus) -> Iterator[Violation]:
    """A study that was looked at is named neither by its title nor by its report, or by both.

    Why it matters:
    Readers must be able to tell which study was left out. Of two names, the page could show only one.

    Example:
    # findings/synthesis.yml
    study_decisions:
      - status: excluded
        reason: Not about night work

    Use instead:
    # findings/synthesis.yml
    study_decisions:
      - study: Reed 2015, Days on the ward
        status: excluded
        reason: Not about night work
    """
    for number, decision in enumerate(corpus.synthesis.study_decisions if corpus.synthesis else ()):
        if bool(decision.study) is not bool(decision.ref):
            continue
        if decision.study:
            fault = Fault("the study is named twice, as `study` and as `ref`", "keep `ref`, and delete `study`")
            yield Violation(in_synthesis("study_decisions", number, "study"), fault)
        else:
            cure = "add `ref: …` with the key of its report, or `study: …` with its authors, year and title"
            yield Violation(in_synthesis("study_decisions", number), Fault("the study is not named", cure))


@rule("MET002")
def decision_on_an_included_study(corpus: Corpus) -> Iterator[Violation]:
    """A work is listed as left out, and is a report of a study that is included.

    Why it matters:
    The site would say of one study both that it is included and that it is not.

    Example:
    # findings/synthesis.yml
    study_decisions:
      - ref: okafor2021
        status: excluded
        reason: Not about night work

    Use instead:
    # findings/synthesis.yml
    study_decisions:
      - study: Reed 2015, Days on the ward
        status: excluded
        reason: Not about night work
    """
    synthesis = corpus.synthesis
    if synthesis is None:
        return
    included = frozenset(synthesis.included_studies)
    for number, decision in enumerate(synthesis.study_decisions):
        studies: tuple[StudyId, ...] = corpus.studies_by_report.get(decision.ref, ()) if decision.ref else ()
        named = [f"`{each}`" for each in studies if each in included]
        if named:
            noun = english.plural(len(named), "study", "studies")
            fault = Fault(
                f"`{decision.ref}` is a report of the included {noun} {english.listed(named)}",
                "delete this decision, or take the work from the `reports` of the study",
            )
            yield Violation(in_synthesis("study_decisions", number, "ref"), fault)


@rule("MET003")
def repeated_decision(corpus: Corpus) -> Iterator[Violation]:
    """A study that was looked at is listed twice.

    Why it matters:
    It would be shown twice, perhaps with two reasons, and counted twice.

    Example:
    # findings/synthesis.yml
    study_decisions:
      - study: Reed 2015, Days on the ward
        status: excluded
        reason: Not about night work
      - study: Reed 2015, days on the ward
        status: awaiting
        reason: No full text yet

    Use instead:
    # findings/synthesis.yml
    study_decisions:
      - study: Reed 2015, Days on the ward
        status: excluded
        reason: Not about night work
    """
    seen: set[str] = set()
    for number, decision in enumerate(corpus.synthesis.study_decisions if corpus.synthesis else ()):
        field = "ref" if decision.ref else "study"
        name = decision.ref or " ".join((decision.study or "").casefold().split())
        if name and f"{field} {name}" in seen:
            message = f"`{shortened(decision.ref or decision.study or '')}` is listed twice"
            place = in_synthesis("study_decisions", number, field)
            yield Violation(place, Fault(message, "delete one of the two"))
        seen.add(f"{field} {name}")


RULES = (decision_without_one_study, decision_on_an_included_study, repeated_decision)
