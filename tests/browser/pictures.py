"""Makes the pictures of the contributors' pages from the real tool: `make pictures`."""

import os
import pty
import re
import select
import sys
import tempfile
from collections import ChainMap
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

from playwright.sync_api import Locator, Page

from browser.browsing import browser, serving
from conftest import ROOT, copy_study
from contributing.story import FINDING, NEW_FINDING, NEW_QUOTE, forget, slip
from evidence_site.engines.mkdocs_site import build_site

PICTURES = ROOT / "docs" / "contribute" / "pictures"
COMMAND = str(Path(sys.executable).parent / "evidence-site")
COLUMNS, CHARACTER, LINE, MARGIN = 60, 9, 22, 16
WIDTH = COLUMNS * CHARACTER + 2 * MARGIN
PAGE_WIDTH = 640
GROUND, INK, TYPED = "#11191c", "#e8eeec", "#f2c875"
STYLES = {
    "1": {"font-weight": "700"},
    "2": {"fill": "#b3c0c3"},
    "4": {"fill": TYPED},
    "31": {"fill": "#ff9d8f"},
    "32": {"fill": "#aed38f"},
    "33": {"fill": TYPED},
    "36": {"fill": "#86d3df"},
}
"""How text is drawn that the command has marked with these codes. None of ours underlines: 4 is what was typed."""
FONT = {"font-family": "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace", "font-size": "15"}
CODE = re.compile(r"\x1b\[([\d;]*)m")
PROMPT, SILENCE = ": ", 0.1
"""What a question ends with, and for how many seconds nothing more is said then."""

Run = tuple[str, frozenset[str]]
"""Text, and the codes that mark it."""


def main() -> None:
    """Draw each picture anew."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        draw_terminals(copy_study(Path(folder)))
    for name, address, show, height, project_of in (
        ("finding", f"findings/{FINDING.stem}/", quoted, 344, copy_study),
        ("propose", "propose/", misquote, 490, lambda folder: forget(copy_study(folder))),
    ):
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder) / "site"
            build_site(project_of(Path(folder)), site, strict=False)
            photograph(site, address, PICTURES / f"{name}.png", show, height)


def draw_terminals(project: Path) -> None:
    """Draw what a contributor sees on a terminal, in a copy of the study."""
    forget(project)
    picture("new-finding", session(project, "new", "finding", answers=NEW_FINDING))
    picture("new-quote", session(project, "new", "quote", "--record", FINDING.stem, answers=NEW_QUOTE))
    slip(project)
    picture("check", about(FINDING, session(project, "check")))


def session(project: Path, *words: str, answers: Sequence[str] = ()) -> str:
    """Run a command on a terminal, and give all that is seen there; what is typed is marked."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(project)
        os.environ |= {"COLUMNS": str(COLUMNS), "TERM": "xterm-256color"}
        os.execv(COMMAND, [COMMAND, *words])  # noqa: S606 -- our own command, with words of ours
    seen, left = f"$ \x1b[4mevidence-site {' '.join(words)}\x1b[0m\n", list(answers)
    while True:
        if seen.endswith(PROMPT) and left and not select.select([terminal], [], [], SILENCE)[0]:
            answer, echo = left.pop(0), ""
            os.write(terminal, f"{answer}\n".encode())
            while len(echo) < len(answer):
                echo += os.read(terminal, len(answer) - len(echo)).decode()
            seen += f"\x1b[4m{echo}\x1b[0m" if echo else ""
        try:
            seen += os.read(terminal, 4096).decode().replace("\r\n", "\n")
        except OSError:  # the command has ended
            break
    os.waitpid(child, 0)
    return seen.strip("\n")


def about(record: Path, seen: str) -> str:
    """Leave out what is said of other records than the one that the page is about."""
    first, *faults, count = re.split(r"\n\n", seen)
    kept = [each for each in faults if record.name in each]
    head = first if record.name in first or not kept else first.split("\n", 1)[0]
    return "\n\n".join([head, *kept, *(["…"] if len(kept) < len(faults) else []), count])


def picture(name: str, seen: str) -> None:
    """Draw what is seen on a terminal."""
    lines = list(wrapped(runs(seen)))
    height = len(lines) * LINE + 2 * MARGIN
    svg = Element("svg", FONT, xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH} {height}", fill=INK)
    svg.set("xml:space", "preserve")
    SubElement(svg, "rect", width="100%", height="100%", rx="6", fill=GROUND)
    for number, line in enumerate(lines):
        column = 0
        for styles, pieces in groupby(line, key=itemgetter(1)):
            text = "".join(piece for piece, _ in pieces)
            words = text.strip()
            indent = len(text) - len(text.lstrip())
            if words:
                place = {"x": str(MARGIN + (column + indent) * CHARACTER), "y": str(MARGIN + number * LINE + 16)}
                length = {"textLength": str(len(words) * CHARACTER), "lengthAdjust": "spacingAndGlyphs"}
                marks = dict(ChainMap(*(STYLES[code] for code in sorted(styles))))
                SubElement(svg, "text", {**place, **length, **marks}).text = words
            column += len(text)
    (PICTURES / f"{name}.svg").write_bytes(tostring(svg) + b"\n")


def runs(seen: str) -> Iterator[Run]:
    """Split what is seen into pieces of one style."""
    styles: frozenset[str] = frozenset()
    for number, part in enumerate(CODE.split(seen)):
        if number % 2:
            codes = part.split(";")
            styles = frozenset() if "0" in codes or not part else styles | frozenset(codes)
        elif part:
            yield part, styles


def wrapped(pieces: Iterator[Run]) -> Iterator[list[Run]]:
    """Put pieces into lines, broken between words where they are too long."""
    line: list[Run] = []
    for text, styles in pieces:
        for part in re.findall(r"\n|[^\S\n]+|\S+", text):
            column = sum(len(each) for each, _ in line)
            if part == "\n" or (line and column + len(part) > COLUMNS and part.strip()):
                yield line
                line = []
            for start in range(0, len(part) if part != "\n" else 0, COLUMNS):
                if start:
                    yield line
                    line = []
                line.append((part[start : start + COLUMNS], styles))
    yield line


def quoted(page: Page) -> Locator:
    """Give where the page of a finding begins to say what was found."""
    return page.get_by_role("heading", level=2).first


def misquote(page: Page) -> Locator:
    """Fill in the form as in the story, with the same slip, and give the first quote."""
    quote = page.get_by_role("group", name="Quote 1")
    quote.get_by_label("The quoted words").fill(NEW_QUOTE[1])
    quote.get_by_label("Where do they stand?").fill("Abstract, Results")
    quote.get_by_text("Find it in the source").click()
    quote.get_by_text("brokering and building connections").last.wait_for()
    return quote


def photograph(site: Path, address: str, out: Path, show: Callable[[Page], Locator], height: int) -> None:
    """Take a picture of a page, from a place on it downwards."""
    with serving(site) as root, browser() as opened, opened.open(width=PAGE_WIDTH) as context:
        page = context.new_page()
        page.goto(root + address)
        top = show(page)
        page.evaluate("scrollTo(0, 0)")
        box = top.bounding_box()
        assert box
        area = {"x": 0, "y": box["y"] - MARGIN, "width": PAGE_WIDTH, "height": height}
        page.screenshot(path=out, clip=area, full_page=True)


if __name__ == "__main__":
    main()
