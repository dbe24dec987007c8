"""Taking in what a person pastes: at a question on the terminal, through a pipe, or in a file."""

import codecs
import select
import sys
from typing import BinaryIO

import click

from evidence_site.authoring.pasted import begins_entry, is_complete
from evidence_site.authoring.questions import Answer, Question
from evidence_site.load.bibliography import LARGEST_BIBLIOGRAPHY

PAUSE = 0.3
"""Seconds after which a paste is over."""
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class _KindOrEntry(Answer):
    """One of the known names, or the first line of an entry."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return value if begins_entry(value) else super().convert(value, param, ctx)


def ask_kind_or_entry(question: Question, suggestion: str) -> tuple[str, str]:
    """Ask for the kind of a work, and give it; or give the entry that was pasted instead."""
    meanings = question.meanings or {}
    click.echo(f"\nPaste an entry of BibTeX or RIS, or answer questions. {question.purpose}")
    for name, meaning in meanings.items():
        click.echo(f"  {name}  ({meaning})")
    answer = click.prompt(f"  {question.option}", default=suggestion, type=_KindOrEntry(known=meanings))
    return ("", _rest_of_paste(answer)) if begins_entry(answer) else (str(answer), "")


def _rest_of_paste(first: str) -> str:
    """Read on, to the end of a pipe; on a terminal, until an entry is whole and nothing follows it at once."""
    if not sys.stdin.isatty():
        return f"{first}\n{sys.stdin.read()}"
    lines = [first]
    while True:
        try:
            if _nothing_waits() and (is_complete("\n".join(lines)) or not lines[-1].strip()):
                break
            lines.append(input())
        except EOFError:
            break
    return "\n".join(lines)


def _nothing_waits() -> bool:
    try:
        return not select.select([sys.stdin], [], [], PAUSE)[0]
    except (OSError, ValueError):  # Windows cannot look ahead: a paste ends there with its first whole entry
        return True


def read_entries(file: BinaryIO) -> str:
    """Read a file of entries, in UTF-8 or in the UTF-16 that some programs of Windows write.

    Raises:
        click.ClickException: it is too large, or in another encoding.
    """
    content = file.read(LARGEST_BIBLIOGRAPHY + 1)
    if len(content) > LARGEST_BIBLIOGRAPHY:
        most = LARGEST_BIBLIOGRAPHY // 1024 // 1024
        raise click.ClickException(f"Nothing was written: there is more than {most} MB to read.")
    try:
        return content.decode("utf-16" if content.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError:
        raise click.ClickException(
            "Nothing was written: the text is not in UTF-8. Export it again, and choose UTF-8 as its encoding."
        ) from None
