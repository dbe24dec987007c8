"""Calls functions of the page's modules in Node, many at once, so that they can be compared with ours."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from typing import Any, Self

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


ANSWERS = """
import { createInterface } from "node:readline";
Object.assign(globalThis, await import(process.argv[1]));
const functions = new Map();
for await (const line of createInterface({ input: process.stdin })) {
    const [code, ...args] = JSON.parse(line);
    if (!functions.has(code)) functions.set(code, (0, eval)(code));
    process.stdout.write(JSON.stringify(functions.get(code)(...args)) + "\\n");
}
"""


class Conversation:
    """A module in Node that answers one call after the other, for tests that make thousands."""

    def __init__(self, module: str) -> None:
        self._module = (MODULES / module).as_uri()

    def __enter__(self) -> Self:
        node = shutil.which("node")
        assert node, "Node is needed: install nodejs"
        command = [node, "--input-type=module", "-e", ANSWERS, self._module]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def call(self, code: str, *args: Any) -> Any:
        """Return what a JavaScript function returns, which may use what the module exports."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([code, *args]) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, "Node ended: see its words above"
        return json.loads(answer)
