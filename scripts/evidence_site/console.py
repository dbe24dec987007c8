"""Consoles, pipes and redirected files that are not in UTF-8, as on Windows or where no language is set."""

import codecs
import io
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


def read_standard_input() -> str:
    """Return what is piped in: UTF-8 if it is that, with or without its mark, and else as the console writes it."""
    content = sys.stdin.buffer.read()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode(sys.stdin.encoding, errors="replace")


def _name(encoding: str) -> str:
    return codecs.lookup(encoding).name
