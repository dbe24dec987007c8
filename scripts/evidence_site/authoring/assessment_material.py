"""What the records hold that an assessor should see first: data against the finding, appraisals, how rich the data are.

Teams forget disconfirming data when they assess a finding alone (Colvin et al. 2018, doi:10.1186/s13012-017-0691-8), so
these come first, and nothing is summed up.
"""

from collections.abc import Iterator, Sequence

from evidence_site.model import Corpus, Finding, Study
from evidence_site.model.finding import Contribution, Evidence

_AGAINST = {Contribution.CONTRADICTS: "contradicts", Contribution.QUALIFIES: "qualifies"}


def material(corpus: Corpus, finding: Finding) -> Iterator[str]:
    """Yield lines of text: the statement, then what bears on each component."""
    names = dict.fromkeys(each.study for each in finding.evidence)
    studies = [corpus.study[each] for each in names if each in corpus.study]
    yield f"The finding: {finding.statement}"
    yield ""
    yield from _against(corpus, [each for each in finding.evidence if each.relation in _AGAINST])
    yield ""
    yield from _appraisals(corpus, studies)
    yield ""
    yield from _richness(studies)


def _against(corpus: Corpus, evidence: Sequence[Evidence]) -> Iterator[str]:
    if not evidence:
        yield "No study is recorded as contradicting or qualifying it. Were such data looked for?"
        return
    yield "Studies that contradict or qualify it:"
    for each in evidence:
        study = corpus.study.get(each.study)
        name = _name(study) if study else each.study
        yield f"  {name} {_AGAINST[each.relation]} it: {each.note or 'no note says in what.'}"


def _appraisals(corpus: Corpus, studies: Sequence[Study]) -> Iterator[str]:
    """Yield each item of each tool, with the judgement on each study. They are not added up."""
    used = dict.fromkeys(appraisal.tool for study in studies for appraisal in study.appraisals)
    if not used:
        yield "No appraisal of its studies is recorded."
        return
    tools = corpus.synthesis.appraisal_tools if corpus.synthesis else {}
    for name in used:
        tool = tools.get(name)
        yield f"Appraisals of its studies with {tool.title if tool else name}:"
        made = [(study, each) for study in studies for each in study.appraisals if each.tool == name]
        items = dict.fromkeys([*(tool.items if tool else ()), *(item for _, each in made for item in each.items)])
        for item in items:
            yield f"  {tool.items[item] if tool and item in tool.items else item}"
            for study, each in made:
                found = each.items.get(item)
                reason = f" ({found.rationale})" if found and found.rationale else ""
                yield f"    {_name(study)}: {f'{found.judgement}{reason}' if found else 'not judged'}"
        yield from (f"  {_name(study)}, overall: {each.overall_note}" for study, each in made if each.overall_note)
    appraised = {study.id for study in studies if study.appraisals}
    yield from (f"  {_name(study)} has no appraisal." for study in studies if study.id not in appraised)


def _richness(studies: Sequence[Study]) -> Iterator[str]:
    told = [study for study in studies if study.data_richness]
    if not told:
        yield "How rich the data of its studies are is not recorded."
        return
    yield "How rich the data of its studies are:"
    yield from (f"  {_name(study)}: {study.data_richness or 'not recorded.'}" for study in studies)


def _name(study: Study) -> str:
    return study.label or study.id
