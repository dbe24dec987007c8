"""The design as files of the site: one style sheet, one script, scripts of single pages, fonts and pictures.

They come from `theme/`, where each concern has a file of its own, and their names in the site never change. In the
style sheet, addresses are relative to `assets/`: `url(fonts/sans.woff2)`.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from evidence_site.model.colours import SCHEMES, Colours, tokens_of
from evidence_site.model.settings import Settings

THEME = Path(__file__).parent / "theme"
STYLE_SHEET = "assets/evidence-site.css"
SCRIPT = "assets/evidence-site.js"
SEARCH_SCRIPT = "assets/search.js"
BUILDER_STYLE_SHEET = "assets/builder-search.css"
BUILDER_SCRIPT = "assets/builder-search.js"
"""For the search of other builders, in what `evidence-site render` writes."""
TOKENS = "tokens.css"
SEARCH = "search"
LICENCE = "assets/minisearch-LICENSE.txt"
MINISEARCH = "// MiniSearch 7.2.0, https://github.com/lucaong/minisearch, MIT licence: minisearch-LICENSE.txt\n"
FIRST, LAST = (TOKENS, "base.css", "shell.css", "words.js"), ("print.css", "start.js")
"""The files with which a style sheet or script begins and ends; those between them follow by name."""
SEPARATE = frozenset({"builder-search.css", "builder-search.js"})
"""What our own builds do not load: each is a file of its own in `assets/`."""
VENDOR = THEME / "vendor"
_COMMENTS = re.compile(r"^ */\*.*?\*/\n", re.MULTILINE | re.DOTALL)
"""Comments of several lines, as others write them."""
_FOR_AUTHORS = re.compile(r"^ *//.*\n|^/\*.*\*/\n|^ +|^\n", re.MULTILINE)
"""Comments that take whole lines, empty lines, and indentation."""
_OF_MODULES = re.compile(r"^import .*\n|^export ", re.MULTILINE)
"""What joins modules. From a disk, a browser loads none, so that a page gets them joined to one script."""
_TOKEN = re.compile(r"--([a-z0-9]+): light-dark\(#\w{6}, #\w{6}\)")


def design_files(settings: Settings) -> dict[str, bytes]:
    """Return the files of the design by their path in the site."""
    styles = _parts("styles", "*.css")
    scripts = _parts("scripts", "*.js")
    pages = sorted(each for each in (THEME / "scripts").glob("*/") if each.name != SEARCH)
    others = sorted(path for folder in ("fonts", "images") for path in (THEME / folder).glob("*"))
    return {
        STYLE_SHEET: minified(_style(path, settings.colours) for path in styles).encode(),
        SCRIPT: minified(path.read_text("utf-8") for path in scripts).encode(),
        **{f"assets/{page.name}.js": _page_script(page).encode() for page in pages},
        **{f"assets/{path.relative_to(THEME).as_posix()}": path.read_bytes() for path in others},
    }


def search_design() -> dict[str, bytes]:
    """Return the script of our search by its path in the site, with MiniSearch, and the licence of that.

    MiniSearch is given none of the names by which it would join modules: a page can have elements with such ids.
    """
    engine = _COMMENTS.sub("", (VENDOR / "minisearch.js").read_text("utf-8"))
    joined = f"((exports, module, define) => {{\n{minified([engine])}}})();\n"
    return {
        SEARCH_SCRIPT: f"{MINISEARCH}{joined}{_page_script(THEME / 'scripts' / SEARCH)}".encode(),
        LICENCE: (VENDOR / "minisearch-LICENSE.txt").read_bytes(),
    }


def builder_search_design() -> dict[str, bytes]:
    """Return what the search of other builders needs, by its path in the site."""
    parts = (*(THEME / "styles").glob("*"), *(THEME / "scripts").glob("*.js"))
    return {f"assets/{each.name}": each.read_bytes() for each in parts if each.name in SEPARATE}


def with_colours(tokens: str, colours: Colours) -> str:
    """Return the text of `tokens.css` with a site's own colours in place of ours."""
    light, dark = (tokens_of(colours, scheme) for scheme in SCHEMES)

    def own(token: re.Match[str]) -> str:
        name = token[1]
        return f"--{name}: light-dark({light[name]}, {dark[name]})" if name in light else token[0]

    return _TOKEN.sub(own, tokens)


def minified(texts: Iterable[str]) -> str:
    """Return style sheets or scripts as one, without what only their authors need: comments and indentation."""
    return _FOR_AUTHORS.sub("", "".join(texts))


def _parts(folder: str, pattern: str) -> list[Path]:
    found = (THEME / folder).glob(pattern)
    return sorted((each for each in found if each.name not in SEPARATE), key=_position)


def _style(path: Path, colours: Colours) -> str:
    text = path.read_text("utf-8")
    return with_colours(text, colours) if path.name == TOKENS else text


def _page_script(folder: Path) -> str:
    """Return the script of one page, whose parts lie in a folder, in a scope of its own."""
    modules = minified(path.read_text("utf-8") for path in sorted(folder.glob("*.js"), key=_position))
    return f'(() => {{\n"use strict";\n{_OF_MODULES.sub("", modules)}}})();\n'


def _position(path: Path) -> tuple[int, str]:
    if path.name in FIRST:
        return FIRST.index(path.name), path.name
    return len(FIRST) + (path.name in LAST), path.name
