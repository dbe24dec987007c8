"""All paths, addresses and anchors of the site. No other module makes one.

A path is MkDocs' name of a source file (`findings/local-trust.md`). Empty strings stand for unknown addresses.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import quote

from evidence_site.model import CiteKey, FacetId, FindingId, StudyId
from evidence_site.model.fields import ThemeId

HOME = "index.md"
ABOUT = "about.md"
FINDINGS = "findings/index.md"
FINDING_TITLES, OUTCOMES = "findings/by-number/titles.md", "findings/by-number/outcomes.md"
SUMMARY_OF_FINDINGS = "summary-of-findings.md"
EVIDENCE_PROFILE = "evidence-profile.md"
EVIDENCE_MAP = "map.md"
STUDIES = "studies/index.md"
STUDY_TABLE = "studies/table.md"
METHODS = "methods.md"
ACROSS = "across-findings.md"
APPRAISAL = "appraisal.md"
QUOTES = "quotes.md"
ROLES = "roles.md"
REFERENCES = "references.md"
FEED = "changes.xml"
GLOSSARY = "glossary.md"
CONTRIBUTE = "contribute.md"
"""The page on how to contribute, which a site may write by hand."""
FAULTS = "faults/index.md"
PROPOSE = "propose.md"
PROPOSE_SCRIPT = "assets/propose.js"
SELECT_SCRIPT = "assets/select.js"
"""What takes words that are selected on the page of a source to the form."""
CITATION_FILE = "CITATION.cff"
FLOW = "flow.svg"
"""The drawing of the flow of studies."""

NO_THEME = "no_theme"
"""The name of the pages of findings of no theme. No id of a theme has a `_`."""
_NO_FILE_NAME = re.compile("[:/]")
_PLAIN_ANCHOR = re.compile("[A-Za-z0-9_.:/-]*")
_WORD = re.compile(r"\w+")


def address(path: str, *, directory_urls: bool) -> str:
    """Return a page's address relative to the site's root: `findings/local-trust/`."""
    stem = path.removesuffix(".md")
    if not directory_urls:
        return f"{stem}.html"
    return stem.removesuffix("index") if stem.rpartition("/")[2] == "index" else f"{stem}/"


def page_url(site: str, path: str, *, directory_urls: bool) -> str:
    """Return a page's absolute address, or an empty string if that of the site is unknown."""
    return f"{site}{address(path, directory_urls=directory_urls)}" if site else ""


def finding_path(finding: FindingId) -> str:
    """Return the path of a finding's page."""
    return f"findings/{finding}.md"


def findings_by(way: str, name: str) -> str:
    """Return the path of the page of some findings: those of a theme, of a level of confidence, or of a country."""
    return f"findings/by-{way}/{name}.md"


def table_of_theme(table: str, theme: ThemeId | None) -> str:
    """Return the path of the part of a whole table that has the findings of one theme, or those of none."""
    return f"{table.removesuffix('.md')}/{theme or NO_THEME}.md"


def study_path(study: StudyId) -> str:
    """Return the path of a study's page."""
    return f"studies/{study}.md"


def quotes_path(study: StudyId | None) -> str:
    """Return the path of the page of the quotes of a study; for no study, of those of works that report none."""
    return f"quotes/from-{study}.md" if study else "quotes/other-works.md"


def part_path(first: str, number: int) -> str:
    """Return the path of a part of a list that is divided, by its number from 1: `changes/2.md` after `changes.md`."""
    return first if number == 1 else f"{first.removesuffix('.md')}/{number}.md"


def is_part(path: str, first: str) -> bool:
    """Whether a page is the first of a list, or one that continues it."""
    return path == first or path.startswith(f"{first.removesuffix('.md')}/")


def fault_path(code: str) -> str:
    """Return the path of the page on a fault, by its code."""
    return f"faults/{code.lower()}.md"


def field_anchor(name: str) -> str:
    """Return the anchor of the section that shows a field of the synthesis: `synthesis-method`."""
    return name.replace("_", "-")


def family_anchor(family: str) -> str:
    """Return the anchor of a family's section in the list of faults."""
    return f"family-{family.lower()}"


def record_anchor(name: str) -> str:
    """Return the anchor of a record's section in the record reference: `record-finding-quote` for `Finding quote`."""
    return f"record-{name.lower().replace(' ', '-')}"


def schema_file(name: str) -> str:
    """Return the path of a record's JSON Schema in the site."""
    return f"schemas/{name}.json"


def source_file(key: str) -> str:
    """Return the path of the source text that quotes from a work are verified against."""
    return f"sources/{key}.txt"


def source_path(key: str) -> str:
    """Return the path of the page of a published source."""
    return f"sources/{key}.md"


def words_anchor(quote: str) -> str:
    """Return the anchor of a quote's words on the page of its source, by the quote's own anchor."""
    return f"words-{quote.removeprefix('quote-')}"


def record_file(record: str) -> str:
    """Return the path of a record's copy in the site, by its file in the project."""
    return f"records/{record}"


def library_file(ending: str) -> str:
    """Return the path of the whole library as `bib`, `ris` or `json`."""
    return f"references/library.{ending}"


def entry_file(key: CiteKey, ending: str) -> str:
    """Return the path of one entry as `bib`, `ris` or `json`. In its key, `:` becomes `~3a` and `/` `~2f`."""
    return f"references/entries/{_NO_FILE_NAME.sub(lambda sign: f'~{ord(sign.group()):02x}', key)}.{ending}"


def reference_anchor(key: CiteKey) -> str:
    """Return the anchor of an entry in the reference list."""
    return f"ref-{key}"


def referenced(anchor: str) -> CiteKey | None:
    """Return the key of the entry of the reference list that has this anchor."""
    key = anchor.removeprefix("ref-")
    return CiteKey(key) if key != anchor else None


def citation_anchor(key: CiteKey, number: int) -> str:
    """Return the anchor of a citation in a handwritten page. `number` counts the citations of the work, from 1."""
    return f"cited-{key}" if number == 1 else f"cited-{key}--{number}"


def theme_anchor(theme: ThemeId) -> str:
    """Return the anchor of a theme's table."""
    return f"theme-{theme}"


def facet_anchor(facet: FacetId) -> str:
    """Return the anchor of a facet's map."""
    return f"facet-{facet}"


def role_anchor(audience: str) -> str:
    """Return the anchor of an audience's section."""
    return f"role-{audience}"


def day_anchor(day: date) -> str:
    """Return the anchor of a day's section in the list of changes."""
    return f"day-{day.isoformat()}"


def term_anchor(term: str) -> str:
    """Return the anchor of a term in the glossary: `term-peer-review` for `Peer review`."""
    return f"term-{'-'.join(_WORD.findall(term.casefold()))}"


def tool_anchor(tool: str) -> str:
    """Return the anchor of a tool's section on the page of appraisals."""
    return f"tool-{tool}"


def letter_anchor(letter: str) -> str:
    """Return the anchor of a letter in the list from A to Z."""
    return f"letter-{letter.casefold()}"


@dataclass(frozen=True)
class Here:
    """The page that relative links start from."""

    path: str
    directory_urls: bool

    def to(self, path: str, anchor: str = "") -> str:
        """Return the relative address of a page or of an anchor on it; `#anchor` alone for an anchor on this page."""
        # Most anchors are plain, and some pages make tens of thousands of links.
        plain = anchor if _PLAIN_ANCHOR.fullmatch(anchor) else quote(anchor, safe=":/")
        fragment = f"#{plain}" if anchor else ""
        if path == self.path and fragment:
            return fragment
        return (self._up + address(path, directory_urls=self.directory_urls) or "./") + fragment

    def to_file(self, path: str) -> str:
        """Return the relative address of a file that is not a page."""
        return self._up + quote(path)

    def to_cited(self, key: CiteKey, path: str) -> str:
        """Return the relative address of the entry of a cited work, on the page of the list at `path`.

        What can be cited is plain in an address.
        """
        page = "" if self.path == path else self._references if path == REFERENCES else self.to(path)
        return f"{page}#{reference_anchor(key)}"

    @cached_property
    def _references(self) -> str:
        return self.to(REFERENCES)

    @cached_property
    def _up(self) -> str:
        return "../" * address(self.path, directory_urls=self.directory_urls).count("/")
