"""The name that an author most likely meant."""

import unicodedata
from collections.abc import Collection

FURTHEST = 3
_LOOKALIKES = str.maketrans(
    {
        **dict(zip("аеорсухіјѕԁһѵӏ", "aeopcyxijsdhvl", strict=True)),  # noqa: RUF001 - Cyrillic letters that look Latin
        **dict(zip("αονρυικτ", "aovpuikt", strict=True)),
        **dict.fromkeys("- ", "_"),
    }
)


def nearest(word: str, candidates: Collection[str]) -> str:
    """Give the candidate that is closest in spelling; nothing when none is close."""
    plain = skeleton(word)
    if not plain or len(plain) > max((len(each) for each in candidates), default=0) + FURTHEST:
        return ""
    distances = {each: _distance(plain, skeleton(each)) for each in candidates}
    best = min(distances, key=lambda each: (distances[each], each))
    return best if distances[best] <= min(FURTHEST, max(1, max(len(best), len(plain)) // 3)) else ""


def skeleton(word: str) -> str:
    """Give a word as it looks: small, its letters of other alphabets replaced by the Latin ones they resemble."""
    return unicodedata.normalize("NFKC", word).casefold().translate(_LOOKALIKES)


def is_disguised(word: str) -> bool:
    """Tell whether a word of another alphabet's letters looks like one of ours."""
    return not word.isascii() and skeleton(word).isascii()


def _distance(first: str, second: str) -> int:
    """Count the letters to add, drop, change or swap with their neighbour (optimal string alignment)."""
    if abs(len(first) - len(second)) > FURTHEST:
        return FURTHEST + 1
    before: list[int] = []
    last = list(range(len(second) + 1))
    for row, letter in enumerate(first, 1):
        current = [row]
        for column, other in enumerate(second, 1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == second[column - 2] and first[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        before, last = last, current
    return last[-1]
