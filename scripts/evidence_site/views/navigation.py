"""The site's navigation. Its first entries are for the header; the last two groups are for the footer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evidence_site.model import Corpus
from evidence_site.model.finding import Status
from evidence_site.views import urls, words
from evidence_site.views.page import PageView

MOST_CHILDREN = 20
"""A theme draws the whole tree on every page: with many findings in it, a site's size grows with their square."""

LAST = (urls.QUOTES, urls.ROLES, urls.REFERENCES)
ABOUT = (urls.BRIEF, urls.WORKSHEET, urls.GLOSSARY, urls.A_TO_Z, urls.CHANGES, urls.ABOUT, urls.ACCESSIBILITY)
ABOUT_THIS_SITE = "About this site"
FOR_CONTRIBUTORS = (urls.CONTRIBUTE, urls.PROPOSE, urls.RECORD_REFERENCE, urls.FAULTS)
CONTRIBUTE = "Contribute"


@dataclass(frozen=True)
class NavigationItem:
    """An entry of the navigation: a page, or a group of them."""

    title: str
    path: str = ""
    children: tuple["NavigationItem", ...] = ()


def navigation(views: Sequence[PageView], corpus: Corpus) -> tuple[NavigationItem, ...]:
    """Put the pages in order. Many findings or studies are reached by their list alone.

    Raises:
        ValueError: there is no synthesis.
    """
    if corpus.synthesis is None:
        raise ValueError("there is no navigation without a synthesis")
    titles = {each.path: each.title for each in views}
    labels = corpus.synthesis.labels
    findings = [urls.finding_path(each.id) for each in corpus.findings if each.status is Status.PUBLISHED]
    studies = [urls.study_path(each.id) for each in corpus.studies]
    single = corpus.synthesis.is_single_study
    return (
        NavigationItem("Home", urls.HOME),
        _group(words.capitalised(labels.findings), urls.FINDINGS, findings, titles),
        *(
            [NavigationItem(titles[each], each) for each in studies]
            if single
            else [_group(titles[urls.STUDIES], urls.STUDIES, studies, titles)]
        ),
        *_listed(LAST, titles),
        NavigationItem(ABOUT_THIS_SITE, children=_listed(ABOUT, titles)),
        *_for_contributors(titles, corpus),
    )


def _group(title: str, index: str, paths: Sequence[str], titles: dict[str, str]) -> NavigationItem:
    if len(paths) > MOST_CHILDREN:
        return NavigationItem(title, index)
    overview = NavigationItem(f"All {words.uncapitalised(title)}", index)
    return NavigationItem(title, children=(overview, *(NavigationItem(titles[each], each) for each in paths)))


def _listed(paths: Sequence[str], titles: Mapping[str, str]) -> tuple[NavigationItem, ...]:
    return tuple(NavigationItem(titles[each], each) for each in paths if each in titles)


def _for_contributors(titles: Mapping[str, str], corpus: Corpus) -> tuple[NavigationItem, ...]:
    """Give the pages for contributors; the one on how to contribute, if there is one, is written by hand."""
    by_hand = {each.path: CONTRIBUTE for each in corpus.pages if each.path == urls.CONTRIBUTE}
    pages = _listed(FOR_CONTRIBUTORS, {**titles, **by_hand})
    return (NavigationItem("For contributors", children=pages),) if pages else ()
