"""Which changes need an editor's eye, and why: those that weaken a check, or that no check can judge."""

import re
from dataclasses import replace
from typing import NamedTuple

from evidence_site.changes.change import Change, How
from evidence_site.model import RecordKind

_ANY = frozenset(How)
_GONE = frozenset({How.REMOVED})
_NOT_GONE = _ANY - _GONE


class _Caution(NamedTuple):
    kinds: frozenset[RecordKind]
    field: re.Pattern[str]
    how: frozenset[How]
    after: re.Pattern[str]
    reason: str


def _when(
    field: str, reason: str, *, kinds: frozenset[RecordKind], how: frozenset[How] = _ANY, after: str = ""
) -> _Caution:
    return _Caution(kinds, re.compile(field), how, re.compile(after), reason)


_RECORDS = frozenset({RecordKind.FINDING, RecordKind.STUDY, RecordKind.SYNTHESIS})
_SYNTHESIS = frozenset({RecordKind.SYNTHESIS})
_QUOTING = frozenset({RecordKind.FINDING, RecordKind.STUDY})
_FINDING = frozenset({RecordKind.FINDING})
_SOURCE = frozenset({RecordKind.SOURCE})

_CAUTIONS = (
    _when(
        r"settings\.require_verified",
        "Quotes that cannot be checked no longer stop a build.",
        kinds=_SYNTHESIS,
        after="^no$",
    ),
    _when(
        r"settings\.sources", "Quotes from private sources are checked against other texts, or none.", kinds=_SYNTHESIS
    ),
    _when(r"settings\.reading_grade", "The site's words may become harder to read.", kinds=_SYNTHESIS),
    _when(r"settings\.templates", "Templates decide what readers see of the records.", kinds=_SYNTHESIS),
    _when(
        "author_checked",
        "Only the authors of the study can say that they have checked the site.",
        kinds=_SYNTHESIS,
        after="^yes$",
    ),
    _when(
        r"suppress\b.*",
        "A fault is let stand that the checks would report. Read the reason.",
        kinds=_RECORDS,
        how=_NOT_GONE,
    ),
    _when(
        "paraphrase_review",
        "Nobody is named any more who judged whether our words are fair to the source.",
        kinds=_FINDING,
        how=_GONE,
    ),
    _when(r"quotes\.[^.]+\.consent\b.*", "Make sure that these words may be shown.", kinds=_QUOTING),
    _when("", "Quotes are no longer checked against this text.", kinds=_SOURCE, how=_GONE),
    _when(
        ".*",
        "Quotes are checked against this text: compare it with the source as it was published.",
        kinds=_SOURCE,
        how=_ANY - {How.RENAMED},
    ),
)


def with_caution(change: Change) -> Change:
    """Give a change with the reason why an editor should look at it, if there is one."""
    if change.caution:
        return change
    reasons = (each.reason for each in _CAUTIONS if _fits(each, change))
    return replace(change, caution=next(reasons, ""))


def _fits(caution: _Caution, change: Change) -> bool:
    return bool(
        change.record.kind in caution.kinds
        and change.how in caution.how
        and caution.field.fullmatch(change.field)
        and caution.after.search(change.after)
    )
