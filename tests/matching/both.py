"""Looks for quotes with the package and with the script of the page "Propose a finding", which must agree."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import NamedTuple

from evidence_site.load.sources import parse_source
from evidence_site.matching import patterns, verify
from evidence_site.model import CiteKey, Quote
from pages.propose.script import Conversation

KEY = CiteKey("okafor2021")
FUNCTION = """(patterns, text, quotes) => {
    const { readSource, findQuote } = openMatching(patterns);
    const source = readSource(text);
    const paragraphs = name => source.sections.filter(each => each.name === name).flatMap(each => each.paragraphs);
    return quotes.map(quote => {
        const { verdict, places } = findQuote(quote, source);
        return [verdict, places.map(({ section, paragraph, pieces }) =>
            [section, paragraph, pieces.map(span => paragraphs(section)[paragraph - 1].slice(...span))])];
    });
}"""


@dataclass(frozen=True)
class Asked:
    """A quote that is looked for."""

    words: str
    locator: str = ""
    voice: str = "author"
    speaker: str = ""


class Found(NamedTuple):
    """The answer: a verdict and, of each place, the section, the paragraph and the source's words of each piece."""

    verdict: str
    places: tuple[tuple[str, int, tuple[str, ...]], ...]


def find_all(script: Conversation, text: str, quotes: Sequence[Asked]) -> list[Found]:
    """Return the answers to quotes, after a look at whether both languages give the same ones."""
    ours = [by_package(text, each) for each in quotes]
    answers = script.call(FUNCTION, patterns(), text, [asdict(each) for each in quotes])
    theirs = [
        Found(verdict, tuple((section, paragraph, tuple(pieces)) for section, paragraph, pieces in places))
        for verdict, places in answers
    ]
    assert [*zip(quotes, theirs, strict=True)] == [*zip(quotes, ours, strict=True)], ascii(text)
    return ours


def by_package(text: str, asked: Asked) -> Found:
    """Return the package's answer."""
    speaker = {"speaker": {"id": asked.speaker, "role": "nurse"}} if asked.speaker else {}
    values = {"text": asked.words, "source": KEY, "locator": asked.locator or None, "voice": asked.voice, **speaker}
    found = verify(Quote.model_validate(values), parse_source(KEY, text))
    return Found(
        str(found.verdict),
        tuple(
            (each.section, each.paragraph, tuple(each.text[slice(*span)] for span in each.pieces))
            for each in found.occurrences
        ),
    )
