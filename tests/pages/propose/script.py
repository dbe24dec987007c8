"""Calls functions of the page's modules in Node, many at once, so that they can be compared with ours."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from typing import Any

from evidence_site.design import THEME

MODULES = THEME / "scripts" / "propose"
CALLS = """
import { readFileSync } from "node:fs";
const { module, functions, calls } = JSON.parse(readFileSync(0, "utf8"));
Object.assign(globalThis, await import(module));
const named = Object.fromEntries(Object.entries(functions).map(([name, code]) => [name, (0, eval)(code)]));
process.stdout.write(JSON.stringify(calls.map(([name, ...args]) => named[name](...args))));
"""


def call(module: str, functions: dict[str, str], calls: Sequence[tuple[str, Any]]) -> list[Any]:
    """Return what each call returns: `functions` names JavaScript functions, which may use what the module exports."""
    node = shutil.which("node")
    assert node, "Node is needed: install nodejs"
    given = json.dumps({"module": (MODULES / module).as_uri(), "functions": functions, "calls": calls})
    command = [node, "--input-type=module", "-e", CALLS]
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    answers: list[Any] = json.loads(done.stdout)
    return answers
