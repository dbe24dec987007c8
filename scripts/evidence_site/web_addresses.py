"""Addresses of pages elsewhere on the web: identifiers, passages of articles, and records in a repository.

Empty strings stand for unknown addresses.
"""

from urllib.parse import quote

from evidence_site.model.fields import check_url

_PLAIN_IN_DOI = "():;,@!$*"
"""Signs of DOIs that mean nothing else in an address, besides letters, digits, `-`, `.`, `_` and `~`."""
LONGEST_PASSAGE = 300
ENDS = 6


def doi_url(doi: str) -> str:
    """Return a DOI's address as registries write it: what an address may hold stands in it as it is, slashes too.

    All else is encoded, so that `#` cannot change the target; nor can `..`, after which browsers would drop a step.
    See https://www.doi.org/doi-handbook/HTML/encoding-rules-for-urls.html.
    """
    prefix, _, suffix = doi.partition("/")
    slash = "/" if {".", ".."}.isdisjoint(suffix.split("/")) else ""
    return f"https://doi.org/{quote(prefix)}/{quote(suffix, safe=_PLAIN_IN_DOI + slash)}"


def orcid_url(orcid: str) -> str:
    """Return the address of a person's record at ORCID, which is also how an iD is shown in full.

    See https://info.orcid.org/documentation/integration-guide/orcid-id-display-guidelines/.
    """
    return f"https://orcid.org/{orcid}"


def pmid_url(pmid: str) -> str:
    """Return the address of an article in PubMed."""
    return f"https://pubmed.ncbi.nlm.nih.gov/{quote(pmid, safe='')}/"


def pmcid_url(pmcid: str) -> str:
    """Return the address of an article in PubMed Central."""
    return f"https://pmc.ncbi.nlm.nih.gov/articles/{quote(pmcid, safe='')}/"


def public_url(url: str) -> str:
    """Return a web address if it is safe to link to, else an empty string."""
    try:
        return check_url(url) if url else ""
    except ValueError:
        return ""


def passage_url(url: str, passage: str) -> str:
    """Return the address of a passage of a web page, as a text fragment.

    A long passage is identified by its first and last words (https://wicg.github.io/scroll-to-text-fragment/).
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
    """Return the address at which a record can be edited, or an empty string."""
    return f"{repository}{quote(file)}" if repository else ""


def new_file_url(repository: str) -> str:
    """Return the address at which GitHub or GitLab creates a file in a repository, or an empty string.

    It is the address for editing files, `…/edit/main/`, with `new` in the place of `edit`.
    """
    host = repository.partition("://")[2].partition("/")[0]
    edit = {"github.com": "/edit/", "gitlab.com": "/-/edit/"}.get(host, "")
    before, found, after = repository.partition(edit) if edit else (repository, "", "")
    return f"{before}{edit.replace('edit', 'new')}{after.rstrip('/')}" if found else ""


def new_issue_url(repository: str) -> str:
    """Return the address at which an issue is opened on GitHub or GitLab, or an empty string."""
    place, found, _ = new_file_url(repository).partition("/-/new/" if "//gitlab.com/" in repository else "/new/")
    return f"{place}{'/-' if '//gitlab.com/' in repository else ''}/issues/new" if found else ""
