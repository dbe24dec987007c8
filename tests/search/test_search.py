"""The index of the search: terms folded as in the browser, the size of its files, and who may be found."""

import gzip
import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

# ruff: noqa: RUF001 -- what is typed is the point
from evidence_site.citing import find_groups
from evidence_site.design import THEME, VENDOR, search_design
from evidence_site.prose import Run, with_placeholders
from evidence_site.prose.outside import read_html
from evidence_site.search import SearchEntry, handwritten_entries, search_files
from evidence_site.search.folding import terms_of, words_of
from installed import node, npm_package

FOLDING = (THEME / "scripts" / "search" / "folding.js").as_uri()
SCRIPT = f"""
import {{ termsOf, wordsOf }} from "{FOLDING}";
import {{ readFileSync }} from "node:fs";
const texts = JSON.parse(readFileSync(0, "utf8"));
const distinct = ({{ terms, whole }}) => [...new Set([...terms, whole].filter(Boolean))];
const terms = (word) => distinct(termsOf(word));
console.log(JSON.stringify(texts.map((text) => [...wordsOf(text)].map(({{ word }}) => [word, terms(word)]))));
"""
WORDS = (
    *(
        "wasn’t wasn't staffʼs l’hôpital rock'n'roll ’tis dogs’",
        "café CAFE\u0301 Gutiérrez Østergård Łódź Straße STRASSE",
    ),
    *(
        "trust/distrust care—always 24-hour well\u2011being 3.5 U.K. doi:10.1000/x",
        "ﬁndings ﬀ Ｆｕｌｌ ½ CO₂ İstanbul ΟΔΟΣ ς",
    ),
    *(
        "护理人员每天见面。COVID患者 が カ゚",
        "สวัสดี 한국어 हिन्दी العَرَبية שָׁלוֹם",
        "soft\xadhyphen zero\u200bwidth a\u200d-b",
        "__proto__ <b>",
    ),
)
SIGNS = [chr(code) for code in range(0x20, 0x30000) if unicodedata.category(chr(code)) not in {"Cn", "Cs", "Co"}]


def folded_here(texts: list[str]) -> list[list[list[object]]]:
    return [[[word, list(terms_of(word))] for word in words_of(text)] for text in texts]


def test_words_are_folded_in_the_browser_as_in_the_index() -> None:
    texts = [*WORDS, *(f"a{sign}b {sign}{sign}-c'{sign}" for sign in SIGNS)]
    found = subprocess.run(
        [node(), "--input-type=module", "--eval", SCRIPT],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    theirs = json.loads(found.stdout)
    ours = folded_here(texts)
    assert [(text, a, b) for text, a, b in zip(texts, ours, theirs, strict=True) if a != b][:5] == []


def test_words_are_found_in_each_way_that_they_are_typed() -> None:
    assert terms_of("wasn’t") == terms_of("wasn't") == ("wasn", "t", "wasnt")
    assert terms_of("l’hôpital") == ("l", "hopital", "lhopital")
    assert terms_of("Østergård") == ("ostergard",)
    assert terms_of("ﬁndings") == ("findings",)
    assert terms_of("well\u2011being") == ("well", "being", "wellbeing")
    assert terms_of("护理人") == ("护理", "理人", "人")
    assert words_of("trust/distrust care—always") == ["trust", "distrust", "care", "always"]


def test_the_engine_is_that_of_its_package_with_its_licence() -> None:
    package = npm_package("minisearch")
    assert (VENDOR / "minisearch.js").read_bytes() == (package / "dist" / "umd" / "index.js").read_bytes()
    assert (VENDOR / "minisearch-LICENSE.txt").read_bytes() == (package / "LICENSE.txt").read_bytes()
    version = json.loads((package / "package.json").read_text("utf-8"))["version"]
    design = search_design()
    assert design["assets/search.js"].startswith(f"// MiniSearch {version}, ".encode())
    assert design["assets/minisearch-LICENSE.txt"].startswith(b"Copyright 2022 Luca Ongaro")


def test_the_script_can_be_read(tmp_path: Path) -> None:
    script = tmp_path / "search.js"
    script.write_bytes(search_design()["assets/search.js"])
    read = subprocess.run([node(), "--check", script], capture_output=True, text=True, check=False)
    assert read.returncode == 0, read.stderr


def entries(findings: int) -> list[SearchEntry]:
    """Return entries with as many words as those of findings, and with words that are spread as those of English."""
    package = Path(sys.modules["evidence_site"].__file__ or "").parent
    words = re.findall(r"[a-z]+", " ".join(path.read_text("utf-8").lower() for path in sorted(package.rglob("*.py"))))

    def text(start: int, length: int) -> str:
        return " ".join(words[(start * 37) % 50_000 :][:length])

    found = []
    for number in range(findings):
        title = text(number, 7)
        found.append(
            SearchEntry(f"findings/f{number}.md", "", title, "Finding", title, text(number, 20), text(number, 120))
        )
        found += [
            SearchEntry(
                "quotes.md", f"quote-f{number}-q{quote}", "Quotes", "Quote", title, text(number * 3 + quote, 25)
            )
            for quote in range(3)
        ]
    return found


def first_load(findings: int) -> int:
    """Return the bytes that the first word loads at most: what there is, one file of terms, twenty of entries."""
    files = search_files(entries(findings), directory_urls=True)
    sizes = {path: len(gzip.compress(content)) for path, content in files.items()}
    terms = [size for path, size in sizes.items() if "/terms-" in path]
    shown = sorted(size for path, size in sizes.items() if "/entries-" in path)
    return sizes["search/index.js"] + max(terms) + sum(shown[-20:])


def test_the_first_load_of_a_large_index_is_small() -> None:
    assert first_load(1_000) <= 60_000


def test_the_index_is_the_same_for_the_same_entries() -> None:
    few = entries(20)
    assert search_files(few, directory_urls=True) == search_files(few, directory_urls=True)
    assert search_files([], directory_urls=True).keys() == {
        "search/index.js",
        "search/terms-0.js",
        "search/entries-0.js",
    }


def test_a_page_written_by_hand_is_divided_at_its_headings() -> None:
    html = (
        '<h1 id="top">Title</h1><p>One <b>tw</b>o</p><h2 id="a">A<a class="headerlink" href="#a">¶</a></h2>'
        "<script>no()</script><p>Three</p><p>four</p>"
    )
    assert list(handwritten_entries("x.md", "x/", "Title", read_html(html))) == [
        SearchEntry("x.md", "", "Title", "Page", "Title", "One two", url="x/"),
        SearchEntry("x.md", "a", "Title", "Section", "A", "Three four", url="x/"),
    ]


def test_what_material_s_attribute_keeps_out_of_the_search_is_left_out() -> None:
    html = (
        '<h1 id="top">Title</h1><p data-search-exclude>No <svg><svg></svg>no</svg></p><p>One</p>'
        '<h2 id="a" data-search-exclude>A</h2><p>no</p><h2 id="b">B</h2><p>Two</p>'
    )
    found = list(handwritten_entries("x.md", "x/", "Title", read_html(html)))
    assert [(each.anchor, each.text) for each in found] == [("", "One"), ("b", "Two")]


def test_a_page_by_hand_keeps_its_own_address() -> None:
    entry = SearchEntry("a/README.md", "", "A", "Page", "A", "", url="a/")
    shown = search_files([entry], directory_urls=True)["search/entries-0.js"].decode()
    assert '["a/","","A","Page","A",""]' in shown


def test_the_citations_of_a_page_written_by_hand_are_found_where_they_stand() -> None:
    citations = [(Run("(see "), Run("Quill 2020", "r/#ref-q"), Run(")")), (Run("Reed & Co", "r/#ref-r"),)]
    typed = '<p>One @q</p><h2 id="a">A</h2><p><a href="#b">b</a> @r</p><script>@r</script>'
    read = read_html(with_placeholders(typed, find_groups(typed)), (*citations, citations[1]))
    assert [each.words for each in read.sections] == ["One (see Quill 2020)", "b Reed & Co"]
    assert read.targets == ["r/#ref-q", "#b", "r/#ref-r"]
