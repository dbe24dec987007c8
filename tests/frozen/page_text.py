"""Writes the visible text of a built site, one file a page and one line a block, so that two versions can be compared.

`python tests/frozen/page_text.py SITE OUT [FOLDER ...]` reads each page of the folder SITE, but for those in the named
folders of it, and writes OUT/<page>.txt: the title of the page and the text of its `<main>`. What stands around that is
nearly the same on every page, and is written once, from the home page, as `around.txt`. A picture is its `alt` text, in
brackets.
"""

import sys
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

UNSEEN = frozenset({"script", "style", "svg", "template", "noscript", "datalist"})
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
INLINE = frozenset(
    {
        *(
            "a",
            "abbr",
            "b",
            "bdi",
            "bdo",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
            "i",
            "img",
            "ins",
            "kbd",
            "label",
        ),
        *("mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "svg", "time", "u", "var", "wbr"),
    }
)
"""Elements that do not begin a line of their own."""
OVERVIEW = 2
"""Parts of the path of a folder's own page, which is written even if the pages in that folder are not."""


class _Blocks(HTMLParser):
    """Collects the text of each block, that within `<main>` apart from that around it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self.inside: list[str] = []
        self.around: list[str] = []
        self._words: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE:
            self.end_block()
        if tag == "img" and not self._is_unseen:
            self._words.append(f"[{dict(attrs).get('alt') or ''}]")
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self.end_block()
        if tag in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if not self._is_unseen:
            self._words.append(data)

    @property
    def _is_unseen(self) -> bool:
        return not UNSEEN.isdisjoint(self._open)

    def end_block(self) -> None:
        """End a line of text, with single spaces between its words."""
        line = " ".join("".join(self._words).split())
        self._words.clear()
        if not line:
            return
        if "title" in self._open:
            self.title = line
        else:
            (self.inside if "main" in self._open else self.around).append(line)


def blocks(html: str) -> tuple[list[str], list[str]]:
    """Return the lines of a page: its title and the blocks of its `<main>`, and the blocks around that."""
    page = _Blocks()
    page.feed(html)
    page.close()
    page.end_block()
    return [page.title, *page.inside], page.around


def write_texts(site: Path, out: Path, left_out: Sequence[str] = ()) -> None:
    """Write the text of every page of a built site that is in none of the folders to be left out."""
    for path in sorted(site.rglob("*.html")):
        place = path.relative_to(site)
        if place.parts[0] in left_out and len(place.parts) > OVERVIEW:
            continue
        lines, around = blocks(path.read_text(encoding="utf-8"))
        name = place.as_posix().removesuffix("index.html").removesuffix(".html").strip("/") or "home"
        _write(out / f"{name}.txt", lines)
        if name == "home":
            _write(out / "around.txt", around)


def _write(path: Path, lines: list[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit("usage: python tests/frozen/page_text.py SITE OUT [FOLDER ...]")
    write_texts(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
