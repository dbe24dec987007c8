"""The colours that a site can choose, and those that the design makes from them.

A token is a custom property of the style sheet: `mast` is `--mast`. The package's own values, which hold where a site
chooses none, stand here too, because a colour is checked against those that it stands on.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from evidence_site.model.contrast import mixed
from evidence_site.model.fields import Colour, Record

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WHITE, BLACK = "#FFFFFF", "#000000"
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
    """The colour to go towards for more contrast."""


def tokens_of(colours: Colours, scheme: Scheme) -> dict[str, str]:
    """Give every token of a scheme, where the site has chosen and where it has not."""
    return {**OURS[scheme], **dict(_chosen(colours, scheme))}


def mastheads(colours: Colours) -> Mapping[Scheme, str]:
    """Give the colour of the head of each page, which some browsers take over."""
    return {scheme: tokens_of(colours, scheme)["mast"] for scheme in SCHEMES}


def meetings(colours: Colours) -> Iterator[Meeting]:
    """Give each chosen colour with what it stands on."""
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
    """Give the tokens that the chosen colours set: a hue brings its tint, a link how it looks under the pointer."""
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
