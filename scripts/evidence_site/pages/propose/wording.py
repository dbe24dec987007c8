"""What `check` says of each fault, with gaps for the browser to fill: the words stand once, where the rules are."""

import inspect
import unicodedata
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from evidence_site.diagnostics import Fault
from evidence_site.load.characters import INVISIBLE, name_of
from evidence_site.load.folders import RECORDS
from evidence_site.load.problems import fld, ids, yml
from evidence_site.rule import Rule
from evidence_site.rules import (
    appraisal,
    citations,
    dates,
    identity,
    insertions,
    links,
    membership,
    mismatch,
    places,
    privacy,
    quotations,
    quotes,
    speakers,
    support,
    wording,
)

Words = dict[str, str]
Worder = Callable[..., Fault]

LAST = 0x110000
TAKEN = {
    "code": "",
    "severity": "error",
    "message": "there is a record `{name}` already",
    "help": "give this one another name",
}
"""No fault of a file: it would take the place of another."""

# Of one rule there may be several: they are told apart by what follows its code.
FAULTS: Mapping[str, tuple[Rule[..., Any], Worder]] = {
    "ID011": (identity.repeated_quote_id, identity.word_same_id),
    "ID013": (identity.repeated_title, identity.word_same_title),
    "REF001": (citations.unknown_citation, partial(citations.word_unknown, cure=citations.CURE)),
    "REF008": (links.unknown_quote, links.word_lost_quote),
    "REF010": (links.repeated_name, links.word_repetition),
    "REF014": (membership.superseded_by_nothing, membership.word_lost_successor),
    "REF015": (membership.successor_of_a_standing_finding, membership.word_successor),
    "QUO001": (quotes.quote_not_in_source, mismatch.word_difference),
    "QUO001-absence": (quotes.quote_not_in_source, mismatch.word_absence),
    "QUO001-gap": (quotes.quote_not_in_source, mismatch.word_gap),
    "QUO002": (quotes.quote_misplaced, quotes.word_misplaced),
    "QUO005": (quotes.missing_locator, quotes.word_unlocated),
    "QUO005-found": (quotes.missing_locator, partial(quotes.word_unlocated, section="{section}")),
    "QUO006": (support.published_without_verified_quote, support.word_unverified),
    "QUO007": (insertions.unexplained_insertion, insertions.word_unexplained),
    "QUO008": (insertions.sense_turning_insertion, insertions.word_turning),
    "QUO009": (quotes.stray_bracket, quotes.word_stray),
    "QUO010": (quotes.omission_without_brackets, quotes.word_dots),
    "QUO011": (speakers.speaker_of_no_speech, speakers.word_speaker),
    "QUO012": (speakers.participant_without_speaker, speakers.word_silence),
    "QUO013": (speakers.participant_without_consent, speakers.word_consent),
    "QUO015": (support.unsupported_claim, support.word_unsupported),
    "QUO015-statement": (support.unsupported_claim, lambda: support.word_unsupported("statement")),
    "QUO016": (support.support_of_nothing, support.word_nothing),
    "QUO017": (quotations.quotation_without_quote, quotations.word_unquoted),
    "QUO019": (speakers.unattributed_translation, speakers.word_translation),
    "QUO021-address": (privacy.contact_details, lambda: privacy.word_contact(privacy.ADDRESS)),
    "QUO021-telephone": (privacy.contact_details, lambda: privacy.word_contact(privacy.TELEPHONE)),
    "QUO022": (privacy.named_person, privacy.word_named),
    "APP002": (appraisal.unexplained_concern, appraisal.word_unexplained),
    "APP003": (appraisal.outdated_assessment, appraisal.word_outdated),
    "DAT001": (dates.updated_before_added, dates.word_early_update),
    "DAT002": (dates.review_before_added, dates.word_early_review),
    "TXT002": (wording.unfinished_statement, wording.word_unfinished),
    "TXT003": (wording.outcome_without_status, wording.word_open_outcome),
    "TXT004-surplus": (wording.contradictory_outcome, wording.word_surplus_outcome),
    "TXT004-lost": (wording.contradictory_outcome, wording.word_lost_outcome),
    "TXT006": (wording.long_statement, wording.word_long_statement),
    "TXT007": (wording.long_summary, wording.word_long_summary),
}
"""The faults that the browser looks for in a whole record, and what puts each into words."""


def faults() -> dict[str, Words]:
    """Give the words of every fault, by its code."""
    return {
        "FLD001": word(fld.missing_field, owner=""),
        "FLD001-in": word(fld.missing_field),
        "ID001": word(ids.bad_file_name, name="{name}.yml", cure=f"{RECORDS.advice}: `{RECORDS.example}`"),
        "ID002": word(ids.reserved_file_name),
        "YML005": word(yml.invisible_character, is_escaped=False),
        "YML006": word(yml.stacked_marks),
        "YML007": word(yml.hidden_text),
        "taken": TAKEN,
        **{name: _said(rule, worder) for name, (rule, worder) in FAULTS.items()},
    }


def word(rule: Rule[..., Fault], **given: Any) -> Words:
    """Give a fault's words, with a gap for whatever is not given: `{name}`."""
    return _said(rule, rule.function, **given)


def _said(rule: Rule[..., Any], worder: Worder, **given: Any) -> Words:
    parameters = inspect.signature(worder).parameters.values()
    gaps = {each.name: f"{{{each.name}}}" for each in parameters if each.default is each.empty}
    fault = worder(**{**gaps, **given})
    words = {"code": rule.code, "severity": str(rule.severity), "message": fault.message, "help": fault.help}
    return words | ({"note": fault.notes[0]} if fault.notes else {})


def nearest() -> str:
    """Give the question whether a known name was meant."""
    return places.word_nearest("{name}")


def character_names() -> dict[str, str]:
    """Name every character that no record may hold and that has a name, by its number in hexadecimal digits."""
    hidden = (chr(each) for each in range(LAST) if INVISIBLE.match(chr(each)))
    return {f"{ord(each):04X}": name_of(each).partition("(")[2][:-1] for each in hidden if unicodedata.name(each, "")}
