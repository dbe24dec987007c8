"""Cards: the entries of cited works, hidden in each page for a script to show where they are cited."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from jinja2 import Environment
from markupsafe import Markup

from evidence_site.model import CiteKey
from evidence_site.works import Entry

_LINK = re.compile(r"""#ref-([^\s"'()<>]+)""")
"""The end of a link to an entry, in HTML or Markdown."""
_NO_ENTRIES: Mapping[CiteKey, Entry] = MappingProxyType({})


class Cards:
    """The entries of a site, each rendered once, when a page first links to it."""

    def __init__(self, environment: Environment, entries: Mapping[CiteKey, Entry] = _NO_ENTRIES) -> None:
        self.environment = environment
        self.entries = entries
        self._rendered: dict[CiteKey, Markup] = {}

    def for_links_in(self, text: str) -> str:
        """Return a hidden list of the works that HTML or Markdown links to; an empty string if there are none."""
        linked = dict.fromkeys(map(CiteKey, _LINK.findall(text)))
        cards = [self._card(each) for each in linked if each in self.entries]
        return self.environment.get_template("render/cards.html.j2").render(cards=cards) if cards else ""

    def _card(self, key: CiteKey) -> Markup:
        if key not in self._rendered:
            html = self.environment.get_template("render/card.html.j2").render(it=self.entries[key])
            self._rendered[key] = Markup(html)  # noqa: S704 -- our own template's
        return self._rendered[key]
