"""Where words stand in a text, however often they repeat themselves.

To search anew behind each place would take the product of both lengths: `ab ab … ab` stands in itself at every third
letter. Of two places less than the words' length apart, the words' own repetition tells the distance.
"""

from collections.abc import Iterator
from functools import lru_cache


def occurrences_of(words: str, text: str, start: int = 0) -> Iterator[int]:
    """Yield each place of words in a text from a start on, in order; places may overlap.

    The words repeat themselves after `period` characters, and sooner nowhere. They stand again that far on if these
    many characters follow that continue them; else not before the last `period` characters of this place, since any
    other distance would make a shorter period (Fine and Wilf, https://doi.org/10.1090/S0002-9939-1965-0174934-9).
    So a search begins anew at most twice in the length of the words.
    """
    place = text.find(words, start) if words else -1
    if place < 0:
        return
    yield place
    period = _period(words)
    continues = words[-period:]
    further = max(period, len(words) - period) + 1
    while place >= 0:
        if text.startswith(continues, place + len(words)):
            place += period
        else:
            place = text.find(words, place + further)
        if place >= 0:
            yield place


@lru_cache(maxsize=1000)
def _period(words: str) -> int:
    """Return the least distance at which words repeat themselves, or their length if they do not.

    The algorithm is that of Knuth, Morris and Pratt (https://doi.org/10.1137/0206024).
    """
    borders = [0] * len(words)
    fits = 0
    for place in range(1, len(words)):
        while fits and words[fits] != words[place]:
            fits = borders[fits - 1]
        fits += words[fits] == words[place]
        borders[place] = fits
    return len(words) - fits
