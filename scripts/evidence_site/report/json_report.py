"""Diagnostics for programs, as a JSON object."""

import json
from collections.abc import Mapping, Sequence

from evidence_site.diagnostics import Diagnostic
from evidence_site.matching import SPECIFICATION


def json_report(diagnostics: Sequence[Diagnostic]) -> str:
    r"""Return an object with the version of the rules of verification and every fault, in the order of the files.

    `specification` is the version of `docs/guide/verification.md` that quotes are checked by. `diagnostics` is empty
    when all is in order; each of its objects has these members, and no others:

    - `file`: path from the project's root, with `/` between its parts
    - `line`, `column`, `end_column`: the place, counted from 1 in characters; `end_column` is the first one after it
    - `code`, `name`: the fault's code and name, `REF001` and `unknown-citation`
    - `severity`: `error`, `warning` or `advice`
    - `message`: what is wrong, in one line
    - `help`: how to mend it; may be empty
    - `notes`: a list of further texts, such as the nearest passage of a source

    The text is ASCII; other characters are escaped (`\u00e9`), so that it passes through every log unharmed.
    """
    return to_json({"specification": SPECIFICATION, "diagnostics": [_members(each) for each in diagnostics]})


def to_json(value: Mapping[str, object]) -> str:
    """Return an object as JSON that passes through every log unharmed."""
    # GitHub's runner obeys `##[command]` anywhere in a line (actions/runner, ActionCommand.cs).
    return json.dumps(value, indent=2).replace("##[", "##\\u005b")


def _members(diagnostic: Diagnostic) -> dict[str, str | int | tuple[str, ...]]:
    location, fault = diagnostic.location, diagnostic.fault
    return {
        "file": location.file,
        "line": location.line,
        "column": location.column,
        "end_column": location.end_column,
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity,
        "message": fault.message,
        "help": fault.help,
        "notes": fault.notes,
    }
