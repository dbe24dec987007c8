"""Words that `evidence-site new` left to the author, and that nobody has written yet."""

from collections.abc import Iterator
from typing import Any

from evidence_site.diagnostics import Fault, FieldPath
from evidence_site.model import SYNTHESIS, Corpus, RecordKind, RecordRef
from evidence_site.model.fields import Record
from evidence_site.rule import Place, Violation, rule

UNWRITTEN = "Write here: "
"""Begins a value that stands in for words that only the author can give."""


@rule("TXT005")
def unwritten_words(corpus: Corpus) -> Iterator[Violation]:
    """A value begins with `Write here:`, so its words are still to be written.

    Why it matters:
    `evidence-site new` writes all it can and leaves the rest to you, marked in this way. The mark would be published as
    if it were a part of the study.

    Example:
    # findings/shared-time.yml
    statement: "Write here: the claim, in one whole sentence."

    Use instead:
    # findings/shared-time.yml
    statement: Teams that shared their breaks passed on news sooner.
    """
    for record, read in _records(corpus):
        # One search through the whole record is far cheaper than a walk through its fields.
        if UNWRITTEN.strip() not in read.model_dump_json():
            continue
        for path, text in _texts(read.model_dump(mode="json", by_alias=True), ()):
            if text.startswith(UNWRITTEN.strip()):
                wanted = text.removeprefix(UNWRITTEN.strip()).strip().rstrip(".")
                cure = f"write them here, in place of the whole value: {wanted}" if wanted else "write them here"
                yield Violation(Place(record, path), Fault("these words are still to be written", cure))


def _records(corpus: Corpus) -> Iterator[tuple[RecordRef, Record]]:
    if corpus.synthesis:
        yield SYNTHESIS, corpus.synthesis
    yield from ((RecordRef(RecordKind.FINDING, each.id), each) for each in corpus.findings)
    yield from ((RecordRef(RecordKind.STUDY, each.id), each) for each in corpus.studies)


def _texts(value: Any, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    """Give every text of a record, with the way to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _texts(part, (*path, name))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _texts(part, (*path, number))


RULES = (unwritten_words,)
