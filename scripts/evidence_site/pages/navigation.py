"""The site's navigation: the header's entries first, then two groups for the footer."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from evidence_site import urls, wording
from evidence_site.pages.page import Listing, Place
from evidence_site.website.site import Site

MOST_CHILDREN = 20
"""The most pages of a list in the navigation. Every page repeats it, so a site's size would grow with their square."""


@dataclass(frozen=True)
class NavigationItem:
    """An entry of the navigation: a page, or a group of them."""

    title: str
    path: str = ""
    children: tuple["NavigationItem", ...] = ()


def navigation(site: Site, pages: Collection[Listing]) -> tuple[NavigationItem, ...]:
    """Return the navigation of a site: the header's entries, then the two groups of the footer."""
    findings = tuple(NavigationItem(each.title, urls.finding_path(each.id)) for each in site.published)
    titles = {each.path: each.title for each in pages}
    studies = tuple(
        NavigationItem(titles[path], path) for path in (urls.study_path(each.id) for each in site.corpus.studies)
    )
    grouped = [_group(titles[urls.STUDIES], urls.STUDIES, studies)] if urls.STUDIES in titles else studies
    return (
        NavigationItem("Home", urls.HOME),
        _group(
            wording.capitalised(site.synthesis.labels.findings),
            urls.FINDINGS,
            findings,
            [
                NavigationItem(titles[path], path)
                for path in (urls.EVIDENCE_PROFILE, urls.EVIDENCE_MAP)
                if path in titles
            ],
        ),
        *grouped,
        *_placed(pages, Place.HEADER),
        NavigationItem("About this site", children=_placed(pages, Place.ABOUT)),
        *_for_contributors(site, pages),
    )


def _group(
    title: str, index: str, children: Sequence[NavigationItem], beside: Sequence[NavigationItem] = ()
) -> NavigationItem:
    """Return a list, the tables beside it and its pages as children, these only if they are at most `MOST_CHILDREN`."""
    listed = children if len(children) <= MOST_CHILDREN else ()
    if not listed and not beside and children:
        return NavigationItem(title, index)
    whole = NavigationItem(f"All {wording.uncapitalised(title)}", index)
    return NavigationItem(title, children=(whole, *beside, *listed))


def _placed(pages: Collection[Listing], place: Place) -> tuple[NavigationItem, ...]:
    return tuple(NavigationItem(each.title, each.path) for each in pages if each.place is place)


def _for_contributors(site: Site, pages: Collection[Listing]) -> tuple[NavigationItem, ...]:
    """Return the group for contributors, if it has any page. That on how to contribute is handwritten, if any."""
    by_hand = any(each.path == urls.CONTRIBUTE for each in site.corpus.pages)
    contribute = (NavigationItem("Contribute", urls.CONTRIBUTE),) if by_hand else ()
    children = (*contribute, *_placed(pages, Place.CONTRIBUTORS))
    return (NavigationItem("For contributors", children=children),) if children else ()
