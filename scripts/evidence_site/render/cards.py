"""Cards: the entries of cited works, hidden in each page for a script to show where they are cited."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from jinja2 import Environment
from markupsafe import Markup

from evidence_site.model import CiteKey
from evidence_site.works import Entry

_NO_ENTRIES: Mapping[CiteKey, Entry] = MappingProxyType({})


class Cards:
    """The entries of a site, each rendered once, when a page first links to it."""

    def __init__(self, environment: Environment, entries: Mapping[CiteKey, Entry] = _NO_ENTRIES) -> None:
        self.environment = environment
        self.entries = entries
        self._rendered: dict[CiteKey, str] = {}

    def of(self, works: Iterable[CiteKey]) -> str:
        """Return a hidden list of works, each once; an empty string if the site has none of them."""
        cards = Markup("\n".join(self._card(each) for each in dict.fromkeys(works) if each in self.entries))  # noqa: S704
        return self.environment.get_template("render/cards.html.j2").render(cards=cards) if cards else ""

    def _card(self, key: CiteKey) -> str:
        if key not in self._rendered:
            template = self.environment.get_template("render/card.html.j2")  # ours, so that what it writes is safe
            self._rendered[key] = template.render(it=self.entries[key])
        return self._rendered[key]
