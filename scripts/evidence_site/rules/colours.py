"""A site's own colours must be readable."""

from collections.abc import Iterator

from evidence_site.diagnostics import Fault
from evidence_site.model import Corpus
from evidence_site.model.colours import BLACK, TEXT, contrast, meetings, nearest_readable
from evidence_site.rule import Violation, rule
from evidence_site.rules.places import in_synthesis


@rule("FLD010")
def faint_colour(corpus: Corpus) -> Iterator[Violation]:
    """A colour of the site is too near to what it stands on.

    Why it matters:
    Many readers cannot read faint words, and nobody can in sunlight. Web Content Accessibility Guidelines 2.2 ask for a
    contrast of at least 4.5 to 1 between words and what they stand on. Public bodies must keep to it.

    Example:
    # findings/synthesis.yml
    settings:
      colours:
        link: { light: 3FA7D6, dark: 8FD0EE }

    Use instead:
    # findings/synthesis.yml
    settings:
      colours:
        link: { light: 1F6F94, dark: 8FD0EE }
    """
    colours = corpus.synthesis.settings.colours if corpus.synthesis else None
    for each in meetings(colours) if colours else ():
        worst = min(each.grounds, key=lambda ground: contrast(each.colour, ground))
        ratio = contrast(each.colour, worst)
        if ratio < TEXT:
            better = nearest_readable(each.colour, each.grounds, towards=each.to_read)
            tone = "darker" if each.to_read == BLACK else "lighter"
            # Rounded down: 4.49 is not 4.5.
            fault = Fault(
                f"the contrast of `{each.colour}` and `{worst}`, which meet here, is {int(ratio * 10) / 10} to 1, and "
                f"words need {TEXT} to 1",
                f"write a {tone} colour, such as `{better.removeprefix('#')}`",
            )
            yield Violation(in_synthesis("settings", "colours", each.name, each.scheme), fault)


RULES = (faint_colour,)
