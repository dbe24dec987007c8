"""The drawings that findings can have beside their titles, one SVG file each."""

from pathlib import Path

from markupsafe import Markup

from evidence_site.diagnostics import Diagnostic
from evidence_site.load.files import LARGEST_GLYPH, read_text
from evidence_site.load.folders import GLYPHS, list_entries
from evidence_site.load.problems import svg
from evidence_site.prose.drawing import UnusableDrawingError, clean_drawing


def load_glyphs(folder: Path, root: Path) -> tuple[dict[str, Markup], list[Diagnostic]]:
    """Read the drawings, by name, and what is wrong. A faulty one is empty, so that its name is not called unknown."""
    listing = list_entries(folder, root, GLYPHS)
    diagnostics = list(listing.diagnostics)
    glyphs: dict[str, Markup] = {}
    for entry in listing.entries:
        glyphs[entry.stem] = Markup()
        source = read_text(entry.path, root, LARGEST_GLYPH)
        if isinstance(source, Diagnostic):
            diagnostics.append(source)
            continue
        try:
            drawing = clean_drawing(source.text)
        except UnusableDrawingError as error:
            diagnostics.append(source.diagnose((error.offset, error.offset + 1), svg.unusable_drawing, error.reason))
            continue
        glyphs[entry.stem] = drawing.svg
        if drawing.left_out:
            start = min(drawing.left_out.values())
            diagnostics.append(source.diagnose((start, start + 1), svg.incomplete_drawing, tuple(drawing.left_out)))
    return glyphs, diagnostics
