"""Whether a command that a page or a workflow names can be run."""

import re
import shlex

import click

from conftest import ROOT
from evidence_site.cli import main

TARGETS = set(re.findall(r"^([\w./-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
VARIABLE = re.compile(r"[A-Z]+=.*")


def refusal(line: str) -> str:
    """Say why a command line of `make` or `evidence-site` would be refused; nothing when it would run."""
    program, *words = shlex.split(line)
    if program == "make":
        named = {each for each in words if not VARIABLE.fullmatch(each)}
        return "" if named <= TARGETS else f"{line}: no such target"
    command: click.Command = main
    while isinstance(command, click.Group):
        name, *words = words
        if name not in command.commands:
            return f"{line}: no such command"
        command = command.commands[name]
    try:
        command.make_context(command.name, words)
    except click.UsageError as error:
        return f"{line}: {error.format_message()}"
    return ""
