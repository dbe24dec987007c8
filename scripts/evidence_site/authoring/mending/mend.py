"""All mends, one after the other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from evidence_site.authoring.mending.dates import write_dates
from evidence_site.authoring.mending.indentation import expand_tabs
from evidence_site.authoring.mending.quoting import quote_values
from evidence_site.authoring.mending.tree import quoted_words, tree_of
from evidence_site.authoring.mending.white_space import strip_lines, unify_line_breaks
from evidence_site.load.files import UTF_8_MARK

MARK = "took away the byte order mark"


@dataclass(frozen=True)
class Mended:
    """A file after mending, and what was done, in words that follow its name."""

    content: bytes
    deeds: tuple[str, ...] = ()


def mend(content: bytes, model: type[BaseModel]) -> Mended:
    """Mend the file of a record of a model. What cannot be read as text stays as it is, and so do all quoted words."""
    plain = content.removeprefix(UTF_8_MARK)
    try:
        text = plain.decode()
    except UnicodeDecodeError:
        return Mended(content)
    deeds = [MARK] if plain != content else []
    steps: Mapping[str, Callable[[str], str]] = {
        "replaced tabs before lines by spaces": expand_tabs,
        "put quotation marks around values that need them": quote_values,
        "wrote dates as year, month and day": lambda text: write_dates(text, model),
        "took away white space at the end of lines": strip_lines,
        "made all lines end alike": unify_line_breaks,
    }
    for deed, step in steps.items():
        mended = step(text)
        if mended != text and _keeps_quotes(text, mended):
            text = mended
            deeds.append(deed)
    return Mended(text.encode(), tuple(deeds))


def _keeps_quotes(text: str, mended: str) -> bool:
    before, after = quoted_words(tree_of(text)), quoted_words(tree_of(mended))
    return before.items() <= after.items()
