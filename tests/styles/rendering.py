"""Entries as the templates of a style write them, without their links to other places."""

from collections.abc import Iterable, Mapping

from evidence_site.model import CiteKey
from evidence_site.render.environment import template_environment
from evidence_site.works import Entry


def render_entries(entries: Iterable[Entry]) -> Mapping[CiteKey, str]:
    """Render each entry."""
    environment = template_environment()
    return {each.key: environment.get_template(each.template).render(it=each) for each in entries}
