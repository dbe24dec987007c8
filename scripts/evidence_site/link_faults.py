"""The rules for the links of a built site, which `links` looks through.

The examples are files of a built site; the notes of each fault name the record or page that they are made from.
"""

from evidence_site.diagnostics import Fault, Severity
from evidence_site.rule import Rule, rule


@rule("LNK001")
def missing_page(what: str, address: str, nearest: str) -> Fault:
    """A link leads to a page that the site does not have.

    Why it matters:
    Readers who follow it are told that there is no such page. They cannot tell whether the evidence was withdrawn,
    or the link was never right.

    Example:
    # site/index.html
    <a href="findings/local-trsut/">Local trust</a>

    Use instead:
    # site/index.html
    <a href="findings/local-trust/">Local trust</a>
    """
    return Fault(f"the {what} `{address}` leads to no page of this site", _cure(nearest))


@rule("LNK002")
def missing_anchor(what: str, address: str, nearest: str) -> Fault:
    """A link leads to a place that its page does not have.

    Why it matters:
    The browser shows the top of the page, and the reader looks in vain for what was promised. This often happens when
    a heading has been reworded.

    Example:
    # site/index.html
    <a href="findings/local-trust/#quote-3">What a nurse said</a>

    Use instead:
    # site/index.html
    <a href="findings/local-trust/#quote-1">What a nurse said</a>
    """
    return Fault(f"the {what} `{address}` leads to a page that has no such place on it", _cure(nearest))


@rule("LNK003")
def missing_file(what: str, address: str, nearest: str) -> Fault:
    """A page names an image, a script, a style sheet or another file that the site does not have.

    Why it matters:
    The page is shown without it: a hole in place of the image, or a page without its design.

    Example:
    # site/index.html
    <img src="assets/wrad.svg" alt="The ward">

    Use instead:
    # site/index.html
    <img src="assets/ward.svg" alt="The ward">
    """
    named = f"the {what} `{address}` is not in this site" if address else f"the {what} has an empty address"
    return Fault(named, _cure(nearest))


@rule("LNK004")
def wrong_capitals(what: str, address: str, written: str) -> Fault:
    """A link differs from the name of the page or file only in capital letters, or in how an accent is stored.

    Why it matters:
    It works on Windows and macOS, and fails on the web, where most hosts tell capital letters from small ones.

    Example:
    # site/index.html
    <a href="findings/Local-Trust/">Local trust</a>

    Use instead:
    # site/index.html
    <a href="findings/local-trust/">Local trust</a>
    """
    return Fault(f"the {what} `{address}` has other capitals or accents than `{written}`", f"write `{written}`")


@rule("LNK005")
def outside_the_site(what: str, address: str, site: str) -> Fault:
    """A link without the name of another site leads out of this one.

    Why it matters:
    A site often lies in a folder of its host, such as `/study/`. What is above that folder is not ours: the link may
    work on your computer, and on the web it leads to another site or to nothing.

    Example:
    # site/index.html
    <a href="../findings/local-trust/">Local trust</a>

    Use instead:
    # site/index.html
    <a href="findings/local-trust/">Local trust</a>
    """
    return Fault(
        f"the {what} `{address}` leads out of the site, whose folder is `{site}`", "write the way from the page"
    )


@rule("LNK006")
def private_address(what: str, address: str) -> Fault:
    """A link leads to one computer, or into a private network.

    Why it matters:
    It works for whoever wrote it and for nobody else. It may also tell strangers how a computer or a network is laid
    out.

    Example:
    # site/index.html
    <a href="http://localhost:8000/findings/local-trust/">Local trust</a>

    Use instead:
    # site/index.html
    <a href="findings/local-trust/">Local trust</a>
    """
    return Fault(
        f"the {what} `{address}` leads to one computer or a private network", "write an address that all can reach"
    )


@rule("LNK007")
def unusable_address(what: str, address: str, reason: str) -> Fault:
    """A link has an address that browsers cannot read, or do not all read alike.

    Why it matters:
    One reader arrives and another does not. Most often a sign was mistyped.

    Example:
    # site/index.html
    <a href="http:/doi.org/10.1234/night">The article</a>

    Use instead:
    # site/index.html
    <a href="https://doi.org/10.1234/night">The article</a>
    """
    return Fault(f"the {what} `{address}` cannot be used: {reason}", "mend the address")


@rule("LNK008", Severity.WARNING, suppressible=False)
def misleading_canonical(address: str, own: str) -> Fault:
    """A page says that its own address is another one (`<link rel="canonical">`).

    Why it matters:
    Search engines and reference managers keep the address that the page gives. They would list another page in its
    place, or none.

    Example:
    # site/findings/local-trust/index.html
    <link rel="canonical" href="https://night.example.org/study/">

    Use instead:
    # site/findings/local-trust/index.html
    <link rel="canonical" href="https://night.example.org/study/findings/local-trust/">
    """
    return Fault(
        f"the page gives `{address}` as its own address, which is `{own}`",
        "mend `site_url`, or the page's canonical link",
    )


@rule("LNK009")
def folder_without_page(what: str, address: str) -> Fault:
    """A link leads to a folder that has no page of its own.

    Why it matters:
    Hosts answer that there is no such page, or show a bare list of files. A folder is shown by its `index.html`.

    Example:
    # site/index.html
    <a href="assets/">Pictures</a>

    Use instead:
    # site/index.html
    <a href="assets/ward.svg">The ward</a>
    """
    return Fault(f"the {what} `{address}` leads to a folder without a page", "name a page or a file in it")


@rule("LNK010", Severity.WARNING, suppressible=False)
def missing_slash(what: str, address: str) -> Fault:
    """A link to the page of a folder lacks the slash at its end.

    Why it matters:
    The host sends readers on to the address with the slash, which costs time; some hosts do not.

    Example:
    # site/index.html
    <a href="findings/local-trust">Local trust</a>

    Use instead:
    # site/index.html
    <a href="findings/local-trust/">Local trust</a>
    """
    return Fault(f"the {what} `{address}` lacks the slash at its end", "write a slash after the last name")


@rule("LNK011")
def symbolic_link(what: str, address: str) -> Fault:
    """A link leads to a file or folder that is a symbolic link, a pointer to another place on a computer.

    Why it matters:
    Not every host publishes what it points to, and that place may be missing there, or be private.

    Example:
    # site/index.html
    <a href="data.csv">The data</a>
    (`data.csv` is a symbolic link)

    Use instead:
    # site/index.html
    <a href="references/library.bib">The references</a>
    """
    return Fault(f"the {what} `{address}` leads to a symbolic link", "put the file itself in its place")


@rule("LNK012", Severity.WARNING, suppressible=False)
def repeated_anchor(what: str, address: str) -> Fault:
    """A link leads to a place whose name stands on the page more than once.

    Why it matters:
    Browsers go to the first of them. Readers may be shown another quote or section than the one that was meant.

    Example:
    # site/index.html
    <a href="#trust">Trust</a> <h2 id="trust">Trust</h2> <h2 id="trust">Trust again</h2>

    Use instead:
    # site/index.html
    <a href="#trust">Trust</a> <h2 id="trust">Trust</h2> <h2 id="trust-again">Trust again</h2>
    """
    return Fault(
        f"the {what} `{address}` leads to a place that is on the page more than once", "give each its own name"
    )


LINK_FAULTS: tuple[Rule[..., Fault], ...] = (
    missing_page,
    missing_anchor,
    missing_file,
    wrong_capitals,
    outside_the_site,
    private_address,
    unusable_address,
    misleading_canonical,
    folder_without_page,
    missing_slash,
    symbolic_link,
    repeated_anchor,
)


def _cure(nearest: str) -> str:
    return f"did you mean `{nearest}`?" if nearest else "mend the address, or take the link away"
