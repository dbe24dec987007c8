"""Mends change how a record is written, and never what it quotes."""

from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_site.authoring.fix import fix_record
from evidence_site.authoring.fix_dates import only_day
from evidence_site.authoring.fix_values import list_countries, name_author_check
from evidence_site.model import Finding, Study, Synthesis

HEAD = "title: Trust\n"
MENDS = {
    "a byte order mark": (b"\xef\xbb\xbftitle: Trust\n", b"title: Trust\n"),
    "white space after a value": (b"title: Trust \t\nstatus: draft  # so\n", b"title: Trust\nstatus: draft  # so\n"),
    "white space after a comment and on an empty line": (b"# A. \n \t\ntitle: Trust\n", b"# A.\n\ntitle: Trust\n"),
    "white space at the end of the file": (b"title: Trust\n  ", b"title: Trust\n"),
    "carriage returns alone": (b"title: Trust\rstatus: draft\r", b"title: Trust\nstatus: draft\n"),
    "mixed line ends, mostly LF": (
        b"title: T\nactivity: A\r\nstatus: draft\n",
        b"title: T\nactivity: A\nstatus: draft\n",
    ),
    "mixed line ends, mostly CRLF": (
        b"title: T\r\nactivity: A\nstatus: x\r\n",
        b"title: T\r\nactivity: A\r\nstatus: x\r\n",
    ),
    "a tab before a list": (b"not_stated:\n\t- when\n\t- where\n", b"not_stated:\n  - when\n  - where\n"),
    "a tab as wide as the lines beside it": (
        b"evidence:\n  - study: x\n\trelation: contributes\n",
        b"evidence:\n  - study: x\n    relation: contributes\n",
    ),
    "a record indented by tabs, with a text of several lines": (
        b"quotes:\n\t- text: >-\n\t\t\twe never\n\t\t\teat alone\n\t  source: a\n",
        b"quotes:\n  - text: >-\n      we never\n      eat alone\n    source: a\n",
    ),
    "a tab and a colon": (
        b"title: Trust: how\nnot_stated:\n\t- when\n",
        b'title: "Trust: how"\nnot_stated:\n  - when\n',
    ),
    "a colon": (b"title: Trust: how it grows\n", b'title: "Trust: how it grows"\n'),
    "a colon and quotation marks": (b'title: Trust: "how"\n', b"title: 'Trust: \"how\"'\n"),
    "a colon in an item": (b"not_stated:\n  - They said: when: so\n", b'not_stated:\n  - "They said: when: so"\n'),
    "an at sign": (b"title: @home visits\n", b'title: "@home visits"\n'),
    "a star": (b"title: *crucial* trust\n", b'title: "*crucial* trust"\n'),
    "an ampersand": (b"title: & so on\n", b'title: "& so on"\n'),
    "a name after an ampersand": (b"title: &c. and so on\n", b'title: "&c. and so on"\n'),
    "a per cent sign": (b"title: %25 of all\n", b'title: "%25 of all"\n'),
    "a backtick": (b"title: `trust` grows\n", b'title: "`trust` grows"\n'),
    "an exclamation mark": (b"title: !important\n", b'title: "!important"\n'),
    "an angle bracket": (b"title: > 5 years of trust\n", b'title: "> 5 years of trust"\n'),
    "a quote that begins with an omission": (
        b"quotes:\n  - text: [...] and so we wait\n",
        b'quotes:\n  - text: "[...] and so we wait"\n',
    ),
    "several values": (
        b"title: @a\nsummary: b: c\nactivity: `d`\n",
        b'title: "@a"\nsummary: "b: c"\nactivity: "`d`"\n',
    ),
    "a number sign": (b"title: Rule #1 is trust\n", b'title: "Rule #1 is trust"\n'),
    "a number sign in an item": (b"not_stated:\n  - on ward #4\n", b'not_stated:\n  - "on ward #4"\n'),
    "a number sign in a text of several lines": (
        b"summary: We met on\n  ward #4 daily\nstatus: draft\n",
        b'summary: "We met on\n  ward #4 daily"\nstatus: draft\n',
    ),
    "a no-break space after a colon": ("title:\u00a0Trust\nstatus: draft\n".encode(), b"title: Trust\nstatus: draft\n"),
    "a colon of another keyboard": (
        "title: Trust\nstatus\uff1adraft\nactivity: A\n".encode(),
        b"title: Trust\nstatus: draft\nactivity: A\n",
    ),
    "a colon of another keyboard in the first line": (
        "title\uff1aTrust\nstatus: draft\n".encode(),
        b"title: Trust\nstatus: draft\n",
    ),
    "dashes before the items of a list": (
        "not_stated:\n  \u2013 when\n  \u2013 where\nstatus: draft\n".encode(),
        b"not_stated:\n  - when\n  - where\nstatus: draft\n",
    ),
    "no-break spaces before a field": (
        "evidence:\n  - study: x\n\u00a0\u00a0\u00a0\u00a0relation: y\n    note: z\n".encode(),
        b"evidence:\n  - study: x\n    relation: y\n    note: z\n",
    ),
    "quotation marks of a word processor around a value with a colon": (
        "title: \u201cTrust: how\u201d\n".encode(),
        b'title: "Trust: how"\n',
    ),
    "a word that a line ends inside": (
        b"summary: >-\n  Clinical and non-\n  clinical teams, in time/\n  space.\nstatus: draft\n",
        b"summary: >-\n  Clinical and non-clinical\n  teams, in time/space.\nstatus: draft\n",
    ),
    "a word that a line ends inside, in quotation marks": (
        b'summary: "All non-\n  clinical" # so\n',
        b'summary: "All non-clinical" # so\n',
    ),
    "a date": (b"added: 24 November 2026 # first\n", b"added: 2026-11-24 # first\n"),
    "a date in quotation marks": (b"added: '2026/11/24'\n", b"added: '2026-11-24'\n"),
    "a date of a part": (
        b"paraphrase_review:\n  date: 2026-1-5\n",
        b"paraphrase_review:\n  date: 2026-01-05\n",
    ),
}


@pytest.mark.parametrize("name", MENDS)
def test_what_has_one_safe_mend_is_fixed(name: str) -> None:
    before, after = MENDS[name]
    fixed = fix_record(before, Finding)
    assert fixed.content == after
    assert fixed.done
    assert fix_record(after, Finding) == type(fixed)(after)


LEFT_ALONE = {
    "a wrong colon in no field's place": "title: \uff1a\n".encode(),
    "a word of a quote that a line ends inside": b"quotes:\n  - text: >-\n      All non-\n      clinical teams\n",
    "a hyphen at a line's end before the word that shares it": b"summary: >-\n  short-\n  and long-term\n",
    "an address that ends a line": b"summary: >-\n  See https://example.org/\n  first.\n",
    "a colon of another keyboard after a name that no field has": "nick\uff1a x\nstatus: draft\n".encode(),
    "a dash that begins a line of a text": "summary: Trust\n  \u2013 so\n".encode(),
    "a number sign before a comment": b"title: Rule #1 # so\n",
    "a comment with a space": b"title: Rule # so\n",
    "a comment after an id": b"quotes:\n  - text: a\n    source: okafor2021 #x\n",
    "a number sign in a quote": b"quotes:\n  - text: We met on ward #4\n",
    "a number sign in brackets": b"not_stated: [on ward #4,\n  b]\n",
    "lines that all end in CRLF": b"title: Trust\r\nstatus: draft\r\n",
    "white space inside a literal block": b"summary: |\n  two spaces  \n  break\t\n   \nstatus: draft\n",
    "white space inside a folded block": b"quotes:\n  - text: >\n      words  \n      more \n",
    "white space inside a plain value of several lines": b"statement: Trust  \n  grows.\n",
    "white space inside quotation marks": b'statement: "Trust  \n  grows."\n',
    "an escaped space at the end of a line": b'statement: "Trust\\ \n  grows."\n',
    "a tab inside a literal block": b"summary: |\n  words\n  \tmore\n",
    "a tab that two widths read differently": (
        b"evidence:\n  - study: x\n    contexts:\n      setting: [a]\n\tnote: y\nstatus: draft\n"
    ),
    "a tab before a line of a block with spaces before others": b"summary: |\n  words\n\tmore\nstatus: draft\n",
    "a tab inside a block of a record with another tab": (
        b"quotes:\n  - text: |\n      words\n      \tmore\n\tsource: a\nstatus: draft\n"
    ),
    "a tab inside a block, in a record with another tab of one width": (
        b"summary: |\n  words\n  \tmore\nevidence:\n  - study: x\n\trelation: y\n"
    ),
    "a tab in a record that has another fault": b"title: 'Trust\nnot_stated:\n\t- when\n",
    "a colon before a comment": b"title: Trust: how # it grows\n",
    "a colon in a field that holds no text": b"order: a: b\n",
    "a colon in an item that may be a field": b"not_stated:\n  - trust: when: so\n",
    "a value that goes on in the next line": b"statement: Trust: how\n  it grows.\n",
    "a name that is used twice": b"title: &name Trust\nstatement: *name\n",
    "a quote that YAML reads without its first word": b"quotes:\n  - text: &c and so on\n    original_text: !so on\n",
    "a quote whose beginning YAML reads as all of it": b"quotes:\n  - text: we wait: always\n",
    "a list in the place of a quote": b"quotes:\n  - [text: we wait]\n",
    "a quote in braces after a type": b"quotes:\n  - !quote {text: we wait, source: a}\n",
    "a quote in braces after a name, which quotation marks would swallow": (
        b"quotes:\n  - &first {text: we wait, source: a}\n"
    ),
    "an explicit type": b"title: !!str Trust\n",
    "words after quotation marks": b'title: "Trust" among colleagues\n',
    "a list that goes on after its bracket": b"supports: [statement] too\n",
    "a date that could be another": b"added: 03/04/2026\n",
    "a date that is no day": b"added: 2026/02/30\n",
    "words in the place of a date": b"added: last spring\n",
    "a date in a field that holds a text": b"statement: 24 November 2026\n",
    "bytes that are no UTF-8": b"\xef\xbb\xbftitle: Tr\xffust  \n",
    "a faulty record's white space": b"title: Trust  \ntitle: Trust  \n",
    "nothing": b"",
}


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_what_leaves_a_choice_is_left_alone(name: str) -> None:
    fixed = fix_record(LEFT_ALONE[name], Finding)
    assert fixed.content == LEFT_ALONE[name]
    assert fixed.done == ()


def test_what_was_done_is_told_in_order() -> None:
    assert fix_record(b"\xef\xbb\xbftitle: @a  \nadded: 2026/1/2\n", Finding).done == (
        "took away the byte order mark",
        "put quotation marks around values that need them",
        "wrote dates as year, month and day",
        "took away white space at the end of lines",
    )


@pytest.mark.parametrize(("model", "text"), [(Synthesis, b"reviewed: 2026/1/2\n"), (Study, b"added: 2026/1/2\n")])
def test_only_the_date_fields_of_a_record_of_its_kind_are_dates(model: type, text: bytes) -> None:
    assert (fix_record(text, model).content != text) is (model is Synthesis)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026/11/24", date(2026, 11, 24)),
        ("2026.11.4", date(2026, 11, 4)),
        ("24 November 2026", date(2026, 11, 24)),
        ("24th of Nov. 2026", date(2026, 11, 24)),
        ("November 24, 2026", date(2026, 11, 24)),
        ("Sept 3 2026", date(2026, 9, 3)),
        ("2026 may 3", date(2026, 5, 3)),
        ("24/11/2026", date(2026, 11, 24)),
        ("11/24/2026", date(2026, 11, 24)),
        ("04.04.2026", date(2026, 4, 4)),
        ("03/04/2026", None),
        ("3-4-2026", None),
        ("31 November 2026", None),
        ("2026-13-01", None),
        ("24/11/26", None),
        ("24 Nouvember 2026", None),
        ("November 2026", None),
        ("2026-11/24", None),
        ("\u0662\u0660\u0662\u0666-11-24", None),
    ],
)
def test_a_date_is_read_only_when_it_can_be_one_day(words: str, day: date | None) -> None:
    assert only_day(words) == day


WORDS = st.lists(
    st.sampled_from(
        ["trust", "we:", "wait", "#5", "it's", '"so"', "@home", "[...]", "*", "-", "2026/1/2", "é", "%", "&a"]
    ),
    min_size=1,
    max_size=8,
)
WHITE = st.sampled_from([" ", "  ", "\t", " \t"])


@st.composite
def quotes(draw: st.DrawFn) -> str:
    """Write a quote in one of the ways that YAML knows, some of them faulty."""
    words = draw(WORDS)
    style = draw(st.sampled_from(["plain", "lines", "single", "double", "|", ">-", "|+"]))
    gaps = [draw(WHITE) for _ in words]
    text = "".join(word + gap for word, gap in zip(words, gaps, strict=True))
    if style == "plain":
        return f"  - text: {text}\n"
    if style == "lines":
        return f"  - text: {text}\n      {' '.join(words)}\n"
    if style == "single":
        return "  - text: '{}'\n".format(text.replace("'", "''"))
    if style == "double":
        return '  - text: "{}"\n'.format(text.replace('"', '\\"'))
    lines = "".join(
        f"      {draw(st.sampled_from(['', ' ', chr(9)]))}{word}{gap}\n" for word, gap in zip(words, gaps, strict=True)
    )
    return f"  - text: {style}\n{lines}{draw(st.sampled_from(['', '   ' + chr(10), '       ' + chr(10)]))}"


@st.composite
def records(draw: st.DrawFn) -> bytes:
    """Write a finding with quotes, and all that can be fixed around them."""
    before = draw(
        st.sampled_from(["title: Trust", "title: @a: b", "title: `a` ", "not_stated:\n\t- a", "added: 2026/1/2  "])
    )
    after = draw(
        st.sampled_from(["status: draft\t", "evidence:\n  - study: x\n\trelation: y", "updated: 3 May 2026", "# end  "])
    )
    middle = "".join(draw(st.lists(quotes(), min_size=1, max_size=3)))
    note = draw(st.sampled_from(["", "    note: so  \n", "    note: a: b\n", "    original_text: x  \n"]))
    text = f"{before}\nquotes:\n{middle}{note}{after}\n"
    if draw(st.booleans()):
        text = "".join(line + draw(st.sampled_from(["\n", "\n", "\r\n", "\r"])) for line in text.split("\n"))
    if draw(st.booleans()):
        text = text.replace("  - ", "\t- ").replace("    ", "\t  ")
    return (b"\xef\xbb\xbf" if draw(st.booleans()) else b"") + text.encode()


def read(content: bytes) -> dict[str, object] | None:
    """Read a record but for its dates, by another way than the mends do; nothing of a file that cannot be read."""
    try:
        record = yaml.load(content.decode().removeprefix("\ufeff"), yaml.CBaseLoader)  # noqa: S506 -- it makes only text
    except yaml.YAMLError:
        return None
    fields = record if isinstance(record, dict) else {}
    return {name: value for name, value in fields.items() if name not in {"added", "updated"}}


def quoted(record: dict[str, object]) -> list[str]:
    """Give the words of every quote that can be read."""
    quotes = record.get("quotes")
    parts = [each for each in quotes if isinstance(each, dict)] if isinstance(quotes, list) else []
    words = (each.get(name) for each in parts for name in ("text", "original_text"))
    return [each for each in words if isinstance(each, str)]


@settings(deadline=None)
@given(records())
def test_no_mend_changes_a_quoted_word_or_what_else_a_record_says(content: bytes) -> None:
    before, after = read(content), read(fix_record(content, Finding).content)
    if before is not None:
        assert after == before
    elif after is not None:
        letters = "".join(content.decode().split()).replace("''", "'").replace('\\"', '"')
        assert all("".join(text.split()) in letters for text in quoted(after))


@settings(deadline=None)
@given(records())
def test_mending_twice_is_mending_once(content: bytes) -> None:
    once = fix_record(content, Finding).content
    assert fix_record(once, Finding).content == once


@settings(deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_can_be_fixed_without_a_crash(content: bytes) -> None:
    once = fix_record(content, Finding).content
    assert fix_record(once, Finding).content == once


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "country: Kenya # here\nquotes:\n  - supports: [country, aims]\n",
            "countries: [Kenya] # here\nquotes:\n  - supports: [countries, aims]\n",
        ),
        ("country: Côte d’Ivoire\n", "countries: [Côte d’Ivoire]\n"),  # noqa: RUF001 -- a typographic apostrophe
        ("country: Kenya and Canada\n", "country: Kenya and Canada\n"),
        ("country: Korea, Republic of\n", "country: Korea, Republic of\n"),
        ("country: 'Kenya'\n", "country: 'Kenya'\n"),
        ("country: Kenya\ncountries: [Canada]\n", "country: Kenya\ncountries: [Canada]\n"),
    ],
)
def test_the_one_country_of_a_study_becomes_a_list_where_it_is_plainly_one(before: str, after: str) -> None:
    assert list_countries(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("author_checked: false # not yet\n", "author_check: not-recorded # not yet\n"),
        ("title: A\nauthor_checked:  true\n", "title: A\nauthor_check:  confirmed\n"),
        ("author_checked: perhaps\n", "author_checked: perhaps\n"),
        ("author_checked: 'true'\n", "author_checked: 'true'\n"),
        ("author_checked: true\nauthor_check: asked\n", "author_checked: true\nauthor_check: asked\n"),
    ],
)
def test_the_check_by_authors_of_earlier_versions_gets_the_words_of_now(before: str, after: str) -> None:
    assert name_author_check(before) == after
    assert fix_record(before.encode(), Synthesis).content == after.encode()
    assert fix_record(before.encode(), Finding).content == before.encode()
