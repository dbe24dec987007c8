"""The contributors' pages as a reader has them: their code, what they show, and their prose."""

import re
from typing import NamedTuple

from conftest import ROOT

DOCS = ROOT / "docs"
PAGES = (
    "contribute.md",
    "contribute/own-computer.md",
    "contribute/walk-through.md",
    "contribute/source-texts.md",
    "contribute/synthesis.md",
    "contribute/review.md",
    "contribute/conduct.md",
    "your-own-site.md",
)
_BLOCK = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_SHOWN_ELSEWHERE = re.compile(r"^#.*$|!\[.*?\]\(.*?\)\{.*?\}", re.MULTILINE)
PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<file>[^)]*)\)\{(?P<attributes>[^}]*)\}")


class Block(NamedTuple):
    """A block of code, and the language it is in."""

    language: str
    text: str


def read(page: str) -> str:
    """Give a page as it is written."""
    return (DOCS / page).read_text(encoding="utf-8")


def blocks(page: str) -> list[Block]:
    """Give the blocks of code, in order."""
    return [Block(*match) for match in _BLOCK.findall(read(page))]


def inline_code(page: str) -> list[str]:
    """Give what stands in backticks within the text."""
    return re.findall(r"`([^`]+)`", _BLOCK.sub("", read(page)))


def prose(page: str) -> str:
    """Give what is read as sentences: no headings, no code, no pictures."""
    text = _SHOWN_ELSEWHERE.sub("", _BLOCK.sub("\n\n", _FRONT_MATTER.sub("", read(page))))
    return re.sub(r"`[^`]+`", "it", text)
