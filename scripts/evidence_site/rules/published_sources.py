"""Source texts whose heads say that they are to be published, where that cannot be, or nothing says that it may."""

import re
from collections.abc import Iterator

from evidence_site.diagnostics import Fault, Severity
from evidence_site.model import Corpus, RecordKind, RecordRef, SourceText
from evidence_site.rule import Place, Violation, rule

_PUBLISH = re.compile(r"^[ \t]*(?P<line>Publish:.*)$", re.IGNORECASE | re.MULTILINE)


@rule("SRC009", Severity.WARNING, suppressible=False)
def published_without_reason(corpus: Corpus) -> Iterator[Violation]:
    """A source's text is to be published, but nothing says why that is allowed.

    Why it matters:
    Most texts belong to somebody. Readers, and those who use the site after you, can only rely on what the text itself
    says: the licence, or another reason, such as that its author agreed or that it is a law.

    Example:
    # references/sources/lind2019.txt
    Publish: yes

    # Chapter 1

    Breaks matter to those who have none.

    Use instead:
    # references/sources/lind2019.txt
    Publish: yes
    Licence: CC BY 4.0

    # Chapter 1

    Breaks matter to those who have none.
    """
    for source in _to_publish(corpus):
        if not (source.licence or source.reason or source.speakers):
            message = "this text is published, and nothing says why that is allowed"
            cure = "write `Licence:` and its licence, or `Reason:` and why, below this line; else write `Publish: no`"
            yield Violation(_where_said(source), Fault(message, cure))


@rule("SRC010", Severity.WARNING, suppressible=False)
def published_transcript(corpus: Corpus) -> Iterator[Violation]:
    """A source's text is to be published, but is a transcript.

    Why it matters:
    A transcript holds all that somebody told in confidence. The site shows what you quote from it, and never the whole,
    whatever its head says.

    Example:
    # references/sources/lind2019.txt
    Publish: yes
    Reason: N04 agreed.
    Transcript: N04 = participant, INT = interviewer

    # Interview

    INT: Do you take breaks?
    N04: When we can.

    Use instead:
    # references/sources/lind2019.txt
    Publish: no
    Transcript: N04 = participant, INT = interviewer

    # Interview

    INT: Do you take breaks?
    N04: When we can.
    """
    for source in _to_publish(corpus):
        if source.speakers:
            message = "this text is a transcript, which is not published, whatever is written here"
            cure = "write `Publish: no`, or delete the line; what you quote is shown all the same"
            yield Violation(_where_said(source), Fault(message, cure))


def _to_publish(corpus: Corpus) -> Iterator[SourceText]:
    """Yield the sources whose heads say `Publish: yes`, and of which something may be said."""
    return (each for _, each in sorted(corpus.sources.items()) if each.publish and not each.private)


def _where_said(source: SourceText) -> Place:
    """Return the last line of a head that says whether a text is published."""
    *_, line = _PUBLISH.finditer(source.text.replace("\r", "\n"), 0, len(source.head))
    return Place(RecordRef(RecordKind.SOURCE, source.key), span=line.span("line"))


RULES = (published_without_reason, published_transcript)
