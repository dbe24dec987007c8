"""The command `verify`: looks for quotes in one text, without a project."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError

from evidence_site import report
from evidence_site.console import as_typed, read_standard_input
from evidence_site.diagnostics import Diagnostic, Fault, Severity
from evidence_site.load.files import LARGEST_TEXT, read_text
from evidence_site.load.sources import read_source
from evidence_site.matching import SPECIFICATION, verify_all
from evidence_site.model import CiteKey, Corpus, Finding, SourceText, Verdict, Verification, Voice
from evidence_site.model.fields import SOURCE_KEY
from evidence_site.report.plain import plain
from evidence_site.rule import Rule, Violation
from evidence_site.rules import insertions, omissions, quotes

_RULES: tuple[Rule[[Corpus], Iterator[Violation]], ...] = (
    quotes.quote_not_in_source,
    quotes.quote_misplaced,
    quotes.stray_bracket,
    quotes.omission_without_brackets,
    insertions.sense_turning_insertion,
    *omissions.RULES,
)
"""The rules that need nothing but quotes and their source."""
MOST_QUOTES = 1000
"""Quotes that are looked for at once: each is compared with the whole text."""
_FILE = click.Path(path_type=Path, dir_okay=False, exists=True, resolve_path=True)


@dataclass(frozen=True)
class Answer:
    """The outcome for one quote: where its words stand, and what is wrong with it."""

    text: str
    verification: Verification
    faults: tuple[tuple[Rule[..., Any], Fault], ...]

    @property
    def is_right(self) -> bool:
        """Whether the quote may be shown as the source's words."""
        return not any(rule.severity is Severity.ERROR for rule, _ in self.faults)


@click.command("verify")
@click.argument("quoted", metavar="[QUOTE]...", nargs=-1)
@click.option("--source", "file", type=_FILE, required=True, help="The text: UTF-8, headings as in `# Results`.")
@click.option("--locator", default="", help="The heading below which the quotes should stand. Any, if left out.")
@click.option("--speaker", default="", help="The label of the participant who should have said them, in a transcript.")
@click.option("--format", "name", type=click.Choice(["text", "json"]), default="text", help="How to write the answers.")
def verify_command(quoted: tuple[str, ...], file: Path, locator: str, speaker: str, name: str) -> None:
    """Look for quotes in a text, word for word.

    It needs no project. Each QUOTE is an argument or, if there are none, a line of the standard input. The rules are
    those of "evidence-site check"; the exit status is 1 if a quote is not in the text.
    """
    source = _read(file)
    words = tuple(map(as_typed, quoted)) or _piped_quotes()
    if len(words) > MOST_QUOTES:
        raise click.UsageError(f"There are {len(words)} quotes. Look for at most {MOST_QUOTES} at once.")
    if not words:
        raise click.UsageError("There is no quote. Write it as an argument, or one on each line of the standard input.")
    try:
        answers = verify_quotes(words, source, locator, speaker)
    except ValidationError as error:
        faults = "; ".join(f"`{plain(str(each['input']))[:60]}` {each['msg']}" for each in error.errors())
        raise click.UsageError(f"That cannot be looked for: {faults}.") from None
    click.echo(_as_json(answers, file) if name == "json" else _as_text(answers, file))
    sys.exit(not all(each.is_right for each in answers))


def _piped_quotes() -> tuple[str, ...]:
    piped = read_standard_input(LARGEST_TEXT)
    if piped is None:
        raise click.UsageError(f"There is more than {LARGEST_TEXT // 1024 // 1024} MB of quotes to read.")
    return tuple(each for each in piped.splitlines() if each.strip())


def verify_quotes(words: Sequence[str], source: SourceText, locator: str = "", speaker: str = "") -> tuple[Answer, ...]:
    """Return the outcome for each quote; without a locator, its words may stand anywhere in the source.

    Raises:
        ValidationError: words that no quote can have, such as more than a quote may be long.
    """
    corpus = _corpus(words, source, locator, speaker)
    found = {ref: each if locator else _anywhere(each) for ref, each in verify_all(corpus).items()}
    corpus = replace(corpus, verifications=found)
    violations = [(rule, each) for rule in _RULES for each in rule(corpus)]
    return tuple(
        Answer(place.quote.verbatim, found[place.ref], tuple(_faults_of(place.position, violations)))
        for place in corpus.quotes
    )


def _corpus(words: Sequence[str], source: SourceText, locator: str, speaker: str) -> Corpus:
    """Return records with the quotes alone, as the rules read them."""
    about = {
        "source": source.key,
        "voice": Voice.PARTICIPANT if source.speakers else Voice.AUTHOR,
        **({"locator": locator} if locator else {}),
        **({"speaker": {"id": speaker, "role": speaker}} if speaker else {}),
    }
    finding = Finding.model_validate(
        {
            "id": "quotes",
            "title": "Quotes",
            "statement": "Quotes.",
            "evidence": [{"study": "source", "relation": "contributes"}],
            "quotes": [{"text": each, **about} for each in words],
            "status": "draft",
            "added": "2026-01-01",
        }
    )
    return Corpus(findings=(finding,), sources={source.key: source})


def _anywhere(verification: Verification) -> Verification:
    is_there = verification.verdict is Verdict.MISPLACED
    return replace(verification, verdict=Verdict.VERIFIED) if is_there else verification


def _faults_of(
    position: int, violations: Sequence[tuple[Rule[..., Any], Violation]]
) -> Iterator[tuple[Rule[..., Any], Fault]]:
    return ((rule, each.fault) for rule, each in violations if each.place.path[1] == position)


def _read(file: Path) -> SourceText:
    read = read_text(file, file.parent, LARGEST_TEXT)
    text, faults = (None, [read]) if isinstance(read, Diagnostic) else read_source(read, _key(file))
    if text is None:
        click.echo(report.full(faults), err=True)
        sys.exit(1)
    return text


def _key(file: Path) -> CiteKey:
    return CiteKey(file.stem if SOURCE_KEY.fullmatch(file.stem) else "source")


def _as_text(answers: Sequence[Answer], file: Path) -> str:
    lines = [line for each in answers for line in (*_lines(each), "")]
    right = sum(each.is_right for each in answers)
    return "\n".join(map(plain, (*lines, f"{right} of {len(answers)} quotes are in {file.name}, word for word.")))


def _lines(answer: Answer) -> Iterator[str]:
    yield f"{answer.verification.verdict.replace('-', ' ')}: {answer.text}"
    for place in answer.verification.occurrences:
        yield f"  in {place.section + ', ' if place.section else ''}paragraph {place.paragraph}"
    for rule, fault in answer.faults:
        yield f"  {rule.severity} {rule.code} {fault.message}"
        yield from (f"    {each}" for each in (*fault.notes, f"help: {fault.help}"))


def _as_json(answers: Sequence[Answer], file: Path) -> str:
    return report.to_json(
        {"specification": SPECIFICATION, "source": file.name, "quotes": [_members(each) for each in answers]}
    )


def _members(answer: Answer) -> dict[str, object]:
    places = answer.verification.occurrences
    return {
        "text": answer.text,
        "verdict": answer.verification.verdict,
        "places": [
            {
                "section": each.section,
                "paragraph": each.paragraph,
                "pieces": each.pieces,
                "omissions": each.omissions,
                "passage": each.passage,
            }
            for each in places
        ],
        "faults": [
            {
                "code": rule.code,
                "name": rule.name,
                "severity": rule.severity,
                "message": fault.message,
                "help": fault.help,
                "notes": fault.notes,
            }
            for rule, fault in answer.faults
        ],
    }
