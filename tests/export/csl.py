"""What the specification allows in an item of CSL-JSON: appendices III (types) and IV (variables) of CSL 1.0.2."""

import re

TYPES = frozenset(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
    document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
    manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song speech standard thesis
    treaty webpage
    """.split()  # noqa: SIM905 - a list of this length is easier to read so
)
NAMES = frozenset({"author", "editor", "translator"})
DATES = frozenset({"issued", "accessed"})
TEXTS = frozenset(
    """
    DOI ISBN ISSN PMCID PMID URL collection-number collection-title container-title container-title-short edition
    event-place event-title genre issue language note number page publisher publisher-place status title version volume
    """.split()  # noqa: SIM905 - a list of this length is easier to read so
)
PARTS_OF_NAMES = frozenset({"family", "given", "non-dropping-particle", "dropping-particle", "suffix", "literal"})
MOST_PARTS = 3


def faults_of(item: dict[str, object]) -> list[str]:
    """Return what is wrong with an item."""
    found = [f"no {name}" for name in ("id", "type") if not isinstance(item.get(name), str)]
    found += [] if item.get("type") in TYPES else [f"type {item.get('type')}"]
    for name, value in item.items():
        if name in NAMES:
            is_right = isinstance(value, list) and value and all(map(_is_name, value))
        elif name in DATES:
            is_right = _is_date(value)
        elif name == "custom":
            is_right = isinstance(value, dict)
        else:
            is_right = (name in TEXTS or name in {"id", "type"}) and isinstance(value, str)
        found += [] if is_right else [f"{name}: {value}"]
    return found


def _is_name(value: object) -> bool:
    return (
        isinstance(value, dict)
        and bool(value)
        and value.keys() <= PARTS_OF_NAMES
        and all(isinstance(each, str) for each in value.values())
    )


def _is_date(value: object) -> bool:
    if not isinstance(value, dict) or not value.keys() <= {"date-parts", "season", "circa"}:
        return False
    parts = value.get("date-parts")
    return (
        isinstance(parts, list)
        and len(parts) in {1, 2}
        and all(1 <= len(each) <= MOST_PARTS and all(isinstance(part, int) for part in each) for each in parts)
        and re.fullmatch("[1-4]", str(value.get("season", 1))) is not None
    )
