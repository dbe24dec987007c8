"""Files of a site that are no pages: references for other programs, CITATION.cff and robots.txt."""

import re
from collections.abc import Mapping, Sequence

from evidence_site import urls, web_addresses
from evidence_site.export import FORMATS
from evidence_site.export.yaml_text import Value, always_quoted, write_fields
from evidence_site.model import Corpus, PersonName, Reference, Synthesis
from evidence_site.model.publication import Author
from evidence_site.model.rich_text import plain
from evidence_site.project import Project

_TYPES = {
    "article-journal": "article",
    "article-magazine": "magazine-article",
    "article-newspaper": "newspaper-article",
    "book": "book",
    "dataset": "data",
    "legislation": "statute",
    "manuscript": "unpublished",
    "pamphlet": "pamphlet",
    "paper-conference": "conference-paper",
    "patent": "patent",
    "report": "report",
    "software": "software",
    "standard": "standard",
    "thesis": "thesis",
    "webpage": "website",
}
CFF_DOI = re.compile(r"10\.\d{4,9}(\.\d+)?/[A-Za-z0-9:/_;\-.()\[\]\\]+")
"""What a DOI may be by the schema of CFF 1.2.0, which knows fewer than there are."""
_TO = "\u2013"


def export_files(references: Sequence[Reference]) -> Mapping[str, bytes]:
    """Return the files of references by path: the whole library in each format, and each entry."""
    files: dict[str, str] = {}
    for each in FORMATS if references else ():
        files[urls.library_file(each.ending)] = each.write(references)
        files |= {urls.entry_file(work.id, each.ending): each.write([work]) for work in references}
    return {path: text.encode() for path, text in files.items()}


def citation_file(corpus: Corpus, project: Project) -> Mapping[str, bytes]:
    """Return `CITATION.cff`, by which GitHub, Zenodo and Zotero cite the site; for one study, they cite its report.

    See https://github.com/citation-file-format/citation-file-format/blob/1.2.0/schema-guide.md.

    Raises:
        ValueError: there is no synthesis.
    """
    if corpus.synthesis is None:
        raise ValueError("there is nothing to cite without a synthesis")
    return {urls.CITATION_FILE: write_fields(_site(corpus, corpus.synthesis, project), always_quoted).encode()}


def robots_file(project: Project) -> Mapping[str, bytes]:
    """Return `robots.txt`: crawlers may read everything. It names the sitemap when the site's address is known."""
    sitemap = f"\nSitemap: {project.address}sitemap.xml\n" if project.address else ""
    return {"robots.txt": f"User-agent: *\nAllow: /\n{sitemap}".encode()}


def _site(corpus: Corpus, synthesis: Synthesis, project: Project) -> dict[str, Value]:
    studies = [corpus.study[each] for each in synthesis.included_studies]
    reports = [_work(corpus.reference[each.main_report]) for each in studies]
    original: dict[str, Value] = (
        {"preferred-citation": reports[0]} if synthesis.is_single_study else {"references": reports}
    )
    published = synthesis.published
    doi = (published.doi or "") if published else ""
    noun = "study" if synthesis.is_single_study else "studies"
    return (
        _filled(
            {
                "cff-version": "1.2.0",
                "message": f"Cite the original {noun}, not only this site.",
                "type": "dataset",
                "title": synthesis.title,
                "abstract": synthesis.short_answer,
                "authors": [_author(each) for each in synthesis.authors]
                or [{"name": each} for each in synthesis.editors],
                "contact": [_author(each) for each in synthesis.authors if each.corresponding],
                "doi": doi if CFF_DOI.fullmatch(doi) else "",
                "version": (published.version or "") if published else "",
                "date-released": str(published.date if published else synthesis.reviewed),
                "license-url": synthesis.licence.url or "",
                "url": project.address,
            }
        )
        | original
    )


def _author(author: Author) -> dict[str, Value]:
    """Return an author as a person; as an entity, which has a name alone, where nothing says that it is a person."""
    if not author.is_person:
        return {"name": author.name}
    return _filled(
        {
            "family-names": author.family_name,
            "given-names": author.given_names,
            "affiliation": author.affiliation or "",
            "orcid": web_addresses.orcid_url(author.orcid) if author.orcid else "",
        }
    )


def _work(work: Reference) -> dict[str, Value]:
    first, _, last = work.page.partition(_TO)
    is_article = work.type == "article-journal"
    people = [_person(each) for each in work.author or work.editor]
    return _filled(
        {
            "type": _TYPES.get(work.type, "generic"),
            "title": plain(work.title),
            "authors": people or [{"name": work.publisher or "Anonymous"}],
            "year": work.issued.year if work.issued else 0,
            "month": work.issued.month or 0 if work.issued else 0,
            "journal" if is_article else "collection-title": plain(work.container_title),
            "volume": work.volume,
            "issue": work.issue,
            "start": first,
            "end": last,
            "edition": work.edition,
            "publisher": {"name": work.publisher} if work.publisher and not is_article else "",
            "doi": work.doi,
            "url": web_addresses.public_url(work.url),
        }
    )


def _person(person: PersonName) -> dict[str, Value]:
    if person.literal:
        return {"name": person.literal}
    return _filled(
        {
            "family-names": person.family,
            "given-names": person.given,
            "name-particle": person.particle,
            "name-suffix": person.suffix,
        }
    )


def _filled(values: dict[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if value}
