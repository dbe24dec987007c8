"""What a rule is for, as `evidence-site explain` prints it."""

from textwrap import fill, indent

from evidence_site.rule import Rule

_WIDTH = 88
_MAY_STAND = (
    "This is a judgement. If the record is right as it is, say so in it: add an item to `suppress`, with `code: {}` "
    "and your `reason`."
)


def explain(rule: Rule[..., object]) -> str:
    """Give a rule's documentation as text."""
    page = rule.documentation
    return "\n".join(
        (
            f"{rule.code} {rule.name} ({rule.severity})",
            "",
            _paragraphs(page.summary),
            "",
            "Why it matters",
            indent(_paragraphs(page.why, _WIDTH - 2), "  "),
            "",
            "Example",
            indent(page.example.strip(), "  "),
            "",
            "Use instead",
            indent(page.instead.strip(), "  "),
            "",
            *((_paragraphs(_MAY_STAND.format(rule.code)), "") if rule.suppressible else ()),
        )
    )


def _paragraphs(text: str, width: int = _WIDTH) -> str:
    return "\n\n".join(fill(" ".join(each.split()), width, break_on_hyphens=False) for each in text.split("\n\n"))
