"""The colours that a site can choose, those derived from them, and how well one colour reads on another.

A token is a custom property of the style sheet: `mast` is `--mast`. The package's own values, which apply where a site
chooses none, are here too, because a chosen colour is checked against those that it stands on.

Colours are written as in CSS, in six hexadecimal digits: `#0D3B45`. Contrast is measured as WCAG 2.2 defines it under
"relative luminance" and "contrast ratio": https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from evidence_site.model.fields import Colour, Record

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WHITE, BLACK = "#FFFFFF", "#000000"
TEXT = 4.5
"""The least contrast of text (success criterion 1.4.3)."""
CONTROL = 3.0
"""The least contrast of the edges and signs that a control is known by (success criterion 1.4.11)."""
_NEARLY_BLACK = 0.04045
"""Below this, sRGB is linear."""
HUES = ("c1", "c2", "c3", "c4")
OURS: Mapping[Scheme, Mapping[str, str]] = {
    "light": {
        "bg": "#FBFAF6",
        "surface": "#FFFFFF",
        "sunk": "#F2EFE7",
        "mast": "#0D3B45",
        "mastink": "#FFFFFF",
        "link": "#0B5563",
        "linkh": "#062F38",
        "c1": "#0B5F6F",
        "c2": "#6E3A7E",
        "c3": "#94460F",
        "c4": "#3C6422",
        "c1t": "#E4F0F1",
        "c2t": "#F2E9F4",
        "c3t": "#F8EBE0",
        "c4t": "#EAF1E2",
    },
    "dark": {
        "bg": "#11191C",
        "surface": "#182327",
        "sunk": "#0C1315",
        "mast": "#0A2C34",
        "mastink": "#F2F7F6",
        "link": "#86D3DF",
        "linkh": "#C6EEF4",
        "c1": "#74CBD8",
        "c2": "#D5ACE3",
        "c3": "#F0B083",
        "c4": "#AED38F",
        "c1t": "#16323A",
        "c2t": "#2F2336",
        "c3t": "#36261B",
        "c4t": "#233020",
    },
}
"""The values in `theme/styles/tokens.css` that a site can change, directly or not, and the grounds of text."""


class Shades(Record):
    """A colour in both schemes."""

    light: Annotated[Colour, Field(description="The colour on a light page.")]
    dark: Annotated[Colour, Field(description="The colour on a dark page, for readers whose device is set to dark.")]


class Colours(Record):
    """The site's own colours. Each has a default, and must read well on what it stands on."""

    masthead: Annotated[
        Shades | None, Field(description="Behind the head and the foot of each page, whose words are white.")
    ] = None
    link: Annotated[Shades | None, Field(description="Links.")] = None
    c1: Annotated[Shades | None, Field(description="The first finding, and each fourth after it.")] = None
    c2: Annotated[Shades | None, Field(description="The second finding, and each fourth after it.")] = None
    c3: Annotated[Shades | None, Field(description="The third finding, and each fourth after it.")] = None
    c4: Annotated[Shades | None, Field(description="The fourth finding, and each fourth after it.")] = None


class Meeting(NamedTuple):
    """A chosen colour, and the colours that it must read on."""

    name: str
    """The field of `Colours`."""
    scheme: Scheme
    colour: str
    grounds: tuple[str, ...]
    to_read: str
    """The colour, black or white, that more contrast lies towards."""


def tokens_of(colours: Colours, scheme: Scheme) -> dict[str, str]:
    """Return every token of a scheme: the site's where it has chosen a colour, else the package's."""
    return {**OURS[scheme], **dict(_chosen(colours, scheme))}


def mastheads(colours: Colours) -> Mapping[Scheme, str]:
    """Return the colour of the masthead in each scheme, which some browsers give their own frame."""
    return {scheme: tokens_of(colours, scheme)["mast"] for scheme in SCHEMES}


def meetings(colours: Colours) -> Iterator[Meeting]:
    """Yield each chosen colour with the colours that it stands on."""
    for scheme in SCHEMES:
        tokens = tokens_of(colours, scheme)
        ground = tuple(tokens[each] for each in ("bg", "surface", "sunk"))
        away = BLACK if scheme == "light" else WHITE
        for name, shades in _shades(colours):
            colour = shades[scheme]
            if name == "masthead":
                yield Meeting(name, scheme, colour, (tokens["mastink"],), BLACK)
            elif name == "link":
                yield Meeting(name, scheme, colour, (*ground, *(tokens[f"{hue}t"] for hue in HUES)), away)
            else:
                yield Meeting(name, scheme, colour, (*ground, tokens[f"{name}t"]), away)


def _shades(colours: Colours) -> Iterator[tuple[str, Mapping[Scheme, str]]]:
    for name in type(colours).model_fields:
        shades = getattr(colours, name)
        if shades:
            yield name, {"light": shades.light, "dark": shades.dark}


def _chosen(colours: Colours, scheme: Scheme) -> Iterator[tuple[str, str]]:
    """Yield the tokens that the chosen colours set: a hue also sets its tint, a link its colour under the pointer."""
    is_light = scheme == "light"
    for name, shades in _shades(colours):
        colour = shades[scheme]
        if name == "masthead":
            yield "mast", colour
        elif name == "link":
            yield "link", colour
            yield "linkh", mixed(colour, BLACK if is_light else WHITE, 0.55)
        else:
            yield name, colour
            yield f"{name}t", mixed(colour, *((WHITE, 0.11) if is_light else (OURS["dark"]["bg"], 0.12)))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """Return a mixture of two colours; `share`, from 0 to 1, is that of the first."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one * share + another * (1 - share)):02X}" for one, another in pairs)


def nearest_readable(colour: str, grounds: Iterable[str], *, towards: str) -> str:
    """Return the colour nearest to this one, in steps towards another, that reads as text on all of these grounds."""
    grounds = tuple(grounds)
    steps = (mixed(colour, towards, share / 100) for share in range(100, 0, -1))
    return next((each for each in steps if all(contrast(each, ground) >= TEXT for ground in grounds)), towards)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return float(value / 12.92 if value <= _NEARLY_BLACK else ((value + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
