"""The page on which a finding is proposed, with everything that its script needs to know of the site."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from evidence_site import urls, web_addresses
from evidence_site.load.folders import RECORDS
from evidence_site.load.problems import files, fld
from evidence_site.matching import patterns
from evidence_site.model import CiteKey, Corpus
from evidence_site.model.fields import LONGEST_IDENTIFIER
from evidence_site.pages.page import ContributorPage, Place
from evidence_site.pages.propose.form import Data, Form, constraints_of, is_to_write, lists_of
from evidence_site.pages.propose.limits import limits
from evidence_site.pages.propose.suggestion import PROPOSAL, SUGGESTION, Words, suggestion_fields
from evidence_site.pages.record_reference import record_reference_link
from evidence_site.rule import Rule
from evidence_site.rules import quotes
from evidence_site.rules.wording import UNWRITTEN
from evidence_site.sections.links import Link
from evidence_site.urls import Here
from evidence_site.website.site import Site

PATH = urls.PROPOSE

SCHEMA_LINE = "# yaml-language-server: $schema=../docs/schemas/finding.json\n"
STATUS = "in-review"
WHOLE_CHECK = "The whole check runs after you hand it in."
PUBLIC = "What you hand in is public at once and stays in the history. Do not paste unpublished words."
RULES: Mapping[str, Rule[..., Any]] = {
    "missing": fld.missing_field,
    "value": fld.unusable_value,
    "quote": quotes.quote_not_in_source,
    "section": quotes.quote_misplaced,
    "name": files.bad_file_name,
}
"""The rules whose faults the browser looks for."""
_STEP = "  "


@dataclass(frozen=True, kw_only=True)
class ProposePage(ContributorPage):
    """A form that writes the record of a finding."""

    place: ClassVar[Place | None] = Place.CONTRIBUTORS

    words: Words
    privacy: str
    public: str
    """That what is handed in stays public."""
    checked: str
    """What the page can check, and when the rest is checked."""
    template: str
    """A record to be filled in by hand, where no script runs."""
    data: Data
    """What the script needs to know."""
    repository: Link | None
    links: tuple[Link, ...]

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the page on which a finding is proposed."""
        here = site.here(PATH)
        keys = published_sources(site.corpus)
        lists = lists_of(site)
        single = site.synthesis.is_single_study
        form = Form(lists, _answers(lists, keys, single=single), frozenset({"assessment"} if single else ()))
        fields = suggestion_fields(form) if single else form.fields()
        words = SUGGESTION if single else PROPOSAL
        address_of = web_addresses.new_issue_url if single else web_addresses.new_file_url
        create = address_of(site.project.repository)
        yield cls(
            path=here.path,
            title=words.heading,
            description=words.description,
            scripts=(here.to_file(urls.PROPOSE_SCRIPT),),
            words=words,
            privacy="Nothing that you write here is sent anywhere. It stays in your browser until you hand it in "
            "yourself.",
            public=PUBLIC,
            checked=f"{_checked(keys, site.corpus)} {WHOLE_CHECK}",
            template=("" if single else SCHEMA_LINE) + "\n".join(_lines(fields, "")) + "\n",
            data={
                "head": SCHEMA_LINE,
                "fields": fields,
                "order": [name for name in form.schema["properties"] if name in {each["name"] for each in fields}],
                "file": None if single else _file(form, lists),
                "lists": {name: [] if is_to_write(name, lists) else each for name, each in lists.items()},
                "rules": {
                    name: {"code": rule.code, "page": here.to(urls.fault_path(rule.code))}
                    for name, rule in RULES.items()
                },
                "matching": patterns(),
                "limits": limits(),
                "sources": {key: here.to_file(urls.source_file(key)) for key in keys},
                "create": create,
            },
            repository=Link("GitHub" if "//github.com/" in create else "GitLab", create) if create else None,
            links=tuple(_links(site, here)),
        )


def published_sources(corpus: Corpus) -> tuple[CiteKey, ...]:
    """Return the keys of the source texts that the site publishes."""
    return tuple(sorted(key for key, text in corpus.sources.items() if text.is_published))


def _answers(lists: dict[str, Any], keys: tuple[CiteKey, ...], *, single: bool) -> dict[str, Any]:
    """Return what needs no question: what can be nothing else, and what is nearly always so."""
    answers: dict[str, Any] = {"status": STATUS, "added": "today", "quotes.supports": ["statement"]}
    if single and len(lists["studies"]) == 1:
        answers |= {"evidence.study": lists["studies"][0][0], "evidence.relation": "contributes"}
    works = list(keys) if keys else [name for name, _ in lists["references"]]
    if len(works) == 1:
        answers["quotes.source"] = works[0]
    return answers


def _file(form: Form, lists: dict[str, Any]) -> Data:
    """Return the field for the file's name, which must be the id of a finding that no record has yet."""
    return {
        "name": "file",
        "label": "The last part of its page's address",
        "missing": "Say how the address of its page ends",
        "help": "It comes from what the finding is about. Small letters, digits and hyphens.",
        "kind": "line",
        "needed": True,
        **constraints_of(form.schema["$defs"]["RelatedFinding"]["properties"]["finding"]),
        "maxLength": LONGEST_IDENTIFIER,
        "taken": sorted({*RECORDS.reserved, *_taken(lists)}),
    }


def _taken(lists: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names that records have; not those of a list that is too long, which are checked with the file."""
    for each in ("findings", "studies"):
        if not is_to_write(each, lists):
            yield from (name for name, _ in lists[each])


def _checked(keys: tuple[CiteKey, ...], corpus: Corpus) -> str:
    if not keys:
        return (
            "Quotes cannot be checked on this page, as the site does not publish the texts of its sources. "
            "They are checked when you hand it in."
        )
    if {each.id for each in corpus.references} <= {*keys}:
        return "As you write, each quote is looked for in the text of its source, word for word."
    named = ", ".join(keys)
    return (
        "As you write, each quote is looked for in the text of its source, word for word, where the site publishes "
        f"that text ({named}). Quotes from other works are checked when you hand it in."
    )


def _links(site: Site, here: Here) -> Iterable[Link]:
    if any(each.path == urls.CONTRIBUTE for each in site.corpus.pages):
        yield Link("How to contribute", here.to(urls.CONTRIBUTE))
    yield record_reference_link(here)
    yield Link("Faults and their cures", here.to(urls.FAULTS))


def _lines(fields: Iterable[Data], indent: str) -> Iterable[str]:
    """Yield the lines of the fields that every finding has, each with what to write there."""
    for each in fields:
        if not each.keys() & {"first", "needed"}:
            continue
        name = f"{indent}{each['name']}:"
        if each["kind"] == "groups":
            yield name
            first, *others = _lines(each["fields"], indent + 2 * _STEP)
            yield f"{indent}{_STEP}- {first.strip()}"
            yield from others
        elif isinstance(each.get("answer"), str) and each["answer"] != "today":
            yield f"{name} {each['answer']}"
        else:
            yield f"{name} '{UNWRITTEN}{_uncapitalised(each['help'])}'"


def _uncapitalised(text: str) -> str:
    return (text[:1].lower() + text[1:]).replace("'", "''")
