"""CITATION.cff: how to cite the site, the original first. GitHub, Zenodo and Zotero read it.

See https://github.com/citation-file-format/citation-file-format/blob/1.2.0/schema-guide.md.
"""

import json
from collections.abc import Iterator, Sequence

from evidence_site import urls
from evidence_site.model import Corpus, PersonName, Reference, Synthesis
from evidence_site.model.rich_text import plain
from evidence_site.project import Project

Value = str | int | Sequence[dict[str, "Value"]] | dict[str, "Value"]

TYPES = {
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
TO = "\u2013"


def citation_file(corpus: Corpus, project: Project) -> dict[str, bytes]:
    """Give the file that says how to cite the site; that of one study asks to cite its report instead.

    Raises:
        ValueError: there is no synthesis.
    """
    if corpus.synthesis is None:
        raise ValueError("there is nothing to cite without a synthesis")
    lines = _lines(_site(corpus, corpus.synthesis, project))
    return {urls.CITATION_FILE: "".join(f"{line}\n" for line in lines).encode()}


def _site(corpus: Corpus, synthesis: Synthesis, project: Project) -> dict[str, Value]:
    studies = [corpus.study[each] for each in synthesis.included_studies]
    reports = [_work(corpus.reference[each.main_report]) for each in studies]
    original: dict[str, Value] = (
        {"preferred-citation": reports[0]} if synthesis.is_single_study else {"references": reports}
    )
    noun = "study" if synthesis.is_single_study else "studies"
    return (
        _filled(
            {
                "cff-version": "1.2.0",
                "message": f"Cite the original {noun}, not only this site.",
                "type": "dataset",
                "title": synthesis.title,
                "abstract": synthesis.short_answer,
                "authors": [{"name": each} for each in synthesis.editors],
                "date-released": str(synthesis.reviewed),
                "license-url": synthesis.licence.url or "",
                "url": project.address,
            }
        )
        | original
    )


def _work(work: Reference) -> dict[str, Value]:
    first, _, last = work.page.partition(TO)
    is_article = work.type == "article-journal"
    people = [_person(each) for each in work.author or work.editor]
    return _filled(
        {
            "type": TYPES.get(work.type, "generic"),
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
            "url": urls.public_url(work.url),
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


def _lines(values: dict[str, Value], indent: str = "") -> Iterator[str]:
    """Write a mapping as YAML; its texts are those of JSON, which is a part of YAML 1.2."""
    for name, value in values.items():
        if isinstance(value, dict):
            yield f"{indent}{name}:"
            yield from _lines(value, f"{indent}  ")
        elif isinstance(value, str | int):
            yield f"{indent}{name}: {json.dumps(value, ensure_ascii=False)}"
        else:
            yield f"{indent}{name}:"
            for each in value:
                first, *rest = _lines(each, f"{indent}    ")
                yield f"{indent}  - {first.strip()}"
                yield from rest
