"""The state of links to other sites: as text, as one issue that is kept up to date, and as JSON."""

import json
import string
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from evidence_site.links.external.check import Results, verdict_fields
from evidence_site.links.external.verdict import State, Verdict
from evidence_site.report.plain import plain

Places = Mapping[str, Sequence[str]]
"""The records and pages that name each address."""
MOST_PLACES = 5
MOST_LISTED = 200
"""An issue of GitHub holds 65,536 characters."""
_ESCAPED = str.maketrans({character: f"&#{ord(character)};" for character in string.punctuation})
_HEADINGS = {
    State.DEAD: "Dead: mend or replace",
    State.UNSURE: "Unsure: open them by hand",
}


def as_text(found: Results, places: Places) -> str:
    """Return a block of text for each address that is not in order, and how many addresses there are."""
    blocks = []
    for address, verdict in _worst_first(found.verdicts):
        lines = (f"{verdict.state}: {plain(address)}", *_remarks(verdict), f"named in {_named(places[address])}")
        blocks.append("\n  ".join(lines))
    return "\n\n".join((*blocks, _count(found)))


def as_markdown(found: Results, places: Places) -> str:
    """Return the same as the text of an issue. Text from records is escaped for Markdown and HTML."""
    parts = ["## Links to other sites", _count(found)]
    listed = list(_worst_first(found.verdicts))
    for state, heading in _HEADINGS.items():
        of_state = [each for each in listed if each[1].state is state]
        if of_state:
            items = (_item(address, verdict, places[address]) for address, verdict in of_state[:MOST_LISTED])
            parts += [f"### {heading}", "\n".join(items)]
        if len(of_state) > MOST_LISTED:
            parts.append(f"And {len(of_state) - MOST_LISTED} more.")
    return "\n\n".join(parts) + "\n"


def as_json(found: Results, places: Places) -> str:
    """Return all verdicts as a JSON array, one object per address, including those that are fine."""
    return json.dumps(
        [
            {"address": address, **verdict_fields(verdict), "named_in": list(places[address])}
            for address, verdict in found.verdicts.items()
        ],
        indent=2,
    )


FORMATS: Mapping[str, Callable[[Results, Places], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}
"""Formats by the name that `--format` takes."""


def _worst_first(verdicts: Mapping[str, Verdict]) -> Iterator[tuple[str, Verdict]]:
    for state in (State.DEAD, State.UNSURE):
        yield from ((address, each) for address, each in verdicts.items() if each.state is state)
    yield from ((address, each) for address, each in verdicts.items() if each.state is State.OK and each.moved)


def _remarks(verdict: Verdict) -> Iterator[str]:
    if verdict.reason:
        yield verdict.reason
    if verdict.state is State.DEAD and verdict.since:
        yield f"dead since {verdict.since:%Y-%m-%d}"
    if verdict.moved:
        yield f"moved for good to {plain(verdict.moved)}"


def _named(places: Sequence[str]) -> str:
    more = len(places) - MOST_PLACES
    listed = ", ".join(map(plain, places[:MOST_PLACES]))
    return f"{listed} and {more} more" if more > 0 else listed


def _item(address: str, verdict: Verdict, places: Sequence[str]) -> str:
    words = "; ".join((*_remarks(verdict), f"named in {_named(places)}"))
    return f"- <code>{plain(address).translate(_ESCAPED)}</code><br>{words.translate(_ESCAPED)}"


def _count(found: Results) -> str:
    counts = Counter(each.state for each in found.verdicts.values())
    states = ", ".join(f"{counts[state]} {state}" for state in State)
    return f"{len(found.verdicts)} addresses of other sites: {states}. {found.asked} of them were asked today."
