"""The story that the contributors' pages tell: how the finding `relational-work` could have been written."""

import re
from pathlib import Path

FINDING = Path("findings/relational-work.yml")
LINK = "[Relational work](../findings/relational-work.md)"
STATEMENT = (
    'The authors report that clinical leaders did "relational work in the form of brokering and building connections '
    'and mediating conflict between multiple stakeholders".'
)
WORDS = "relational work in the form of brokering and building connections and mediating conflict"
NEW_FINDING = ("Relational work", "", STATEMENT, "", "")
"""What is typed when `new finding` asks; an empty answer takes the suggestion."""
NEW_QUOTE = ("", WORDS.replace("connections", "connection"), WORDS, "", "", "")


def forget(project: Path) -> Path:
    """Take the finding out of a copy of the study, as if nobody had written it yet."""
    (project / FINDING).unlink()
    told = project / "docs" / "contribute" / "walk-through.md"
    told.write_text(told.read_text(encoding="utf-8").replace(LINK, FINDING.stem), encoding="utf-8")
    for record in (*project.glob("findings/*.yml"), *project.glob("references/studies/*.yml")):
        text = record.read_text(encoding="utf-8")
        record.write_text(re.sub(rf"^ *- {FINDING.stem}\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    return project


def slip(project: Path) -> None:
    """Write a value as people would, and as no record can have it."""
    with (project / FINDING).open("a", encoding="utf-8") as record:
        record.write("outcome_status: not stated\n")
