"""Asks for a quote, looks for its words in the source at once, and adds it to a record."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

import click

from evidence_site.authoring.questions import Interview, Question, about, yes_option
from evidence_site.authoring.workspace import Workspace
from evidence_site.export.yaml_text import Value, write_item
from evidence_site.matching import MarkKind, read_marks, verify
from evidence_site.model import (
    CiteKey,
    Finding,
    Quote,
    QuotePlace,
    RecordKind,
    RecordRef,
    SourceText,
    Speaking,
    Study,
    Verdict,
    Verification,
    Voice,
)
from evidence_site.model.finding import FindingField
from evidence_site.model.quote import Speaker
from evidence_site.model.study import StudyField
from evidence_site.rules.miscopied import FOUND
from evidence_site.rules.mismatch import mismatch, omits_by_dots, where_they_are

RECORD = Question("record", "The finding or study that the quote belongs to.")
TEXT = about(Finding, "quotes", 0, "text")
SOURCE = about(Finding, "quotes", 0, "source")
LOCATOR = about(Finding, "quotes", 0, "locator")
VOICE = about(Finding, "quotes", 0, "voice")
SPEAKER = about(Finding, "quotes", 0, "speaker", "id", option="speaker")
ROLE = about(Finding, "quotes", 0, "speaker", "role")
PERMISSION = about(Finding, "quotes", 0, "permission", "basis", option="permission")
NOTE = about(Finding, "quotes", 0, "note")
SUPPORTS = Question("supports", "The fields of the record that rest on these words, with commas between them.")

_NO_LOCATOR = "A quote says where its words stand."
_NUMBERED = re.compile(r"(?P<stem>[a-z]+)(?P<number>[0-9]+)")


@click.command("quote")
@RECORD.as_option
@SOURCE.as_option
@TEXT.as_option
@LOCATOR.as_option
@VOICE.as_option
@SPEAKER.as_option
@ROLE.as_option
@PERMISSION.as_option
@NOTE.as_option
@SUPPORTS.as_option
@yes_option
@click.pass_obj
def new_quote(workspace: Workspace, /, *, yes: bool, **answers: str | None) -> None:
    """Add a quote to a finding or a study.

    Its words are looked for in the text of the source, and only words that are there are written.
    """
    interview = Interview(answers, asks=not yes)
    record = _record(workspace, interview)
    source = _source(workspace, interview, record)
    text = workspace.corpus.sources.get(source)
    if text and text.private:
        quote, found = _private_words(interview, text)
    else:
        # Whose words may be quoted from a transcript depends on who says so.
        voice = interview.choice(VOICE, suggestion=Voice.PARTICIPANT) if text and text.speakers else ""
        quote, found = _words(workspace, interview, record, source, voice)
        quote = _placed(interview, quote, found, text)
        if not voice:
            said = _quote(quote.text, source, interview.choice(VOICE, suggestion=Voice.AUTHOR))
            quote = _with(said, locator=quote.locator)
    item = _item(workspace, interview, record, quote, found)
    kind, folder = ("finding", "findings") if isinstance(record, Finding) else ("study", "references/studies")
    path = f"{folder}/{record.id}.yml"
    if not workspace.add(kind, path, "quotes", item):
        written = write_item(item, "  ")
        raise click.ClickException(f"{path} is written in a way that cannot be added to. Put this there:\n\n{written}")
    workspace.say_what_remains(path)


def _record(workspace: Workspace, interview: Interview) -> Finding | Study:
    records: dict[str, Finding | Study] = {each.id: each for each in workspace.corpus.findings}
    records |= {each.id: each for each in workspace.corpus.studies}
    if not records:
        raise click.UsageError("There is no record yet that a quote could belong to. Run: evidence-site new finding")
    titles = {name: each.title for name, each in records.items()}
    return records[interview.choice(RECORD, titles)]


def _source(workspace: Workspace, interview: Interview, record: Finding | Study) -> CiteKey:
    works = {
        str(each.id): each.title
        + ("" if each.id in workspace.corpus.sources else "; its text is not here, so it cannot be checked")
        for each in workspace.corpus.references
    }
    study = record if isinstance(record, Study) else workspace.corpus.study.get(record.evidence[0].study)
    suggestion = study.main_report if study and study.main_report in works else ""
    return CiteKey(interview.choice(SOURCE, works, suggestion))


def _private_words(interview: Interview, source: SourceText) -> tuple[Quote, Verification]:
    """Return words that stand where their locator says in a text of which nothing may be said but that they do."""
    wrong = f"The quote does not match the private text of `{source.key}`. Compare its words and its locator with it."
    voice = interview.choice(VOICE, suggestion=Voice.PARTICIPANT)
    while True:
        words = interview.name(TEXT, lambda words: "" if words else "A quote needs words.")
        is_last = not interview.asks or all(interview.given(each) is not None for each in (TEXT, LOCATOR))
        quote = _spoken(_quote(words, source.key, voice), interview.given(SPEAKER) or "")
        given = interview.given(LOCATOR)
        if is_last and not given and verify(quote, source).verdict is Verdict.MISMATCH:
            raise click.UsageError(wrong)
        quote = _with(quote, locator=interview.name(LOCATOR, lambda words: "" if words else _NO_LOCATOR))
        verification = verify(quote, source)
        if verification.verdict is Verdict.VERIFIED:
            return quote, verification
        if is_last:
            raise click.UsageError(wrong)
        click.echo(f"  {wrong}")


def _words(
    workspace: Workspace, interview: Interview, record: Finding | Study, source: CiteKey, voice: str
) -> tuple[Quote, Verification]:
    """Return words that are in the source, if its text is here, with their verification."""
    found: list[tuple[Quote, Verification]] = []
    text = workspace.corpus.sources.get(source)

    def check(words: str, speaker: str = "") -> str:
        if not words:
            return "A quote needs words."
        quote = _spoken(_quote(words, source, voice or Voice.AUTHOR), speaker)
        verification = verify(quote, text)
        found.append((quote, verification))
        return _difference(workspace, record, quote, verification)

    words = interview.name(TEXT, check)
    if text and text.speakers and voice == Voice.PARTICIPANT:
        suggestion = _who_says(found[-1][0], text)
        interview.name(SPEAKER, lambda speaker: check(words, speaker), suggestion, may_be_empty=True)
    return found[-1]


def _who_says(quote: Quote, source: SourceText) -> str:
    """Return the label of the participant who says the words of a quote first."""
    labels = (each for each, speaking in source.speakers.items() if speaking is Speaking.PARTICIPANT)
    return next((each for each in labels if verify(_spoken(quote, each), source).verdict in FOUND), "")


def _quote(words: str, source: CiteKey, voice: str) -> Quote:
    return Quote.model_validate({"text": words, "source": source, "voice": voice})


def _spoken(quote: Quote, speaker: str) -> Quote:
    """Return a quote with who says it, if that is known; their role is asked for later."""
    return _with(quote, speaker=Speaker(id=speaker, role=ROLE.purpose)) if speaker else quote


def _with(quote: Quote, **fields: object) -> Quote:
    return quote.model_copy(update=fields)


def _difference(workspace: Workspace, record: Finding | Study, quote: Quote, verification: Verification) -> str:
    """Return how words differ from those of the source; nothing if they do not."""
    if verification.verdict is not Verdict.MISMATCH:
        return ""
    kind = RecordKind.FINDING if isinstance(record, Finding) else RecordKind.STUDY
    place = QuotePlace(RecordRef(kind, record.id), 0, quote)
    if omits_by_dots(workspace.corpus, place):
        return "The dots are not in the source: write `[...]` where words are left out."
    fault = mismatch(workspace.corpus, place, verification)
    lines = (f"{fault.message[:1].upper()}{fault.message[1:]}.", *fault.notes, f"{fault.help}.")
    return "\n  ".join(lines)


def _placed(interview: Interview, quote: Quote, found: Verification, source: SourceText | None) -> Quote:
    """Return a quote with the place of its words in the source, where they have been found."""

    def check(locator: str) -> str:
        if not locator:
            return _NO_LOCATOR
        there = verify(_with(quote, locator=locator), source)
        if there.verdict is not Verdict.MISPLACED:
            return ""
        where = where_they_are(there, locator)
        return f"{where[:1].upper()}{where[1:]}."

    paragraph = f"paragraph {found.occurrences[0].paragraph}" if found.occurrences else ""
    return _with(quote, locator=interview.name(LOCATOR, check, found.section or paragraph))


def _item(
    workspace: Workspace, interview: Interview, record: Finding | Study, quote: Quote, found: Verification
) -> dict[str, Value]:
    """Return a quote as fields of YAML."""
    item: dict[str, Value] = {
        "id": _free_id(record),
        "text": quote.text,
        "source": quote.source,
        "locator": quote.locator or "",
        "voice": quote.voice.value,
    }
    if quote.voice is Voice.PARTICIPANT:
        speaker = quote.speaker.id if quote.speaker else interview.given(SPEAKER)
        item["speaker"] = {**({"id": speaker} if speaker else {}), "role": interview.words(ROLE)}
    marks = read_marks(quote.text)
    if any(each.kind is MarkKind.INSERTION and each.span not in found.own for each in marks):
        item["note"] = interview.words(NOTE)
    elif interview.given(NOTE):
        item["note"] = interview.given(NOTE) or ""
    source = workspace.corpus.sources.get(quote.source)
    if quote.voice is Voice.PARTICIPANT and (source is None or source.private or interview.given(PERMISSION)):
        item["permission"] = {"basis": interview.choice(PERMISSION)}
    supports = _supports(interview, record)
    return item | ({"supports": supports} if supports else {})


def _supports(interview: Interview, record: Finding | Study) -> list[str]:
    fields = list(_fields_of(record))
    resting = {field for each in record.quotes for field in each.supports}
    free = [each for each in fields if each not in resting]

    def check(names: str) -> str:
        unknown = [each for each in _split(names) if each not in fields]
        return (
            f"`{unknown[0]}` is no field of the record that can rest on a quote: {', '.join(fields)}."
            if unknown
            else ""
        )

    question = replace(SUPPORTS, purpose=f"{SUPPORTS.purpose} The record has: {', '.join(fields)}.")
    suggestion = free[0] if free else ""
    if not fields or (not suggestion and interview.given(SUPPORTS) is None and not interview.asks):
        return []
    return _split(interview.name(question, check, suggestion, may_be_empty=True))


def _split(names: str) -> list[str]:
    return [each for each in re.split(r"[,\s]+", names) if each]


def _fields_of(record: Finding | Study) -> Iterator[str]:
    """Yield the fields of a record that are there and can rest on a quote."""
    for name in get_args(FindingField if isinstance(record, Finding) else StudyField):
        if isinstance(record, Finding) and name == "contexts":
            is_there = any(each.contexts for each in record.evidence)
        else:
            is_there = bool(getattr(record, name))
        if is_there:
            yield name


def _free_id(record: Finding | Study) -> str:
    """Return the next name for a quote, numbered as the last one is."""
    names = [str(each.id) for each in record.quotes]
    last = _NUMBERED.fullmatch(names[-1]) if names else None
    stem, number = (last["stem"], int(last["number"])) if last else ("q", len(names))
    while f"{stem}{number + 1}" in names:
        number += 1
    return f"{stem}{number + 1}"
