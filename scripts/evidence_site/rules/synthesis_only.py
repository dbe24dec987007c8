"""Fields that only a synthesis of several studies shows, on the site of one study."""

from collections.abc import Iterator

from evidence_site.diagnostics import Fault, Severity
from evidence_site.model import Corpus
from evidence_site.model.facets import FacetTarget
from evidence_site.rule import Place, Violation, rule
from evidence_site.rules.places import in_finding, in_study, in_synthesis

OF_THE_SYNTHESIS = (
    "themes",
    "protocol",
    "amendments",
    "synthesis_method",
    "question_framework",
    "searches_to",
    "searches",
    "eligibility",
    "flow",
    "screening",
    "extraction",
    "study_decisions",
    "involvement",
    "lines_of_argument",
    "gaps",
    "reflexivity",
)
OF_A_FINDING = ("theme",)
OF_A_STUDY = ("label",)


@rule("REF043", Severity.WARNING)
def field_of_a_synthesis_only(corpus: Corpus) -> Iterator[Violation]:
    """A field of a synthesis of several studies is written on the site of one study.

    Why it matters:
    Themes, searches, gaps and the like tell how several studies were found and brought together. The site of one
    study has no pages for them, so nobody would see what is written there.

    Example:
    # findings/synthesis.yml
    type: single-study
    gaps:
      - text: Night staff outside hospitals
        basis: not-found

    Use instead:
    # findings/synthesis.yml
    type: single-study
    does_not_say: [how night staff outside hospitals see it]
    """
    synthesis = corpus.synthesis
    if synthesis is None or not synthesis.is_single_study:
        return
    places = [in_synthesis(each) for each in OF_THE_SYNTHESIS if getattr(synthesis, each)]
    places += [in_synthesis("checklists", number, "name") for number, _ in enumerate(synthesis.checklists)]
    places += [
        in_synthesis("facets", name, "applies_to")
        for name, each in synthesis.facets.items()
        if each.applies_to is FacetTarget.STUDY
    ]
    places += [in_study(study.id, each) for study in corpus.studies for each in OF_A_STUDY if getattr(study, each)]
    places += [in_finding(each.id, name) for each in corpus.findings for name in OF_A_FINDING if getattr(each, name)]
    yield from (_not_shown(place) for place in places)


def _not_shown(place: Place) -> Violation:
    if place.path[0] == "checklists":
        message, cure = "a site of one study does not show checklists", "delete it"
    elif place.path[0] == "facets":
        message, cure = "a facet of studies sorts nothing on a site of one study", "delete the facet"
    else:
        message = f"a site of one study does not show `{place.path[-1]}`"
        cure = "delete it; or, if the site brings several studies together, write `type: evidence-synthesis`"
    on_key = len(place.path) == 1
    return Violation(place._replace(on_key=on_key), Fault(message, cure))


RULES = (field_of_a_synthesis_only,)
