"""Checks over loaded records: each rule looks for one fault."""

from collections.abc import Iterator

from evidence_site.model import Corpus
from evidence_site.rule import Rule, Violation
from evidence_site.rules import (
    appraisal,
    bibliography,
    citations,
    colours,
    dates,
    effects,
    evidence,
    facets,
    handwritten,
    identity,
    insertions,
    links,
    markdown,
    membership,
    omissions,
    plain_language,
    privacy,
    quotations,
    quotes,
    sources,
    speakers,
    support,
    synthesis_only,
    withdrawal,
    wording,
    written_words,
)

RULES: tuple[Rule[[Corpus], Iterator[Violation]], ...] = (
    *identity.RULES,
    *citations.RULES,
    *bibliography.RULES,
    *links.RULES,
    *facets.RULES,
    *membership.RULES,
    *synthesis_only.RULES,
    *withdrawal.RULES,
    *sources.RULES,
    *quotes.RULES,
    *insertions.RULES,
    *omissions.RULES,
    *speakers.RULES,
    *privacy.RULES,
    *support.RULES,
    *evidence.RULES,
    *quotations.RULES,
    *appraisal.RULES,
    *effects.RULES,
    *wording.RULES,
    *written_words.RULES,
    *plain_language.RULES,
    *markdown.RULES,
    *dates.RULES,
    *colours.RULES,
    *handwritten.RULES,
)
"""Every rule, family by family."""
