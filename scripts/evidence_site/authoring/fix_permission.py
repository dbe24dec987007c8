"""Writes what earlier versions called the `consent` of a quote as its `permission`."""

from collections.abc import Iterator

from evidence_site.authoring.record_tree import tree_of
from evidence_site.load.nodes import Fields, Items, Node, Scalar

_NAMES = {"reference": "private_reference"}
_VALUES = {"ethics-waiver": "ethics-approval-without-consent"}


def name_permission(text: str) -> str:
    """Return a record in which each quote's `consent`, with its parts, has the names of today.

    One that has both, or fields that nobody knows, is left for its author. What was a public reference becomes a
    private one: it is not published any more.
    """
    tree = tree_of(text)
    if tree.diagnostics or not isinstance(tree.root, Fields):
        return text
    _, quotes = tree.root.fields.get("quotes", (None, None))
    changed = [each for quote in (quotes.items if isinstance(quotes, Items) else ()) for each in _names(quote)]
    for old, new in sorted(changed, key=lambda each: each[0].start, reverse=True):
        text = text[: old.start] + new + text[old.end :]
    return text


def _names(quote: Node) -> Iterator[tuple[Scalar, str]]:
    """Yield what stands in a quote under an old name, with its new one."""
    if not isinstance(quote, Fields) or "permission" in quote.fields:
        return
    name, consent = quote.fields.get("consent", (None, None))
    if name is None or not isinstance(consent, Fields) or not consent.fields.keys() <= {"basis", "reference"}:
        return
    yield name, "permission"
    for part, (key, value) in consent.fields.items():
        if part in _NAMES:
            yield key, _NAMES[part]
        elif isinstance(value, Scalar) and value.value in _VALUES:
            yield value, _VALUES[value.value]
