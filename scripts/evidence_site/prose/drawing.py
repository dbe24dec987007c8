"""The site's own small drawings: an SVG file as markup that is safe on any page, and what was left out of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from io import StringIO
from typing import NoReturn
from xml.parsers import expat
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

import nh3
from markupsafe import Markup

_STROKE = {"stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray"}
_LOOK = _STROKE | {"stroke-dashoffset", "stroke-opacity", "fill-rule", "fill-opacity", "opacity"}
_SHAPE = _LOOK | {"transform"}
ATTRIBUTES = {
    "svg": _LOOK | {"viewBox", "width", "height"},
    "g": _SHAPE,
    "path": _SHAPE | {"d"},
    "circle": _SHAPE | {"cx", "cy", "r"},
    "ellipse": _SHAPE | {"cx", "cy", "rx", "ry"},
    "rect": _SHAPE | {"x", "y", "width", "height", "rx", "ry"},
    "line": _SHAPE | {"x1", "y1", "x2", "y2"},
    "polyline": _SHAPE | {"points"},
    "polygon": _SHAPE | {"points"},
}
"""What may stand on each element that a drawing may hold. `transform` on the whole could move it across the page."""
_PAGE_COLOUR = {"none", "currentColor", "currentcolor"}
COLOURS = {"fill": _PAGE_COLOUR, "stroke": _PAGE_COLOUR}
"""A drawing has the page's colour, which suits light and dark screens, print and forced colours."""

_GROUPS = frozenset({"svg", "g"})
_WITHOUT_EFFECT = re.compile(r"xmlns(:.*)?|version|aria-hidden")
"""Attributes of which nothing is lost: the names of vocabularies, and what the page itself says of the drawing."""
_NUMBER = r"[-+]?(?:\d++(?:\.\d*+)?|\.\d++)(?:e[-+]?\d++)?"
_VIEW_BOX = re.compile(rf"\s*+{_NUMBER}(?:(?:\s*+,\s*+|\s++){_NUMBER}){{3}}\s*+", re.IGNORECASE)


class Unusable(StrEnum):
    """Why a file is no drawing that can be shown."""

    BROKEN = "broken"
    """It is not well-formed XML."""
    DOCUMENT_TYPE = "document type"
    """It has a document type, which can define endless words or name other files."""
    OTHER_ROOT = "other root"
    """Its outermost element is not `svg`."""
    NO_VIEW_BOX = "no view box"
    EMPTY = "empty"
    """It holds no shape that may be shown."""


class UnusableDrawingError(ValueError):
    """A file is no drawing that can be shown."""

    def __init__(self, reason: Unusable, offset: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.offset = offset
        """Where in the text, in characters."""


@dataclass(frozen=True)
class Drawing:
    """A drawing that can be shown."""

    svg: Markup
    left_out: Mapping[str, int]
    """What its file holds and the drawing does not, as written, each with the offset of the first: `script`."""


def clean_drawing(text: str) -> Drawing:
    """Return the drawing of an SVG file: shapes and groups in the page's colour, and nothing that acts, links or loads.

    An element that is left out takes along all that is inside it.

    Raises:
        UnusableDrawingError: there is nothing to show.
    """
    reader = _Reader(text)
    reader.read()
    svg = nh3.clean(
        reader.kept.getvalue(),
        tags=set(ATTRIBUTES),
        attributes=ATTRIBUTES,
        tag_attribute_values=dict.fromkeys(ATTRIBUTES, COLOURS),
        generic_attribute_prefixes=set(),
        link_rel=None,
    )
    return Drawing(Markup(svg), reader.left_out)  # noqa: S704  # it is cleaned


@dataclass
class _Reader:
    """Copies what may be shown of an SVG file, element by element, and notes the rest."""

    text: str
    kept: StringIO = field(default_factory=StringIO)
    left_out: dict[str, int] = field(default_factory=dict)
    _unkept_levels: int = 0
    """How many elements are open, from the outermost that is left out."""
    _shapes: int = 0
    _is_begun: bool = False

    def read(self) -> None:
        """Read the file.

        Raises:
            UnusableDrawingError: there is nothing to show.
        """
        self._writer = XMLGenerator(self.kept, short_empty_elements=True)
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._refuse_document_type
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        try:
            self._parser.Parse(self.text, True)  # noqa: FBT003  # it takes no keywords
        except expat.ExpatError:
            raise UnusableDrawingError(Unusable.BROKEN, self._offset(self._parser.ErrorByteIndex)) from None
        if not self._shapes:
            raise UnusableDrawingError(Unusable.EMPTY, 0)

    def _refuse_document_type(self, *_: object) -> NoReturn:
        """Stop before a definition is read: a few of them can grow without end, or name files of this computer."""
        begin = "<!DOCTYPE"
        place = self.text.rfind(begin, 0, self._here() + len(begin))
        raise UnusableDrawingError(Unusable.DOCUMENT_TYPE, place)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        is_root, self._is_begun = not self._is_begun, True
        if is_root and name != "svg":
            raise UnusableDrawingError(Unusable.OTHER_ROOT, self._here())
        if is_root and not _VIEW_BOX.fullmatch(attributes.get("viewBox", "")):
            raise UnusableDrawingError(Unusable.NO_VIEW_BOX, self._here())
        if self._unkept_levels or name not in ATTRIBUTES or (name == "svg" and not is_root):
            self._unkept_levels += 1
            if self._unkept_levels == 1:
                self.left_out.setdefault(name, self._here())
            return
        self._shapes += name not in _GROUPS
        self._writer.startElement(name, AttributesImpl(self._attributes(name, attributes)))

    def _end(self, name: str) -> None:
        if self._unkept_levels:
            self._unkept_levels -= 1
        else:
            self._writer.endElement(name)

    def _attributes(self, element: str, attributes: dict[str, str]) -> dict[str, str]:
        kept = {}
        for name, value in attributes.items():
            if name in ATTRIBUTES[element] or value.strip() in COLOURS.get(name, ()):
                kept[name] = value.strip()
            elif not _WITHOUT_EFFECT.fullmatch(name):
                self.left_out.setdefault(f'{name}="{value}"' if name in COLOURS else name, self._here())
        return kept

    def _here(self) -> int:
        return self._offset(self._parser.CurrentByteIndex)

    def _offset(self, byte: int) -> int:
        """Return an offset in characters for one in bytes of UTF-8."""
        return len(self.text.encode()[:byte].decode(errors="ignore"))
