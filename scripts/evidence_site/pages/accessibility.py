"""The accessibility statement: the aim, how it is tested, what is not tested, and where to report problems."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Self
from urllib.parse import urlsplit

from evidence_site import wording
from evidence_site.pages import a_to_z
from evidence_site.pages.page import Page, Place, reader_frame
from evidence_site.sections.links import Link
from evidence_site.website.site import Site

PATH = "accessibility.md"
TESTS = (
    "The program axe looks at every page, at three widths, in light and dark colours. No page may scroll sideways.",
    "The keyboard alone goes through every page, the search, the cards and the quote filter.",
    "Every page is read zoomed, and with more space between its lines and letters.",
    "Buttons, cards and the ring around what has the focus are looked at in forced colours.",
    "The names of headings, links, buttons and landmarks are read from the browser.",
    "Every page is opened without scripts, and must say the same.",
    "The colours of words and controls are measured against their ground.",
)
"""What the package's own tests do. A test of this page checks that each of them exists."""
GAPS = (
    "The tests use one browser, Chromium. Firefox and Safari are not tested.",
    "No screen reader user has tested it.",
    "No one with a disability has been asked to try it.",
    "Links to other sites and to articles lead to pages that we have not tested.",
    "The form to propose a finding needs scripts; without them the page says what to do.",
    "Downloads for reference managers are plain data, and are meant for programs.",
)
AIDS = (
    "You can read everything without scripts. Search needs them; the list from A to Z stands in for it.",
    "You can make the words four times as large, and read them on a screen as narrow as a phone's.",
    "Light or dark colours follow your device, and a button in the header changes them.",
    "No key does anything by itself, so that speech input is safe.",
)


@dataclass(frozen=True, kw_only=True)
class AccessibilityPage(Page):
    """The accessibility statement."""

    place: ClassVar[Place | None] = Place.ABOUT

    heading: str
    lead: str
    aids: tuple[str, ...]
    tests: tuple[str, ...]
    gaps: tuple[str, ...]
    report: Link
    a_to_z: Link
    date: str

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the accessibility statement."""
        yield cls(
            **reader_frame(
                site,
                path=PATH,
                title="Accessibility",
                description="What this site does so that everyone can use it, how that is tested, and what is not.",
            ),
            heading="Accessibility statement",
            lead="This site aims to meet the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA.",
            aids=AIDS,
            tests=TESTS,
            gaps=GAPS,
            report=_report(site),
            a_to_z=Link("The list from A to Z", site.here(PATH).to(a_to_z.PATH)),
            date=wording.day(site.synthesis.reviewed),
        )


def _report(site: Site) -> Link:
    """Return a link to the repository's issues on GitHub or GitLab; one without address for any other host."""
    parts = urlsplit(site.project.repository)
    owner, _, rest = parts.path.lstrip("/").partition("/")
    name = rest.partition("/")[0]
    if parts.hostname in {"github.com", "gitlab.com"} and owner and name:
        issues = "issues" if parts.hostname == "github.com" else "-/issues"
        return Link("Report a problem", f"https://{parts.hostname}/{owner}/{name}/{issues}")
    return Link("")
