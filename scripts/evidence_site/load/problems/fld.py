"""Faults of the fields of a record."""

from collections.abc import Sequence

from evidence_site.diagnostics import Fault, Severity
from evidence_site.english import listed, plural
from evidence_site.load.text import shortened
from evidence_site.rule import rule


@rule("FLD001")
def missing_field(name: str, owner: str, purpose: str) -> Fault:
    """A field that every such record needs is not there.

    Why it matters:
    The pages are made from these fields. Without a statement or a status, a finding cannot be shown.

    Example:
    # findings/local-trust.yml
    title: Local trust

    Use instead:
    # findings/local-trust.yml
    title: Local trust
    statement: Colleagues trust those whom they have met.
    evidence:
      - study: night-shift
        relation: contributes
    status: draft
    added: 2026-11-24
    """
    where = f" in `{owner}`" if owner else ""
    return Fault(f"the field `{name}`{where} is missing", f"add `{name}: …` ({purpose.rstrip('.')})" if purpose else "")


@rule("FLD002")
def unknown_field(name: str, nearest: str, cure: str) -> Fault:
    """A field has a name that records of this kind do not have.

    Why it matters:
    What stands in an unknown field would be shown nowhere. Mostly the name is misspelt.

    Example:
    # findings/local-trust.yml
    titel: Local trust

    Use instead:
    # findings/local-trust.yml
    title: Local trust
    """
    meant = f"did you mean `{nearest}`?" if nearest else ""
    return Fault(f"there is no field `{shortened(name)}` here", " ".join(filter(None, (meant, cure))))


@rule("FLD003")
def wrong_shape(label: str, wanted: str, found: str, cure: str) -> Fault:
    """A field holds a list where a text belongs, or a text where a list belongs, and so on.

    Why it matters:
    Each field is a text, a list (lines that begin with a hyphen) or a group of fields of its own.

    Example:
    # findings/local-trust.yml
    title:
      - Local trust

    Use instead:
    # findings/local-trust.yml
    title: Local trust
    """
    return Fault(f"{label} should be {wanted}, and is {found}", cure)


@rule("FLD004")
def unknown_choice(label: str, value: str, choices: Sequence[str], nearest: str) -> Fault:
    """A field has a value that is none of those it can have.

    Why it matters:
    These values decide how a record is shown and checked.

    Example:
    # findings/local-trust.yml
    status: ready

    Use instead:
    # findings/local-trust.yml
    status: published
    """
    listed = ", ".join(f"`{each}`" for each in choices)
    meant = f"did you mean `{nearest}`? It is one of" if nearest else "write one of"
    return Fault(f"`{shortened(value)}` is not a value of {label}", f"{meant} {listed}")


@rule("FLD005")
def too_few_items(label: str, least: int, cure: str) -> Fault:
    """A list has fewer items than it needs.

    Why it matters:
    A finding rests on at least one study, and a study has at least one report.

    Example:
    # findings/local-trust.yml
    evidence: []

    Use instead:
    # findings/local-trust.yml
    evidence:
      - study: night-shift
        relation: contributes
    """
    return Fault(f"{label} needs at least {'one item' if least == 1 else f'{least} items'}", cure)


@rule("FLD006")
def empty_field(label: str, cure: str) -> Fault:
    """A field's name stands there, and no value.

    Why it matters:
    Whether the value was forgotten or is meant to be empty cannot be told. `null` and `~` mean no value too.

    Example:
    # findings/local-trust.yml
    summary:

    Use instead:
    # findings/local-trust.yml
    summary: Colleagues who have met trust each other more.
    """
    return Fault(f"{label} is empty", cure)


@rule("FLD007")
def unusable_value(label: str, message: str, cure: str) -> Fault:
    """A field's value cannot be what the field is for: no day of the calendar, no web address, too long a text.

    Why it matters:
    Dates are compared, addresses are linked to, and lengths are chosen so that pages stay readable.

    Example:
    # findings/local-trust.yml
    added: 24 November 2026

    Use instead:
    # findings/local-trust.yml
    added: 2026-11-24
    """
    return Fault(f"{label}{': ' if message.startswith('`') else ' '}{message}", cure)


@rule("FLD008", Severity.WARNING)
def absent_private_folder(*, is_there: bool = False) -> Fault:
    """The folder that `settings` names under `sources` is not on this computer, or cannot be read.

    Why it matters:
    Texts that may not be published stay outside the repository. Where they are not at hand, quotes from them
    cannot be checked.

    Example:
    # findings/synthesis.yml
    settings:
      sources: ../texts-that-are-not-here

    Use instead:
    # findings/synthesis.yml
    settings:
      require_verified: false
    """
    if is_there:
        return Fault(
            "this is no folder that can be read, so quotes from the texts in it are not checked",
            "name a folder, not a file or a link, and check who may read it",
        )
    return Fault("this folder is not here, so quotes from the texts in it are not checked")


@rule("FLD009")
def unreadable_private_text(count: int) -> Fault:
    """A text in the private folder cannot be read.

    Why it matters:
    Quotes from it cannot be checked. To keep private texts private, nothing is said of them, not even their names.

    Example:
    # findings/synthesis.yml
    # (settings.sources names a folder that holds a text in Windows-1252)

    Use instead:
    # findings/synthesis.yml
    settings:
      require_verified: false
    """
    texts = "one text in this folder" if count == 1 else f"{count} texts in this folder"
    return Fault(
        f"{texts} cannot be read",
        "each is an ordinary file in UTF-8, up to 2 MB, called by its citation key in small letters: `key.txt`",
    )


@rule("FLD011")
def refused_private_folder() -> Fault:
    """Where a pull request is checked, `settings` names under `sources` a folder that is far from the project.

    Why it matters:
    Whether a quote matches tells something of the text that it is compared with. Who proposes a change could else name
    any folder of the computer that checks it, and ask it question by question. So the check of a pull request reads a
    folder in the project or one beside it, as `../interviews` is, and no link. Whoever runs the check can name another,
    in the variable `EVIDENCE_SITE_SOURCES`. On your own computer the folder may be anywhere.

    Example:
    # findings/synthesis.yml
    # (where a pull request is checked)
    settings:
      sources: /srv/interviews

    Use instead:
    # findings/synthesis.yml
    settings:
      sources: ../interviews
    """
    return Fault(
        "where a pull request is checked, no folder is read here but one in the project or beside it",
        "name it so: `../interviews`; whoever runs the check can name another in the variable EVIDENCE_SITE_SOURCES",
    )


@rule("FLD020")
def effect_in_a_finding(names: Sequence[str]) -> Fault:
    """A record has fields for the effect of an intervention, or for the certainty of an effect.

    Why it matters:
    Records hold qualitative findings, and confidence in them is assessed with GRADE-CERQual. Effects are assessed with
    GRADE, whose judgements are others: risk of bias, inconsistency, indirectness, imprecision and publication bias. Put
    under the headings of CERQual, they would say what nobody has judged.

    Example:
    # findings/local-trust.yml
    odds_ratio: 1.48
    certainty: moderate

    Use instead:
    # findings/local-trust.yml
    title: Local trust
    related:
      - finding: shared-time
        relation: elaborates
        note: How often staff stay is reported in our review of effects, 10.5555/another.review.
    """
    named = listed([f"`{shortened(each)}`" for each in names])
    return Fault(
        f"there is no place for {named}: a record holds a qualitative finding, assessed with GRADE-CERQual, not an "
        "effect or its GRADE certainty",
        f"delete {plural(len(names), 'it', 'them')}, report the effect in a review of effects, and cite that "
        "review here with its key, as in `[@smith2020]`",
    )


PROBLEMS = (
    missing_field,
    unknown_field,
    wrong_shape,
    unknown_choice,
    too_few_items,
    empty_field,
    unusable_value,
    absent_private_folder,
    unreadable_private_text,
    refused_private_folder,
    effect_in_a_finding,
)
