"""Faults of the site's own drawings."""

from collections.abc import Mapping, Sequence

from evidence_site.diagnostics import Fault, Severity
from evidence_site.load.text import shortened
from evidence_site.prose.drawing import Unusable
from evidence_site.rule import rule

MOST_NAMED = 6
_REASONS: Mapping[Unusable, Fault] = {
    Unusable.BROKEN: Fault(
        "the SVG cannot be read from here on", "save the drawing again, as plain SVG, with the program that made it"
    ),
    Unusable.DOCUMENT_TYPE: Fault(
        "a document type is not read", "delete all from `<!DOCTYPE` to its end: an SVG needs none"
    ),
    Unusable.OTHER_ROOT: Fault("the file holds no SVG", "begin it with `<svg`, without a prefix as in `<svg:svg`"),
    Unusable.NO_VIEW_BOX: Fault(
        "the drawing has no `viewBox` of four numbers",
        'say which part of it is shown, as in `<svg viewBox="0 0 24 24">`',
    ),
    Unusable.EMPTY: Fault(
        "there is nothing in the drawing that can be shown",
        "draw it with `path`, `circle`, `ellipse`, `rect`, `line`, `polyline` or `polygon`",
    ),
}


@rule("SVG001")
def unusable_drawing(reason: Unusable) -> Fault:
    """A drawing in `findings/glyphs` is not an SVG with shapes in it, or does not say which part of it is shown.

    Why it matters:
    The drawing stands on pages beside the finding's title, in a place of a fixed size. Without a `viewBox` it would
    be cut off; without shapes there would be a gap.

    Example:
    # findings/glyphs/lamp.svg
    <svg width="24" height="24"><circle cx="12" cy="12" r="9"/></svg>

    Use instead:
    # findings/glyphs/lamp.svg
    <svg viewBox="0 0 24 24"><circle cx="12" cy="12" r="9"/></svg>
    """
    return _REASONS[reason]


@rule("SVG002", Severity.WARNING, suppressible=False)
def incomplete_drawing(left_out: Sequence[str]) -> Fault:
    """A drawing in `findings/glyphs` holds something that the site does not show.

    Why it matters:
    A drawing becomes a part of the page, so it may hold only shapes: no scripts, no styles, no links, no texts. It has
    the colour of the page, so that it can be seen on light and dark screens and on paper. What else stands in the file
    is left out, and readers may see something else than you do.

    Example:
    # findings/glyphs/lamp.svg
    <svg viewBox="0 0 24 24"><circle cx="12" cy="12" r="9" fill="#FFCC00"/><text>Lamp</text></svg>

    Use instead:
    # findings/glyphs/lamp.svg
    <svg viewBox="0 0 24 24"><circle cx="12" cy="12" r="9" fill="none" stroke="currentColor"/></svg>
    """
    named = [f"`{shortened(each)}`" for each in left_out[:MOST_NAMED]]
    more = [f"{len(left_out) - MOST_NAMED} more"] if len(left_out) > MOST_NAMED else []
    *first, last = *named, *more
    listed = f"{', '.join(first)} and {last}" if first else last
    return Fault(
        f"the drawing is shown without {listed}",
        "delete what is left out; for a colour, write `currentColor`, which is the page's, or `none`",
    )


PROBLEMS = (unusable_drawing, incomplete_drawing)
