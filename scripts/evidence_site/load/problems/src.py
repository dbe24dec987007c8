"""Faults of the texts of sources."""

from collections.abc import Mapping

from evidence_site.diagnostics import Fault
from evidence_site.rule import rule

_CURES: Mapping[str, str] = {
    "Transcript": "name who speaks under each label: `Transcript: P07 = participant, INT = interviewer`",
    "Publish": "write `Publish: yes` or `Publish: no`",
    "Licence": "write the licence after it, or delete the line",
    "Reason": "write the reason after it, or delete the line",
    "Compared": "write the day and who compared the text with the published one: `Compared: 2026-11-24, A. Editor`",
}
HEAD_KEYS = tuple(_CURES)
"""What begins the lines of a head that are read."""


@rule("SRC001")
def unusable_head_line(key: str) -> Fault:
    """A line above the first heading of a source's text begins with a word that is read, and goes on with none.

    Why it matters:
    `Transcript:`, `Publish:`, `Licence:`, `Reason:` and `Compared:` say how the text below is used: whose words its
    turns are, for one. If such a line cannot be read, an interviewer's words could pass as a participant's.

    Example:
    # references/sources/okafor2021.txt
    Transcript: N04 and INT

    # Interview

    INT: Do you share your breaks?

    Use instead:
    # references/sources/okafor2021.txt
    Transcript: N04 = participant, INT = interviewer

    # Interview

    INT: Do you share your breaks?
    """
    return Fault(f"what follows `{key}:` cannot be read", _CURES[key])


@rule("SRC002")
def head_without_heading() -> Fault:
    """A source's text says that it is a transcript, but has no heading above which that could stand.

    Why it matters:
    Only what stands above the first heading is about the text; without a heading, all is the text itself. So the turns
    would not be told apart.

    Example:
    # references/sources/okafor2021.txt
    Transcript: N04 = participant, INT = interviewer

    INT: Do you share your breaks?

    Use instead:
    # references/sources/okafor2021.txt
    Transcript: N04 = participant, INT = interviewer

    # Interview

    INT: Do you share your breaks?
    """
    return Fault(
        "this line is not read, as no heading stands below it", "put a line `# Interview` between it and the first turn"
    )


PROBLEMS = (unusable_head_line, head_without_heading)
