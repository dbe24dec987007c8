"""English grammar for messages and pages: a number with its noun, and a list in a sentence."""

from collections.abc import Sequence


def plural(number: int, one: str, many: str = "") -> str:
    """Return the form of a word that goes with a number; `many` is for those that do not just take an `s`."""
    return one if number == 1 else many or f"{one}s"


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number in digits with its noun: `1 study`, `12 studies`."""
    return f"{number} {plural(number, one, many)}"


def listed(parts: Sequence[str], word: str = "and") -> str:
    """Return a list as part of a sentence: `a, b and c`."""
    return f" {word} ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
