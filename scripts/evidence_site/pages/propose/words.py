"""What the form asks in the words of people who are no editors, in place of the names that fields have in records."""

from typing import NamedTuple

from evidence_site import wording


class Asked(NamedTuple):
    """How a field is asked for."""

    label: str
    missing: str
    """What is said while it is empty and must not be."""
    help: str = ""
    """What stands below the label; the model's description if empty."""


ASKED = {
    "title": Asked("What is the finding about?", "Name the finding in a few words"),
    "statement": Asked("What does the study claim?", "Say what the study claims"),
    "quotes": Asked("Which words bear it out?", "Quote the words that bear it out", "One quoted passage or several."),
    "quotes.text": Asked("The quoted words", "Quote the words"),
    "quotes.source": Asked(
        "Which work are they from?", "Say which work the words are from", "The work that the words come from."
    ),
    "quotes.locator": Asked("Where do they stand?", "Say where the words stand"),
    "quotes.voice": Asked("Whose words are these?", "Say whose words these are", "Who wrote or said them."),
    "quotes.speaker": Asked("Who spoke?", "Say who spoke"),
    "quotes.speaker.id": Asked("What does the source call them?", "Say what the source calls the speaker"),
    "quotes.speaker.role": Asked("What is their role?", "Say who spoke: their role, in the source's own words"),
    "quotes.permission.basis": Asked("What allows the words to be shown?", "Say what allows the words to be shown"),
    "evidence": Asked("Which studies bear on it?", "Say which studies bear on it"),
    "evidence.study": Asked("Which study?", "Say which study", "A study that this site has."),
    "evidence.relation": Asked("How does it bear on the finding?", "Say how the study bears on the finding"),
    "evidence.contexts": Asked(
        "Where and when?",
        "Say where and when",
        "Where and when the study saw it. Unless the editors code it, quoted words of the study must bear it out.",
    ),
    "status": Asked("How far has it come?", "Say how far it has come"),
    "added": Asked("When was it added?", "Say when it was added"),
    "finding": Asked(
        "Which finding is it about?",
        "Say which finding it is about",
        "The finding that is wrong, or that the words belong to.",
    ),
    "correction": Asked(
        "What is wrong, and how should it read?",
        "Say what is wrong, or quote a passage",
        "Leave this empty if you only have a passage to add.",
    ),
}
"""By the field's full name, as `quotes.text` is one."""


def asked(name: str, description: str) -> Asked:
    """Return how a field is asked for: in the words above, or else by its name and what the model says of it."""
    label = wording.capitalised(name.rpartition(".")[2].replace("_", " "))
    plain = Asked(label, f"Fill in “{label}”")
    found = ASKED.get(name, plain)
    return found._replace(help=found.help or description)
