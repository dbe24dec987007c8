"""The design as files of the site: one style sheet, one script, the scripts of single pages, fonts and pictures.

They lie in `theme/`, where each concern has a file of its own, and their names in the site never change. In the style
sheet, addresses are relative to `assets/`: `url(fonts/source-serif.woff2)`.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from evidence_site.model.colours import SCHEMES, Colours, tokens_of
from evidence_site.model.synthesis import Settings

THEME = Path(__file__).parent / "theme"
STYLE_SHEET = "assets/evidence-site.css"
SCRIPT = "assets/evidence-site.js"
WORKER = "assets/iframe-worker.js"
TOKENS = "tokens.css"
FIRST, LAST = (TOKENS, "base.css", "shell.css", "words.js"), ("print.css", "start.js")
"""What is joined begins and ends with these; between them the others stand by name."""
_FOR_AUTHORS = re.compile(r"^ *//.*\n|^/\*.*\*/\n|^ +|^\n", re.MULTILINE)
"""Lines of comment, lines without words, and indentation."""
_OF_MODULES = re.compile(rb"^import .*\n|^export ", re.MULTILINE)
"""What joins modules. From a disk, a browser loads none, so that a page gets them joined to one script."""
_TOKEN = re.compile(r"--([a-z0-9]+): light-dark\(#\w{6}, #\w{6}\)")
APART = frozenset({"iframe-worker.js"})
"""Scripts that some pages or sites alone load: each is a file of its own in `assets/`."""


def design_files(settings: Settings) -> dict[str, bytes]:
    """Give the files of the design by their path in the site."""
    scripts = sorted((THEME / "scripts").glob("*.js"))
    return {
        STYLE_SHEET: _style_sheet(settings.colours),
        SCRIPT: _joined(path for path in scripts if path.name not in APART),
        **{f"assets/{path.name}": path.read_bytes() for path in scripts if path.name in APART},
        **{f"assets/{folder.name}.js": _script(folder) for folder in sorted((THEME / "scripts").glob("*/"))},
        **{
            f"assets/{folder}/{path.name}": path.read_bytes()
            for folder in ("fonts", "images")
            for path in sorted((THEME / folder).glob("*"))
        },
    }


def with_colours(tokens: str, colours: Colours) -> str:
    """Give `tokens.css` with a site's own colours in place of ours."""
    light, dark = (tokens_of(colours, scheme) for scheme in SCHEMES)

    def own(token: re.Match[str]) -> str:
        name = token[1]
        return f"--{name}: light-dark({light[name]}, {dark[name]})" if name in light else token[0]

    return _TOKEN.sub(own, tokens)


def bare(text: str) -> str:
    """Leave out what is there for those who change a style sheet or script: readers on a telephone load the rest."""
    return _FOR_AUTHORS.sub("", text)


def _style_sheet(colours: Colours) -> bytes:
    texts = ((path.name, path.read_text("utf-8")) for path in _styles())
    return bare("".join(with_colours(text, colours) if name == TOKENS else text for name, text in texts)).encode()


def _script(folder: Path) -> bytes:
    """Give the script of one page, whose parts lie in a folder, with names of its own."""
    parts = _OF_MODULES.sub(b"", _joined(sorted(folder.glob("*.js"), key=_place)))
    return b'(() => {\n"use strict";\n' + parts + b"})();\n"


def _styles() -> list[Path]:
    return sorted((THEME / "styles").glob("*.css"), key=_place)


def _place(path: Path) -> tuple[int, str]:
    if path.name in FIRST:
        return FIRST.index(path.name), path.name
    return len(FIRST) + (path.name in LAST), path.name


def _joined(paths: Iterable[Path]) -> bytes:
    return bare("".join(path.read_text("utf-8") for path in paths)).encode()
