"""Hostile text in every field of every record, from the files to the finished site, is text and nothing else.

Each project is built twice, by each engine: with the payloads, and with harmless text of the same shape. Both sites
have the same elements with the same attributes in the same order, from `<head>` to the last line, and where one shows a
harmless text the other shows the payload, letter for letter.
"""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from engines.hostile_site import HIDDEN, Plan, plans, write_project
from engines.hostile_text import Kind, Write, fits, harmless, normal, payloads, text_fields
from engines.running import contents, mkdocs, zensical
from engines.site_reading import read_search
from evidence_site.model import Finding, Study, Synthesis
from evidence_site.model.fields import LONGEST_LINE

pytestmark = pytest.mark.slow

SORTED = ("a-z", "glossary")
"""Pages on which the words decide on the places."""
TWINS: Mapping[str, Write] = {"hostile": str, "harmless": harmless}
BUILD_AND_RENDER = """
from evidence_site.cli import main
from mkdocs.__main__ import cli

cli(["build", "--quiet"], standalone_mode=False)
main(["render", "--out", "rendered"], standalone_mode=False)
"""
"""`mkdocs build` with the plugin, then `evidence-site render --out rendered`, in one process."""
PLANS = {plan.name: plan for plan in plans()}
BY_PLAIN_MKDOCS = ("single-study-5",)
"""Built from the rendered Markdown by plain MkDocs too; Zensical, with the same parser of Markdown, builds all."""
ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href"}
LEFT_OUT = {
    '"};alert(1);//': {"references"},  # BibTeX finds no end of the value
    # The bibliography has the signs for which entities stand.
    "&amp;lt;script&amp;gt;": {"references"},
    "&lt;script&gt;alert(1)&lt;/script&gt;": {"references"},
    '<a href="&#106;avascript:alert(1)">go</a>': {"references"},
    '<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>': {"references"},
    "[go](&#106;avascript:alert(1))": {"references"},
    "~~del~~ ==mark== {++ins<script>alert(1)</script>++}": {"references"},  # `~` is a space
    "[[wikilink|javascript:alert(1)]]": {"original_text"},  # brackets in quoted words are the editors' marks
    "[[${7*7}]]": {"original_text"},
    "]]>": {"original_text", "statement"},  # no words to look for in the source
    # A telephone number stands neither in a quote nor beside it.
    "+44 20 7946 0000": {"text", "original_text", "language", "original_language", "locator", "note"}
    | {"id", "role", "attributes", "checked_by", "private_reference"},
}
"""Payloads of one line that a rule keeps out of some fields."""
PROSE = {"summary", "note", "introduction", "text", "method", "protocol", "search", "eligibility", "approach"}
PROSE |= {"reflexivity", "background", "aims", "analysis", "ethics_approval", "participant_consent"}
PROSE |= {
    "sampling",
    "notes",
    "extraction",
    "coding",
    "reflexive_note",
    "competing_interests",
    "adapted",
    "overall_note",
}
"""Where `@SUM` would cite a work."""
SHOWN_NOWHERE = {"Settings", "Suppression"}
"""Models whose texts are for the checks."""
SECRETS = (HIDDEN.encode(), b"root:x:0:")


@dataclass
class Shape(HTMLParser):
    """A whole page as it comes: elements with their attributes, and the texts between them."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    """Each text, after the tag that it follows."""
    others: list[str] = field(default_factory=list)
    """Comments, declarations and processing instructions."""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._last = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._last = tag

    def handle_endtag(self, tag: str) -> None:
        self._last = f"/{tag}"

    def handle_data(self, data: str) -> None:
        if self._last == "script" and '"@context"' in data:
            self.texts += [("script", " ".join(text.split())) for text in strings(json.loads(data))]
        elif data.strip():
            self.texts.append((self._last, " ".join(data.split())))

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        self.others.append(decl)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)

    @property
    def names(self) -> list[tuple[str, list[str]]]:
        """Each element with the names of its attributes."""
        return [(tag, sorted(attributes)) for tag, attributes in self.elements]

    @property
    def words(self) -> list[tuple[str, str]]:
        """The texts, and the values of attributes, as both twins have them."""
        values = (item for _, attributes in self.elements for item in attributes.items())
        return [
            *((tag, normal(text)) for tag, text in self.texts),
            *((name, normal(unquote(value) if is_encoded(name, value) else value)) for name, value in values),
        ]

    def of(self, tag: str) -> list[str]:
        """Give the texts that stand directly in one kind of element."""
        return [text for within, text in self.texts if within == tag]


def is_encoded(name: str, value: str) -> bool:
    """Tell whether a value is percent-encoded: an address, or a reference for reference managers (COinS)."""
    return name in ADDRESSES or value.startswith("ctx_ver=")


def strings(value: object) -> Iterator[str]:
    """Give the texts in linked data, as whoever reads it finds them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings(each)


def shape(html: str) -> Shape:
    read = Shape()
    read.feed(html)
    read.close()
    return read


def build(plan: Plan, twin: str, folder: Path) -> None:
    """Write one twin of a project, and build it in every way, each time with nothing written beside the site."""
    project = folder / twin
    write_project(plan, project, TWINS[twin])
    before = contents(folder / twin)
    command = [sys.executable, "-c", BUILD_AND_RENDER]
    built = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False, timeout=120)
    assert built.returncode == 0, built.stdout + built.stderr
    rendered = project / "rendered"
    given = contents(rendered)
    outcome = zensical(rendered, "build")
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    (rendered / "site").rename(project / "zensical")
    if plan.name in BY_PLAIN_MKDOCS:
        outcome = mkdocs(rendered, "build", "--quiet")
        assert outcome.returncode == 0, outcome.stdout + outcome.stderr
        (rendered / "site").rename(project / "plain")
    assert _outside(rendered, ".cache/") == given
    assert _outside(project, "site/", "rendered/", "zensical/", "plain/") == before


def _outside(folder: Path, *outputs: str) -> dict[str, bytes]:
    return {path: content for path, content in contents(folder).items() if not path.startswith(outputs)}


@pytest.mark.second_builder
@pytest.mark.parametrize("name", PLANS)
def test_every_text_is_shown_and_does_nothing(name: str, tmp_path: Path) -> None:
    plan = PLANS[name]
    with ThreadPoolExecutor() as both:
        list(both.map(partial(build, plan, folder=tmp_path), TWINS))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(TWINS)
    for engine in ("site", "zensical", *(["plain"] if name in BY_PLAIN_MKDOCS else [])):
        hostile, twin = (tmp_path / each / engine for each in TWINS)
        compare_sites(hostile, twin)
        find_payloads(plan, hostile)


def test_an_element_too_many_is_seen_where_the_words_decide_on_the_places(tmp_path: Path) -> None:
    for name, extra in (("hostile", "<b>x</b>"), ("harmless", "x")):
        (tmp_path / name / "a-z").mkdir(parents=True)
        (tmp_path / name / "a-z" / "index.html").write_text(f"<main><p>{extra}</p></main>", encoding="utf-8")
    with pytest.raises(AssertionError, match="a-z"):
        compare_sites(tmp_path / "hostile", tmp_path / "harmless")


def compare_sites(hostile: Path, twin: Path) -> None:
    """Find the same elements in both sites, and everywhere the same text or the payload in its place."""
    files, others = contents(hostile), contents(twin)
    assert _but_parts_of_the_index(files) == _but_parts_of_the_index(others)
    assert [path for path, content in files.items() if any(secret in content for secret in SECRETS)] == []
    for path in files:
        if path.endswith(".html"):
            page, other = shape(files[path].decode()), shape(others[path].decode())
            if path.startswith(SORTED):
                assert sorted(page.names) == sorted(other.names), path
                assert sorted(page.others) == sorted(other.others), path
                assert Counter(_words_of(page)) == Counter(_words_of(other)), path
                assert [each for each in addresses(page) if not is_safe(each)] == [], path
                continue
            assert page.names == other.names, path
            assert page.others == other.others, path
            assert page.words == other.words, path
            assert [each for each in addresses(page) if not is_safe(each)] == [], path
    index, other_index = entries(hostile), entries(twin)
    assert [each.names for each in index.values()] == [each.names for each in other_index.values()]
    assert Counter(_all_words(index)) == Counter(_all_words(other_index))
    assert _in_place(index) == _in_place(other_index)
    assert all(each.elements == [] for place, each in index.items() if place[1] == "title")


def _but_parts_of_the_index(files: Iterable[str]) -> set[str]:
    """Return the files, but for those of the search's index: how many it takes depends on the signs in them."""
    return {path for path in files if not re.fullmatch(r"search/(?:entries|terms)-\d+\.js", path)}


def _all_words(index: Mapping[tuple[str, str], Shape]) -> list[str]:
    return [word for each in index.values() for word in _words_of(each)]


def _in_place(index: Mapping[tuple[str, str], Shape]) -> list[object]:
    return [each.words for place, each in index.items() if not place[0].startswith(SORTED)]


def _words_of(page: Shape) -> list[str]:
    return [word.strip(".,") for _, words in page.words for word in words.split()]


def addresses(page: Shape) -> Iterator[str]:
    return (value for _, attributes in page.elements for name, value in attributes.items() if name in ADDRESSES)


def is_safe(address: str) -> bool:
    """Tell whether a browser would read an address as one of the site or the web, whatever it skips in it."""
    seen = re.sub(r"[\x00-\x20]", "", address)
    return urlsplit(seen).scheme in {"", "http", "https"} and not re.match(r"[a-z]*script:", seen, re.IGNORECASE)


def entries(site: Path) -> Mapping[tuple[str, str], Shape]:
    """Read the search index as the HTML that it holds: each entry's title and text, by address."""
    return {
        (f"{each.page}{each.anchor and '#'}{each.anchor}", part): shape(html)
        for each in read_search(site)
        for part, html in (("title", each.title), ("text", each.text))
    }


def find_payloads(plan: Plan, site: Path) -> None:
    """Find each payload, letter for letter, in the head, the navigation, the article and the search index."""
    home = shape((site / "index.html").read_text(encoding="utf-8"))
    index = entries(site)
    for number, payload in enumerate(plan.payloads, 1):
        page = shape((site / "findings" / f"finding-{number}" / "index.html").read_text(encoding="utf-8"))
        shown = " ".join(payload.split())
        (description,) = (each["content"] for tag, each in page.elements if each.get("name") == "description")
        assert f"{shown} ends here.".startswith(description.removesuffix("…"))
        assert any(text.startswith(shown) for text in page.of("p")), shown
        if fits(Kind.LINE, payload):
            assert page.of("title")[0].startswith(shown)
            assert any(text.startswith(shown) for text in page.of("h1"))
            assert any(text.startswith(shown) for text in home.of("span") + home.of("a"))
            titles = index[f"findings/finding-{number}/", "title"]
            assert "".join(text for _, text in titles.texts).startswith(shown)


def test_every_field_of_every_record_carries_payloads(tmp_path: Path) -> None:
    carriers = [write_project(plan, tmp_path / name, str) for name, plan in PLANS.items()]
    carried = frozenset[tuple[str, str]]().union(*(each.carried for each in carriers))
    every = text_fields(Finding) | text_fields(Study) | text_fields(Synthesis)
    assert {place for place in every - carried if place[0] not in SHOWN_NOWHERE} == set()


def test_only_payloads_that_break_a_rule_of_form_are_left_out(tmp_path: Path) -> None:
    carriers = [write_project(plan, tmp_path / name, str) for name, plan in PLANS.items()]
    left_out = {each for carrier in carriers for each in carrier.left_out}
    carried = {payload for plan in PLANS.values() for payload in plan.payloads}
    too_long = set(payloads()) - carried
    assert not any(fits(Kind.TEXT, each) for each in too_long)
    no_lines = {payload for payload, _ in left_out if not fits(Kind.LINE, payload)}
    assert all("\n" in each or len(each) > LONGEST_LINE for each in no_lines)
    assert (len(carried), len(too_long), len(no_lines)) == (129, 3, 21)
    by_payload: dict[str, set[str]] = {}
    for payload, name in left_out:
        if fits(Kind.LINE, payload):
            by_payload.setdefault(payload, set()).add(name)
    cites = by_payload.pop("@SUM(1+1)", set())
    assert cites <= PROSE
    assert by_payload == LEFT_OUT
