"""Consoles, pipes and redirected files that are not in UTF-8, as on Windows or where no language is set."""

import codecs
import io
import os
import sys

_ASCII = "ascii"


def make_streams_lenient() -> None:
    r"""Let the standard streams take every character: a letter that the console lacks is printed as `\u0105`.

    ASCII is what a machine has on which nobody has chosen a language; UTF-8 takes its place there, as it does in Click.
    """
    for stream, errors in (
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
        (sys.stdin, "replace"),
    ):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8" if _name(stream.encoding) == _ASCII else None, errors=errors)


def read_standard_input(limit: int) -> str | None:
    """Return what is piped in: UTF-8 if it is that, with or without its mark, and else as the console writes it.

    It is `None` if there are more than `limit` bytes, of which no more are read.
    """
    content = sys.stdin.buffer.read(limit + 1)
    if len(content) > limit:
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode(sys.stdin.encoding, errors="replace")


def as_typed(word: str) -> str:
    """Return a word of the command line as UTF-8 where Python could not read it, as where no language is set."""
    return os.fsencode(word).decode("utf-8", errors="replace") if _is_unread(word) else word


def _is_unread(word: str) -> bool:
    return any("\udc80" <= each <= "\udcff" for each in word)


def _name(encoding: str) -> str:
    return codecs.lookup(encoding).name
