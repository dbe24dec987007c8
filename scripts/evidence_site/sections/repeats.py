"""Whether a text of ours says no more than the words that it stands beside, so that a page may leave it out."""

import re
from collections.abc import Iterable, Sequence

from evidence_site.model import Finding

FEWEST = 3
"""The words of a run that is repeated. Shorter ones could be put together anew, and claim what nobody says."""
MOST = 100
"""The words of a text that is compared at all: a longer one is never a mere repetition."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_FRAME = re.compile(r"the authors? (?:report|say|state|write)s? that ")
"""Words that say whose a claim is, and nothing of what it claims."""
_TELLING = frozenset({"no", "not", "never", "nor", "neither", "none", "without", "few", "little", "only", "but"})
"""Words that turn or limit a claim. A text that has one is never a mere repetition."""


def statement_repeats(finding: Finding) -> bool:
    """Whether the statement of a finding says no more than its summary and its quotes together."""
    summary = finding.summary or ""
    return bool(summary) and repeats(finding.statement, [summary, *(each.text for each in finding.quotes)])


def summary_repeats(finding: Finding) -> bool:
    """Whether the summary of a finding says no more than one of its quotes."""
    return any(repeats(finding.summary or "", [each.text]) for each in finding.quotes)


def repeats(text: str, others: Iterable[str]) -> bool:
    """Whether a text only says whose the claim is, and repeats others run by run, and no word of it turns the claim."""
    if len(text) > MOST * FEWEST * 10:
        return False
    words = _FRAME.sub("", " ".join(_words(text))).split()
    if not words or len(words) > MOST or not _TELLING.isdisjoint(words):
        return False
    beside = [f" {' '.join(_words(each))} " for each in others]
    place = 0
    while place < len(words):
        run = _longest_run(words[place:], beside)
        if run < FEWEST:
            return False
        place += run
    return True


def _longest_run(words: Sequence[str], beside: Sequence[str]) -> int:
    """Return how many of the first words stand side by side in another text."""
    run = 0
    while run < len(words) and any(f" {' '.join(words[: run + 1])} " in each for each in beside):
        run += 1
    return run


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace("\u2019", "'").casefold())
