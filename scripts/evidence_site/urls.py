"""Every address and anchor of the site. No other module makes one."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import quote

from evidence_site.model import CiteKey, FindingId, StudyId
from evidence_site.model.fields import check_url

HOME = "index.md"
FINDINGS = "findings/index.md"
STUDIES = "studies/index.md"
QUOTES = "quotes.md"
ROLES = "roles.md"
REFERENCES = "references.md"
FEED = "changes.xml"
GLOSSARY = "glossary.md"
CONTRIBUTE = "contribute.md"
"""How to contribute: a page that a site writes by hand, when it has one."""
FAULTS = "faults/index.md"
PROPOSE_SCRIPT = "assets/propose.js"
CITATION_FILE = "CITATION.cff"

_NO_FILE_NAME = re.compile("[:/]")
_PLAIN_ANCHOR = re.compile("[A-Za-z0-9_.:/-]*")
_WORD = re.compile(r"\w+")

LONGEST_PASSAGE = 300
ENDS = 6


def address(path: str, *, directory_urls: bool) -> str:
    """Give a page's address from the site's root."""
    stem = path.removesuffix(".md")
    if not directory_urls:
        return f"{stem}.html"
    return stem.removesuffix("index") if stem.rpartition("/")[2] == "index" else f"{stem}/"


def page_url(site: str, path: str, *, directory_urls: bool) -> str:
    """Give a page's whole address, where that of the site is known; else nothing."""
    return f"{site}{address(path, directory_urls=directory_urls)}" if site else ""


def finding_path(finding: FindingId) -> str:
    """Give the path of a finding's page."""
    return f"findings/{finding}.md"


def study_path(study: StudyId) -> str:
    """Give the path of a study's page."""
    return f"studies/{study}.md"


def fault_path(code: str) -> str:
    """Give the path of the page about a fault."""
    return f"faults/{code.lower()}.md"


def family_anchor(family: str) -> str:
    """Give the anchor of a family's section of the list of faults."""
    return f"family-{family.lower()}"


def record_anchor(name: str) -> str:
    """Give the anchor of a record's section of the record reference: `Finding quote` has `record-finding-quote`."""
    return f"record-{name.lower().replace(' ', '-')}"


def schema_file(name: str) -> str:
    """Give the path of a record's JSON Schema in the site."""
    return f"schemas/{name}.json"


def source_file(key: str) -> str:
    """Give the path of the text that quotes from a work are checked against."""
    return f"sources/{key}.txt"


def library_file(ending: str) -> str:
    """Give the path of the whole library as `bib`, `ris` or `json`."""
    return f"references/library.{ending}"


def entry_file(key: CiteKey, ending: str) -> str:
    """Give the path of one entry as `bib`, `ris` or `json`. In its key, `:` becomes `~3a` and `/` `~2f`."""
    return f"references/entries/{_NO_FILE_NAME.sub(lambda sign: f'~{ord(sign.group()):02x}', key)}.{ending}"


def reference_anchor(key: CiteKey) -> str:
    """Give the anchor of an entry of the reference list."""
    return f"ref-{key}"


def citation_anchor(key: CiteKey, number: int) -> str:
    """Give the anchor of a citation in a page written by hand: of the first of a work, the second, and so on."""
    return f"cited-{key}" if number == 1 else f"cited-{key}--{number}"


def role_anchor(audience: str) -> str:
    """Give the anchor of an audience's section."""
    return f"role-{audience}"


def day_anchor(day: date) -> str:
    """Give the anchor of a day's section of what changed."""
    return f"day-{day.isoformat()}"


def term_anchor(term: str) -> str:
    """Give the anchor of a term of the glossary: `Peer review` has `term-peer-review`."""
    return f"term-{'-'.join(_WORD.findall(term.casefold()))}"


def letter_anchor(letter: str) -> str:
    """Give the anchor of a letter of the list from A to Z."""
    return f"letter-{letter.casefold()}"


@dataclass(frozen=True)
class Here:
    """A page, as the place where links start."""

    path: str
    directory_urls: bool

    def to(self, path: str, anchor: str = "") -> str:
        """Give the relative address of another page, or of a place on it; of a place on this page, `#anchor`."""
        # Most anchors are plain, and some pages make tens of thousands of links.
        plain = anchor if _PLAIN_ANCHOR.fullmatch(anchor) else quote(anchor, safe=":/")
        fragment = f"#{plain}" if anchor else ""
        if path == self.path and fragment:
            return fragment
        return (self._up + address(path, directory_urls=self.directory_urls) or "./") + fragment

    def to_file(self, path: str) -> str:
        """Give the relative address of a file that is no page."""
        return self._up + quote(path)

    @cached_property
    def _up(self) -> str:
        return "../" * address(self.path, directory_urls=self.directory_urls).count("/")


def doi_url(doi: str) -> str:
    """Give a DOI's address, its suffix encoded whole, so that neither `#` nor `..` can lead elsewhere.

    See https://www.doi.org/doi-handbook/HTML/encoding-rules-for-urls.html.
    """
    prefix, _, suffix = doi.partition("/")
    return f"https://doi.org/{quote(prefix)}/{quote(suffix, safe='')}"


def pmid_url(pmid: str) -> str:
    """Give the address of an article in PubMed."""
    return f"https://pubmed.ncbi.nlm.nih.gov/{quote(pmid, safe='')}/"


def pmcid_url(pmcid: str) -> str:
    """Give the address of an article in PubMed Central."""
    return f"https://pmc.ncbi.nlm.nih.gov/articles/{quote(pmcid, safe='')}/"


def public_url(url: str) -> str:
    """Give a web address that is safe to link to, or nothing."""
    try:
        return check_url(url) if url else ""
    except ValueError:
        return ""


def passage_url(url: str, passage: str) -> str:
    """Give the address of a passage of a web page, by text fragment.

    A long passage is named by its first and last words (https://wicg.github.io/scroll-to-text-fragment/).
    """
    if not (url and passage):
        return ""
    words = passage.split()
    whole = len(passage) <= LONGEST_PASSAGE or len(words) <= 2 * ENDS
    ends = [" ".join(words)] if whole else [" ".join(words[:ENDS]), " ".join(words[-ENDS:])]
    hash_sign = "" if "#" in url else "#"
    return f"{url}{hash_sign}:~:text={','.join(map(_fragment_text, ends))}"


def _fragment_text(text: str) -> str:
    # `-` marks a prefix or suffix in a text directive, and `quote` leaves it alone.
    return quote(text, safe="").replace("-", "%2D")


def record_url(repository: str, file: str) -> str:
    """Give the address at which a record can be edited, or nothing."""
    return f"{repository}{quote(file)}" if repository else ""


def new_file_url(repository: str) -> str:
    """Give the address of the page for a new file of a repository on GitHub or GitLab, or nothing.

    It is that under which the repository's files are edited, `…/edit/main/`, with another word.
    """
    host = repository.partition("://")[2].partition("/")[0]
    edit = {"github.com": "/edit/", "gitlab.com": "/-/edit/"}.get(host, "")
    before, found, after = repository.partition(edit) if edit else (repository, "", "")
    return f"{before}{edit.replace('edit', 'new')}{after.rstrip('/')}" if found else ""
