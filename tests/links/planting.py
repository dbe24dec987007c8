"""A site of a thousand pages from generated records, and faults of many kinds to plant in it."""

import shutil
from pathlib import Path
from typing import NamedTuple

from conftest import GOLDEN

FINDINGS = 1000
ADDRESS = "https://one-lamp.example.org/study/"
BODY, HEAD = "</body>", "</head>"


class Plant(NamedTuple):
    """A fault: what is written before a mark of a file of the site, the code that it must get, and its address."""

    name: str
    code: str
    address: str
    text: str
    path: str = ""
    before: str = BODY
    seen_by_lychee: bool = True


def _link(name: str, code: str, address: str, *, path: str = "", seen_by_lychee: bool = True) -> Plant:
    return Plant(name, code, address, f'<a href="{address}">There</a>', path, seen_by_lychee=seen_by_lychee)


PLANTS = (
    _link("a page that is not there", "LNK001", "../no-such-light/"),
    _link("a page of another form of addresses", "LNK001", "../light-7.html"),
    _link("a Markdown file", "LNK001", "../light-7.md"),
    _link("a page from the root of the host", "LNK001", "/study/no-such-page/"),
    _link("a page by the whole address of the site", "LNK001", f"{ADDRESS}nothing/", seen_by_lychee=False),
    _link("a page under a text directive", "LNK001", "../no-such-light/#:~:text=Lamp"),
    _link("a page percent-encoded", "LNK001", "../light%20show/"),
    _link("a page from the not-found page", "LNK001", "/study/nowhere/", path="404.html"),
    _link("an anchor of another page", "LNK002", "../light-7/#no-such-place"),
    _link("an anchor of the same page", "LNK002", "#no-such-place"),
    _link("an anchor in other capitals", "LNK002", "../light-7/#Cite"),
    _link("an anchor before a text directive", "LNK002", "../light-7/#nowhere:~:text=Lamp"),
    _link("a page in other capitals", "LNK004", "../Light-7/"),
    _link("above the site", "LNK005", "../../../findings/"),
    _link("beside the folder of the site", "LNK005", "/findings/"),
    _link("a file of somebody's computer", "LNK006", "file:///C:/lamp.docx"),
    _link("a server of somebody's computer", "LNK006", "http://localhost:8000/", seen_by_lychee=False),
    _link("one slash for two", "LNK007", "https:/doi.org/10.5555/lamp", seen_by_lychee=False),
    _link("a backslash", "LNK007", "..\\light-7\\", seen_by_lychee=False),
    _link("a folder without a page", "LNK009", "../../assets/"),
    _link("no slash at the end", "LNK010", "../light-7", seen_by_lychee=False),
    _link("a symbolic link", "LNK011", "../../pointer.txt", seen_by_lychee=False),
    Plant("an image", "LNK003", "lamp.png", '<img alt="" src="lamp.png">'),
    Plant(
        "an image for wide screens", "LNK003", "wide.png", '<img alt="" srcset="../../CITATION.cff 1x, wide.png 2x">'
    ),
    Plant("an image of a set", "LNK003", "lamp.avif", '<picture><source srcset="lamp.avif"></picture>'),
    Plant("the poster of a film", "LNK003", "lamp.jpg", '<video poster="lamp.jpg"></video>'),
    Plant("a film", "LNK003", "lamp.mp4", '<video><source src="lamp.mp4"></video>'),
    Plant("a script", "LNK003", "lamp.js", '<script src="lamp.js"></script>', seen_by_lychee=False),
    Plant("a style sheet", "LNK003", "lamp.css", '<link rel="stylesheet" href="lamp.css">', before=HEAD),
    Plant("an icon", "LNK003", "lamp.ico", "<link rel=icon href=lamp.ico>", before=HEAD),
    Plant("a drawing in a sprite", "LNK003", "lamp.svg#on", '<svg><use href="lamp.svg#on"/></svg>'),
    Plant(
        "a picture in a style attribute",
        "LNK003",
        "glow.png",
        '<p style="background: url(glow.png)">',
        seen_by_lychee=False,
    ),
    Plant(
        "a picture for sharing",
        "LNK003",
        f"{ADDRESS}share.png",
        f'<meta property="og:image" content="{ADDRESS}share.png">',
        before=HEAD,
        seen_by_lychee=False,
    ),
    Plant(
        "a picture of a style sheet",
        "LNK003",
        "images/lamp.png",
        "@media print { .lamp { background: url(images/lamp.png) } }\n",
        "assets/lamp.css",
        before="",
        seen_by_lychee=False,
    ),
    Plant(
        "another language", "LNK001", "../../cy/", '<link rel="alternate" hreflang="cy" href="../../cy/">', before=HEAD
    ),
    Plant(
        "a page that leads on",
        "LNK001",
        "../gone/",
        '<meta http-equiv="refresh" content="0; url=../gone/">',
        before=HEAD,
        seen_by_lychee=False,
    ),
    Plant(
        "an entry of the sitemap",
        "LNK001",
        f"{ADDRESS}old/",
        f"<url><loc>{ADDRESS}old/</loc></url>\n",
        "sitemap.xml",
        before="</urlset>",
        seen_by_lychee=False,
    ),
    Plant("the page's own address", "LNK008", f"{ADDRESS}about/", "", before="", seen_by_lychee=False),
    Plant(
        "a name that stands twice",
        "LNK012",
        "#twice",
        '<a href="#twice">There</a><b id=twice></b><b id=twice></b>',
        seen_by_lychee=False,
    ),
)


def write_many(project: Path) -> None:
    """Write the minimal golden project with its first finding a thousand times over, for a host's folder."""
    shutil.copytree(GOLDEN / "minimal", project, ignore=shutil.ignore_patterns("expected"))
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("https://one-lamp.example.org/", ADDRESS), "utf-8")
    record = (project / "findings" / "light-first.yml").read_text(encoding="utf-8")
    for number in range(FINDINGS - 2):
        text = record.replace("title: Light first", f"title: Light first, number {number}")
        (project / "findings" / f"light-{number}.yml").write_text(text, encoding="utf-8")


def plant(site: Path) -> dict[str, Plant]:
    """Plant each fault in a page of its own, and return them by the page."""
    (site / "assets" / "lamp.css").write_text("/* url(never.png) */ p { color: red }\n", "utf-8")
    (site / "pointer.txt").symlink_to("sitemap.xml")
    planted = {}
    for number, fault in enumerate(PLANTS, 20):
        path = fault.path or f"findings/light-{number}/index.html"
        file = site / path
        text = file.read_text("utf-8")
        if fault.code == "LNK008":
            text = text.replace(
                f'rel="canonical" href="{ADDRESS}findings/light-{number}/"', f'rel="canonical" href="{fault.address}"'
            )
        elif fault.before:
            assert fault.before in text
            head, mark, tail = text.rpartition(fault.before)
            text = f"{head}{fault.text}{mark}{tail}"
        else:
            text += fault.text
        assert fault.address in text
        file.write_text(text, "utf-8")
        planted[path] = fault
    return planted
