"""What was found of other sites: for people, for one issue that is kept up to date, and for programs."""

import json
import string
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from evidence_site.links.external.state import State, Verdict
from evidence_site.links.external.survey import Survey
from evidence_site.report.plain import plain

Places = Mapping[str, Sequence[str]]
MOST_PLACES = 5
MOST_LISTED = 200
"""An issue of GitHub holds 65,536 characters."""
_ESCAPED = str.maketrans({character: f"&#{ord(character)};" for character in string.punctuation})
_HEADINGS = {
    State.DEAD: "Dead: mend or replace",
    State.UNSURE: "Unsure: open them by hand",
}


def as_text(found: Survey, places: Places) -> str:
    """Tell what is not in order, a block for each address, and how many there are."""
    blocks = []
    for address, verdict in _worst_first(found.verdicts):
        lines = (f"{verdict.state}: {plain(address)}", *_remarks(verdict), f"named in {_named(places[address])}")
        blocks.append("\n  ".join(lines))
    return "\n\n".join((*blocks, _count(found)))


def as_markdown(found: Survey, places: Places) -> str:
    """Tell the same as the text of an issue. Nothing in it that comes from a record is a mark of Markdown or HTML."""
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


def as_json(found: Survey, places: Places) -> str:
    """Tell everything to a program: an array with an object for each address, those in order among them."""
    return json.dumps(
        [
            {
                "address": address,
                "state": verdict.state,
                "reason": verdict.reason,
                "moved": verdict.moved,
                "asked": verdict.asked.isoformat() if verdict.asked else "",
                "since": verdict.since.isoformat() if verdict.since else "",
                "named_in": list(places[address]),
            }
            for address, verdict in found.verdicts.items()
        ],
        indent=2,
    )


FORMATS: Mapping[str, Callable[[Survey, Places], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}
"""Ways to tell, by the name that `--format` takes."""


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
    told = "; ".join((*_remarks(verdict), f"named in {_named(places)}"))
    return f"- <code>{plain(address).translate(_ESCAPED)}</code><br>{told.translate(_ESCAPED)}"


def _count(found: Survey) -> str:
    counts = Counter(each.state for each in found.verdicts.values())
    states = ", ".join(f"{counts[state]} {state}" for state in State)
    return f"{len(found.verdicts)} addresses of other sites: {states}. {found.asked} of them were asked today."
