"""Random texts made of tokens, as the specification describes these, in several scripts."""

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

ALPHABETS = ("abdeiortu", "αβγδεθ", "бгджлф", "بتثجحد", "אבגדהו", "कखगघचछ")
"""Letters that make no unit, no currency and no word before which a line may end in a hyphen, but for *to* and *or*."""
SPACELESS = ("护士分享时间病房", "あいうえかきく", "กขคงจฉชด")
GAPS = (" ", " ", " ", ", ", "; ", ": ", " – ", " (", ") ", ". ", "! ", " & ")  # noqa: RUF001 -- a dash, by intention
HANGING = ("and", "or", "to", "nor", "und", "oder", "et", "y")
SIGNS = ("-", "+", "\u2212", "\u2013")
COMPARISONS = ("<", ">", "\u2264", "\u2265", "\xb1", "\u2248", "~")
CURRENCIES = ("$", "€", "£", "US$", "EUR ", "CHF")
PREFIXES = (*SIGNS, *COMPARISONS, *(f"{each} " for each in COMPARISONS), *CURRENCIES, ".")
SUFFIXES = (
    "%",
    " %",
    "\u2030",
    "\xb0",
    "\xb0C",
    " \xb0 C",
    " €",
    " percent",
    " per cent",
    " million",
    "mg",
    " kg",
    " km/h",
)
RAISED = "\xb9\xb2\xb3\u2070\u2074\u2079"

digits = st.text("0123456789", min_size=1, max_size=3)
letters = st.sampled_from(ALPHABETS)


@st.composite
def words(draw: st.DrawFn, fewest: int = 2) -> str:
    """Return a word of one script, which is none of those that hang behind a hyphen."""
    return draw(st.text(draw(letters), min_size=fewest, max_size=7).filter(lambda each: each not in HANGING))


numbers = st.one_of(
    digits,
    st.tuples(digits, st.sampled_from(".,:/-\u2013"), digits).map("".join),
    st.tuples(st.sampled_from(PREFIXES), digits).map("".join),
    st.tuples(digits, st.sampled_from(SUFFIXES)).map("".join),
)
hyphened = st.tuples(words(), words()).map("-".join)
tokens = st.one_of(words(), words(), numbers, hyphened)


@dataclass(frozen=True)
class Sample:
    """Tokens, no two alike, with what stands between them."""

    tokens: Sequence[str]
    gaps: Sequence[str]

    @property
    def text(self) -> str:
        """The whole text."""
        return self.cut(0, len(self.tokens))

    def cut(self, start: int, end: int) -> str:
        """Return the text from one token to before another."""
        pairs = zip(self.tokens[start:end], self._gaps(start, end), strict=True)
        return "".join(part for pair in pairs for part in pair)

    def _gaps(self, start: int, end: int) -> Sequence[str]:
        return (*self.gaps[start : end - 1], "") if start < end else ()


@st.composite
def samples(draw: st.DrawFn, of: st.SearchStrategy[str] = tokens, fewest: int = 3) -> Sample:
    """Return a random text."""
    drawn = draw(st.lists(of, min_size=fewest, max_size=12, unique_by=str.casefold))
    return Sample(drawn, tuple(draw(st.sampled_from(GAPS)) for _ in drawn))


@st.composite
def spans(draw: st.DrawFn, count: int, fewest: int = 1) -> tuple[int, int]:
    """Return the beginning and the end of some of so many tokens."""
    start = draw(st.integers(0, count - fewest))
    return start, draw(st.integers(start + fewest, count))
