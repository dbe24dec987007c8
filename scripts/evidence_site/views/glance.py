"""What the site rests on, at a glance: numbers, each with the words that bear it out, and a summary to copy."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence_site.model import Study
from evidence_site.views import words
from evidence_site.views.context import Context
from evidence_site.views.parts import Link, quote_link
from evidence_site.views.urls import Here


@dataclass(frozen=True, kw_only=True)
class Glance:
    """A number or a few words, what they are about, and the words that they rest on."""

    value: str
    term: str
    is_long: bool = False
    quotes: tuple[Link, ...] = ()


def make_glance(context: Context, here: Here) -> tuple[Glance, ...]:
    """Give the numbers of the one study, or of all studies together."""
    if context.synthesis.is_single_study:
        return tuple(_study_glance(context, here, context.included[0]))
    return tuple(_studies_glance(context))


def _study_glance(context: Context, here: Here, study: Study) -> Iterator[Glance]:
    def rest_on(field: str) -> tuple[Link, ...]:
        return tuple(quote_link(context, here, each) for each in context.supporting.get((study.id, field), ()))

    for each in study.participants:
        term = words.UNITS[each.unit].format(group=each.group)
        yield Glance(value=str(each.n), term=term, quotes=rest_on("participants"))
    if study.sites:
        yield Glance(value=str(study.sites.n), term=study.sites.kind, quotes=rest_on("sites"))
    collection = study.data_collection
    if collection and (dates := words.years(collection.from_, collection.to)):
        yield Glance(value=dates, term="dates of the study", is_long=True, quotes=rest_on("data_collection"))


def _studies_glance(context: Context) -> Iterator[Glance]:
    labels = context.synthesis.labels
    yield Glance(value=str(len(context.included)), term="studies included")
    yield Glance(value=str(len(context.published)), term=labels.findings)
    countries = sorted({each.country for each in context.included if each.country})
    without = sum(not each.country for each in context.included)
    rest = f"; none recorded for {words.counted(without, 'study', 'studies')}" if without else ""
    if countries:
        noun = "country" if len(countries) == 1 else "countries"
        yield Glance(value=str(len(countries)), term=f"{noun} (our count): {words.listed(countries)}{rest}")


def eyebrow(studies: Sequence[Study]) -> str:
    """Say what kind of evidence the site is: `Evidence summary · one qualitative interview study`."""
    return f"Evidence summary · {_evidence(studies)}"


def summary(context: Context) -> str:
    """Give the short answer with its caveat and its source, to be copied."""
    synthesis = context.synthesis
    kind = f"Evidence from {_evidence(context.included)}, {_read(context.included)}."
    limits = words.joined(synthesis.not_designed_to_show, "or")
    caveat = f"{words.of_this_kind(len(context.included))} not designed to show {limits}." if limits else ""
    return " ".join(filter(None, (synthesis.short_answer, kind, caveat, _source(context))))


def _evidence(studies: Sequence[Study]) -> str:
    if len(studies) > 1:
        return words.counted(len(studies), "study", "studies")
    return f"one {words.uncapitalised(studies[0].design or 'study')}"


def _read(studies: Sequence[Study]) -> str:
    return words.uncapitalised(words.basis_sentence(studies).rstrip(".")).replace("from", "read from", 1)


def _source(context: Context) -> str:
    if not context.synthesis.is_single_study:
        return f"Source: {words.sentence(context.synthesis.title)}"
    entry = context.entries[context.included[0].main_report]
    where = entry.doi.url if entry.doi else entry.url
    return f"Source: {', '.join(filter(None, (entry.short, where)))}"
