"""Calls the functions of the page's script in Node, many at once, so that they can be compared with ours."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from typing import Any

from evidence_site.design import design_files
from evidence_site.model.synthesis import Settings

CALLS = """
const calls = JSON.parse(require("fs").readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(calls.map(([name, ...args]) => scripted[name](...args))));
"""
BEGIN, END = '(() => {\n"use strict";\n', "})();\n"


def call(functions: dict[str, str], calls: Sequence[tuple[str, Any]]) -> list[Any]:
    """Give what each call returns. `functions` names JavaScript functions, which may use those of the script."""
    node = shutil.which("node")
    assert node, "Node is needed: install nodejs"
    script = design_files(Settings())["assets/propose.js"].decode().removeprefix(BEGIN).removesuffix(END)
    named = ", ".join(f"{json.dumps(name)}: {code}" for name, code in functions.items())
    source = f"{script}\nconst scripted = {{{named}}};\n{CALLS}"
    done = subprocess.run([node, "-e", source], input=json.dumps(calls), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answers: list[Any] = json.loads(done.stdout)
    return answers
