"""What can be handed in on the site of one study: a correction or a quoted passage, for a finding that it has.

What a study found is for its authors to say, so that nobody else adds a finding to it.
"""

from dataclasses import dataclass

from evidence_site.model.fields import LONGEST_TEXT
from evidence_site.pages.propose.form import TO_WRITE, Data, Form, is_to_write
from evidence_site.pages.propose.words import asked


@dataclass(frozen=True)
class Words:
    """What the page says of what is handed in."""

    heading: str
    description: str
    lead: str
    form: str
    """The heading of the form."""
    file: str
    """The heading of the text that the form writes."""
    save: str
    """What to do with this text by hand."""
    hand_in: str
    """How it comes to the editors, by way of a repository."""


PROPOSAL = Words(
    heading="Propose a finding",
    description="Write a finding in your browser, have its quotes looked up, and hand it in. Nothing to install.",
    lead="You know a study that says something this site should report. Give the claim and the words that bear it "
    "out. This page looks up the words and writes the file.",
    form="The finding",
    file="What you hand in",
    save="Save the text as a file. Its name is the finding's title in small letters, with hyphens between the words.",
    hand_in="propose it as a new file among the findings. You need an account there, and nothing to install.",
)
SUGGESTION = Words(
    heading="Suggest a correction or a quoted passage",
    description="Say what is wrong on this site, or add the study's own words to a finding. Nothing to install.",
    lead="Something here is wrong, or the study says it in better words. Name the finding, and say how it should read "
    "or quote the words. This page looks up the words and writes the suggestion.",
    form="Your suggestion",
    file="What you hand in",
    save="Copy the text.",
    hand_in="open an issue and put the text into it. You need an account there, and nothing to install.",
)


def suggestion_fields(form: Form) -> list[Data]:
    """Return the fields of a suggestion: the finding, what is wrong with it, and quotes as a finding has them."""
    finding, correction = asked("finding", ""), asked("correction", "")
    if is_to_write("findings", form.lists):
        chosen: Data = {"kind": "line", "help": f"{finding.help} {TO_WRITE['findings']}"}
    else:
        chosen = {"kind": "choice", "from": "findings", "help": finding.help}
    return [
        {
            "name": "finding",
            "label": finding.label,
            "missing": finding.missing,
            "needed": True,
            "first": True,
            **chosen,
        },
        {
            "name": "correction",
            "label": correction.label,
            "missing": correction.missing,
            "help": correction.help,
            "kind": "text",
            "first": True,
            "title": "Text",
            "pattern": ".",
            "patternErrorMessage": "write what is wrong",
            "maxLength": LONGEST_TEXT,
        },
        *({**each, "label": "Which words should be quoted?"} for each in form.fields() if each["name"] == "quotes"),
    ]
