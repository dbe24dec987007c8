"""A property for each numbered rule of the specification, tried on random texts in both languages.

Inputs are made from the rule, in `texts.py`; what the package has of it is not asked.
"""

import re
import unicodedata
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from evidence_site.load.sources import parse_source
from evidence_site.matching import fold, verify
from evidence_site.model import Quote, Verdict, Verification
from matching.both import KEY, Asked, Found, find_all
from matching.specification import PAGE, RULES
from matching.texts import (
    HANGING,
    PREFIXES,
    RAISED,
    SIGNS,
    SPACELESS,
    SUFFIXES,
    Sample,
    digits,
    samples,
    spans,
    words,
)
from pages.propose.script import Conversation

TESTED_ELSEWHERE = {"6.2", "7.1", "7.2", "7.3"}
"""Rules on what is shown and on what quotes support: `tests/test_private_sources.py`, `tests/rules`."""
OMISSIONS = ("[...]", "[\u2026]", "[ ... ]", "[. . .]")
WHITE_SPACE = st.sampled_from([*" \t\n\u000c\u00a0\u2003\u2009\u3000", "  ", " \n", "\n \t", "\u000c\n", "\u00a0 "])
TRANSCRIPT = "Transcript: P1 = participant, P 2 = participant, INT = interviewer\n\n# Interview\n\n"


@pytest.fixture(scope="module", name="ask")
def asking(script: Conversation) -> Any:
    """Look for words in a text in both languages, and return the answer that they share."""

    def ask(text: str, words: str, **fields: str) -> Found:
        (found,) = find_all(script, text, [Asked(words, **fields)])
        return found

    return ask


def test_each_rule_has_a_property() -> None:
    tested = {f"{each[1]}.{each[2]}" for each in map(re.compile(r"test_rule_(\d)_(\d)_").match, globals()) if each}
    assert tested == {*RULES} - TESTED_ELSEWHERE


@given(samples(), st.sampled_from(["\n", "\r\n", "\r"]), st.data())
def test_rule_1_1_the_ends_of_lines_may_be_those_of_any_system(ask: Any, sample: Sample, end: str, data: Any) -> None:
    first, last = data.draw(spans(len(sample.tokens), 2))
    text = sample.text.replace(" ", end)
    assert ask(text, sample.cut(first, last)).verdict == "verified"
    assert ask(f"{sample.text}{end}{end}{sample.tokens[0]}", f"{sample.text} {sample.tokens[0]}").verdict == "mismatch"


@given(samples(words()), samples(words()), st.sampled_from(["# ", "#   ", "#", "## ", " # ", "#\t"]))
def test_rule_1_2_a_line_that_begins_with_one_sign_and_a_space_is_a_heading(
    ask: Any, name: Sample, body: Sample, mark: str
) -> None:
    assume(name.text not in body.text and body.text not in name.text)
    text, is_heading = f"{mark}{name.text}\n{body.text}", mark.startswith("# ")
    assert ask(text, name.text).verdict == ("mismatch" if is_heading else "verified")
    ((section, *_),) = ask(text, body.text, locator=name.text).places
    assert section == (name.text if is_heading else "")


@given(samples(words()), samples(words()), samples(words()))
def test_rule_1_3_neither_the_head_nor_a_heading_can_be_quoted(
    ask: Any, head: Sample, name: Sample, body: Sample
) -> None:
    assume(head.text not in body.text and name.text not in body.text)
    text = f"{head.text}\n\n# {name.text}\n\n{body.text}"
    assert [ask(text, each.text, locator=name.text).verdict for each in (head, name, body)] == [
        "mismatch",
        "mismatch",
        "verified",
    ]
    assert ask(f"{head.text}\n\n{body.text}", head.text).verdict == "verified"


@given(samples(), samples(), st.sampled_from(["\n\n", "\n \n", "\n\t\n\n  ", "\n\u00a0\n"]))
def test_rule_1_4_blank_lines_part_paragraphs(ask: Any, one: Sample, other: Sample, blank: str) -> None:
    assume(one.text != other.text)
    text = f"{one.text}{blank}{other.text}"
    assert ask(text, f"{one.text} {other.text}").verdict == "mismatch"
    assert ask(f"{one.text}\n{other.text}", f"{one.text} {other.text}").verdict == "verified"
    assert {2} <= {paragraph for _, paragraph, _ in ask(text, other.text).places}


@given(
    samples(words(3)),
    st.sampled_from([":", " 0:06:", " [00:01:12]:", " (1:02)", " :", ""]),
    st.sampled_from(["P1", "P 2"]),
)
def test_rule_1_5_a_turn_lasts_until_the_next_or_a_heading(ask: Any, sample: Sample, mark: str, label: str) -> None:
    end = " " if mark.endswith(":") else "\n"
    text = f"{TRANSCRIPT}INT: No?\n{label}{mark}{end}Yes.\n\n{sample.text}\nINT: xx\n\n# Notes\n\nzz"
    turn = {"locator": "Interview", "voice": "participant", "speaker": label}
    assert ask(text, sample.text, **turn).verdict == "verified"
    assert ask(text, "Yes", **turn).verdict == "verified"
    assert ask(text, "xx", **turn).verdict == "mismatch"
    assert ask(text, "zz", locator="Notes").verdict == "verified"
    assert ask(f"{TRANSCRIPT}P9: {sample.text}", f"P9: {sample.text}", locator="Interview").verdict == "verified"


@given(samples(st.text("\xe9\xfc\u01d5\u1ed9\ud55c\u0958", min_size=2, max_size=6)), st.data())
def test_rule_2_1_composition_does_not_matter(ask: Any, sample: Sample, data: Any) -> None:
    first, last = data.draw(spans(len(sample.tokens)))
    forms = st.sampled_from(["NFC", "NFD"])
    text = unicodedata.normalize(data.draw(forms), sample.text)
    assert ask(text, unicodedata.normalize(data.draw(forms), sample.cut(first, last))).verdict == "verified"


@given(samples(), st.data())
def test_rule_2_2_any_white_space_is_one_space(ask: Any, sample: Sample, data: Any) -> None:
    first, last = data.draw(spans(len(sample.tokens), 2))
    assume(not re.search(r"[0-9] [0-9]", sample.text))  # a space in a number is rule 3.3
    text = re.sub(" ", lambda _: data.draw(WHITE_SPACE), sample.text)
    assert ask(text, sample.cut(first, last)).verdict == "verified"
    assert (
        ask(sample.text, re.sub(" ", lambda _: data.draw(WHITE_SPACE), sample.cut(first, last))).verdict == "verified"
    )


@given(st.text(SPACELESS[0], min_size=4, max_size=20), st.data())
def test_rule_2_2_a_line_ends_with_nothing_where_words_have_no_spaces(ask: Any, text: str, data: Any) -> None:
    place = data.draw(st.integers(1, len(text) - 1))
    assert ask(f"{text[:place]}\n{text[place:]}", text).verdict == "verified"


@given(samples(), st.data())
def test_rule_2_2_no_space_is_another_text(ask: Any, sample: Sample, data: Any) -> None:
    quote = sample.text
    place = data.draw(st.sampled_from([each.start() for each in re.finditer(r"(?<=\w) (?=\w)", quote)] or [0]))
    assume(place)
    assert ask(quote, quote[:place] + quote[place + 1 :]).verdict == "mismatch"


def shapes(name: str) -> list[str]:
    """Return the shapes of a row of the page's table."""
    row = next(each for each in PAGE.splitlines() if each.startswith(f"| {name}"))
    return re.findall(r"`([^`]+)`", row)


def reshape(draw: Any, text: str, sign: str, row: list[str]) -> str:
    return re.sub(re.escape(sign), lambda _: draw(st.sampled_from(row)), text)


@given(samples(words()), st.sampled_from([("'", "single"), ('"', "double")]), st.data())
def test_rule_2_3_shapes_of_quotation_marks_do_not_matter(ask: Any, sample: Sample, kind: Any, data: Any) -> None:
    (sign, name), (first, last) = kind, data.draw(spans(len(sample.tokens)))
    quote = f"{sign}{sample.cut(first, last)}{sign}"
    text = f"{sample.cut(0, first)} {quote} {sample.cut(last, len(sample.tokens))}"
    row = [*shapes(name), *(["''", "``"] if name == "double" else ["`"])]
    assert ask(reshape(data.draw, text, sign, row), reshape(data.draw, quote, sign, row)).verdict == "verified"
    assert ask(text, quote[:-1] + "*").verdict == "mismatch"


@given(samples(st.one_of(words(), st.tuples(words(), words()).map("-".join))), st.data())
def test_rule_2_4_shapes_of_hyphens_and_dashes_do_not_matter(ask: Any, sample: Sample, data: Any) -> None:
    first, last = data.draw(spans(len(sample.tokens)))
    sign, row = re.compile("[-\u2013]"), shapes("hyphen")
    written = [
        sign.sub(lambda _: data.draw(st.sampled_from(row)), each) for each in (sample.text, sample.cut(first, last))
    ]
    assert ask(*written).verdict == "verified"


@given(samples(words()), st.data())
def test_rule_2_5_shapes_of_three_dots_do_not_matter(ask: Any, sample: Sample, data: Any) -> None:
    dots = st.builds(
        lambda before, sign, after: before + sign + after,
        st.sampled_from(["", " ", "\n"]),
        st.sampled_from(["\u2026", "...", ". . ."]),
        st.sampled_from(["", " "]),
    )
    words_of = sample.tokens
    assert ask(data.draw(dots).join(words_of), data.draw(dots).join(words_of)).verdict == "verified"
    assert ask("....".join(words_of), data.draw(dots).join(words_of)).verdict == "mismatch"
    assert ask("..".join(words_of), data.draw(dots).join(words_of)).verdict == "mismatch"


ARABIC_FORMS = {
    form: unicodedata.normalize("NFKC", form)
    for form in map(chr, range(0xFE80, 0xFEFD))
    if unicodedata.category(form) == "Lo"
}
LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb06": "st"}


@given(
    st.lists(
        st.sampled_from([*ARABIC_FORMS.items(), *LIGATURES.items(), ("a", "a"), (" ", " ")]), min_size=1, max_size=20
    )
)
def test_rule_2_6_forms_of_letters_in_print_do_not_matter(ask: Any, parts: list[tuple[str, str]]) -> None:
    printed, plain = ("".join(each) for each in zip(*parts, strict=True))
    assume(plain.strip())
    assert ask(f"b {printed} b", plain).verdict == "verified"
    assert ask(f"b {plain} b", printed).verdict == "verified"


@given(samples(), st.sampled_from(["\u00ad", "\u00ad\n", "\u00ad\n   ", "\u200e", "\u200f"]), st.data())
def test_rule_2_7_what_is_not_seen_is_nothing(ask: Any, sample: Sample, unseen: str, data: Any) -> None:
    quote = sample.cut(*data.draw(spans(len(sample.tokens))))
    text = re.sub(r"(?<=[^\W\d])(?=[^\W\d])", lambda _: data.draw(st.sampled_from(["", unseen])), sample.text)
    assert ask(text, quote).verdict == "verified"


@given(words(4), words(), words(), st.sampled_from(["\n", " \n", "\n   "]))
def test_rule_2_8_a_hyphen_at_the_end_of_a_line_is_read_both_ways(
    ask: Any, word: str, before: str, after: str, end: str
) -> None:
    one, other = word[:2], word[2:]
    assume(other not in HANGING and other[0].islower() and len({one, other, word, before, after}) == 5)
    text = f"{before} {one}-{end}{other} {after}"
    assert ask(text, f"{before} {one}{other} {after}").verdict == "verified"
    assert ask(text, f"{one}-{other}").verdict == "verified"
    assert ask(text, f"{one}- {other} {after}").verdict == "mismatch"
    assert ask(text, f"{other} {after}").verdict == "mismatch"
    inside = f"{before} {one}- {other} {after}"
    assert ask(inside, f"{one}- {other}").verdict == "verified"
    assert ask(inside, f"{one}{other}").verdict == "mismatch"
    assert ask(inside, f"{one}-{other}").verdict == "mismatch"


@given(words(), words(), st.sampled_from(HANGING))
def test_rule_2_8_before_and_the_hyphen_may_be_that_of_a_word_cut_short(
    ask: Any, one: str, other: str, small: str
) -> None:
    text = f"b {one}-\n{small} {other} b"
    assert ask(text, f"{one}- {small} {other}").verdict == "verified"
    assert ask(text, f"{one}-{small} {other}").verdict == "verified"
    assert ask(text, f"{one}{small} {other}").verdict == "verified"


UNFOLDED = (
    ("a", "A"),
    ("a", "\u0430"),
    ("1", "\xb9"),
    ("\xb5", "\u03bc"),
    ("o", "\u03bf"),
    ("a", "\xaa"),
    ("1", "\uff11"),
)


@given(samples(), st.sampled_from(UNFOLDED).flatmap(st.permutations), words())
def test_rule_2_9_what_means_or_looks_alike_is_not_folded(ask: Any, sample: Sample, pair: list[str], word: str) -> None:
    one, other = pair
    assert ask(f"{sample.text} {word}{one}{word}", f"{word}{other}{word}").verdict == "mismatch"


@given(samples(words()), st.sampled_from(["\u200c", "\u200d"]))
def test_rule_2_9_joiners_are_spelling(ask: Any, sample: Sample, joiner: str) -> None:
    joined = joiner.join(sample.tokens[:2])
    text = f"{joined} {sample.tokens[2]}"
    assert ask(text, text).verdict == "verified"
    assert ask(text, text.replace(joiner, "")).verdict == "mismatch"
    assert ask(text, sample.tokens[1]).verdict == "mismatch"


@given(samples(), st.data())
def test_rule_3_1_what_is_cut_between_tokens_is_verified(ask: Any, sample: Sample, data: Any) -> None:
    quote = sample.cut(*data.draw(spans(len(sample.tokens))))
    found = ask(sample.text, quote)
    assert found.verdict == "verified"
    assert {pieces for _, _, pieces in found.places} == {(quote,)}


@given(samples(), st.data())
def test_rule_3_1_what_is_cut_inside_a_token_is_not(ask: Any, sample: Sample, data: Any) -> None:
    first, last = data.draw(spans(len(sample.tokens)))
    is_start = data.draw(st.booleans())
    token = sample.tokens[first if is_start else last - 1]
    assume(len(token) > 1)
    place = data.draw(st.integers(1, len(token) - 1))
    quote = sample.cut(first, last)
    cut = quote[place:] if is_start else quote[: len(quote) - place]
    assume(sample.text.count(cut.strip()) == 1 and re.search(r"\w", cut))
    assert ask(sample.text, cut).verdict == "mismatch"


@given(samples(), st.data())
def test_rule_3_1_one_change_makes_other_words(ask: Any, sample: Sample, data: Any) -> None:
    first, last = data.draw(spans(len(sample.tokens)))
    number = data.draw(st.integers(first, last - 1))
    token, changed = sample.tokens[number], [*sample.tokens]
    place = data.draw(st.integers(0, len(token) - 1))
    kinds: dict[str, str] = {
        "letter": f"{token[:place]}x{token[place + 1 :]}",
        "digit": re.sub(r"\d", lambda each: str((int(each[0]) + 1) % 10), token, count=1),
        "sign": token[1:] if token[0] in SIGNS else f"-{token}",
        "negation": f"not {token}",
        "order": changed[number - 1] if number > first else "zz",
    }
    kind = data.draw(st.sampled_from([*kinds]))
    changed[number] = kinds[kind]
    if kind == "order" and number > first:
        changed[number - 1] = token
    quote = Sample(changed, sample.gaps).cut(first, last).strip()
    assume(fold(quote).text not in fold(sample.text).text or kind == "sign")
    assume(kind != "sign" or (sample.text.count(quote) == 1 and token[0] in SIGNS) or quote not in sample.text)
    assert ask(sample.text, quote).verdict == "mismatch"


@given(words(), words(), st.sampled_from("-\u2010'\u2019_"))
def test_rule_3_2_hyphens_and_apostrophes_belong_to_words(ask: Any, one: str, other: str, sign: str) -> None:
    assume(one != other)
    text = f"b {one}{sign}{other} b"
    assert ask(text, f"{one}{sign}{other}").verdict == "verified"
    assert ask(text, one).verdict == "mismatch"
    assert ask(text, other).verdict == ("verified" if sign in "'\u2019" else "mismatch")


@given(digits, digits, st.sampled_from(".,:/\xb7-\u2013\u2014"))
def test_rule_3_3_a_sign_between_digits_belongs_to_the_number(ask: Any, one: str, other: str, sign: str) -> None:
    assume(one != other)
    text = f"b {one}{sign}{other} b"
    assert ask(text, f"{one}{sign}{other}").verdict == "verified"
    assert [ask(text, each).verdict for each in (one, other)] == ["mismatch", "mismatch"]
    apart = f"b {one}{sign} {other} b" if sign in ".,:" else f"b {one} {sign} {other} b"
    assert [ask(apart, each).verdict for each in (one, other)] == ["verified", "verified"]


@given(digits, st.text("0123456789", min_size=1, max_size=5), st.sampled_from("\xa0\u2009\u202f'"))
def test_rule_3_3_a_space_joins_groups_of_three_digits(ask: Any, one: str, other: str, sign: str) -> None:
    assume(one != other)
    verdict = "mismatch" if len(other) == 3 else "verified"
    assert [ask(f"b {one}{sign}{other} b", each).verdict for each in (one, other)] == [verdict, verdict]


@given(st.sampled_from(PREFIXES), digits)
def test_rule_3_4_what_stands_before_a_number_belongs_to_it(ask: Any, prefix: str, number: str) -> None:
    for before in ("b ", "b ("):
        text = f"{before}{prefix}{number} b"
        assert ask(text, f"{prefix}{number}").verdict == "verified"
        assert ask(text, number).verdict == "mismatch"
    if prefix in SIGNS:
        assert ask(f"b,{prefix}{number} b", number).verdict == "verified"


UNITS = tuple(f"{prefix}{unit}" for prefix in ("", *"kcmd\xb5n") for unit in "glLmJW")


@given(digits, st.sampled_from([*SUFFIXES, *UNITS, *(f" {each}" for each in UNITS)]), words(3))
def test_rule_3_5_what_stands_behind_a_number_belongs_to_it(ask: Any, number: str, suffix: str, word: str) -> None:
    text = f"b {number}{suffix} b"
    assert ask(text, f"{number}{suffix}").verdict == "verified"
    assert ask(text, number).verdict == "mismatch"
    assert ask(f"b {number} {word} b", number).verdict == "verified"


@given(st.one_of(words(1), digits), st.text(RAISED, min_size=1, max_size=3))
def test_rule_3_6_raised_digits_are_the_number_of_a_note_only_behind_a_word_or_a_mark(
    ask: Any, word: str, raised: str
) -> None:
    is_note = len(word) > 2 and not word.isdigit()
    assert ask(f"b {word}{raised} b", f"b {word}").verdict == ("verified" if is_note else "mismatch")
    assert ask(f"b {word}{raised} b", f"{word}{raised}").verdict == "verified"
    assert ask(f"b {word}.{raised} b", f"{word}.").verdict == "verified"


@given(words(3), digits)
def test_rule_3_6_plain_digits_belong_to_the_word(ask: Any, word: str, number: str) -> None:
    assert ask(f"b {word}{number} b", f"b {word}").verdict == "mismatch"


@given(st.text("".join(SPACELESS), min_size=2, max_size=20), st.data())
def test_rule_3_7_scripts_without_spaces_may_be_cut_anywhere(ask: Any, text: str, data: Any) -> None:
    start, end = data.draw(spans(len(text)))
    assert ask(f"{text}。", text[start:end]).verdict == "verified"


@given(words(), words(), st.sampled_from(";:!?,)\u201d"), st.integers(2, 6))
def test_rule_3_8_every_sign_is_a_token_but_dots_stay_together(
    ask: Any, one: str, other: str, sign: str, count: int
) -> None:
    assert ask(f"{one}{sign} {other}", f"{one}{sign}").verdict == "verified"
    assert ask(f"{one}{sign} {other}", one).verdict == "verified"
    assert ask(f"{one}{'.' * count} {other}", f"{one}{'.' * (count - 1)}").verdict == "mismatch"


@given(samples(fewest=4), st.sampled_from(OMISSIONS), st.data())
def test_rule_4_1_an_omission_leaves_out_words_and_never_none(
    ask: Any, sample: Sample, omission: str, data: Any
) -> None:
    count = len(sample.tokens)
    one, other = sorted(data.draw(st.lists(st.integers(1, count - 1), min_size=2, max_size=2, unique=True)))
    before, after = sample.cut(0, one), sample.cut(other, count)
    found = ask(sample.text, f"{before} {omission} {after}")
    assert (found.verdict, found.places) == ("verified", (("", 1, (before, after)),))
    assert ask(sample.text, f"{before} {omission} {sample.cut(one, count)}").verdict == "mismatch"
    assert ask(sample.text, f"{before} {after}").verdict == "mismatch"
    assert ask(sample.text, f"{after} {omission} {before}").verdict == "mismatch"
    assert ask(f"{before}\n\n{after}", f"{before} {omission} {after}").verdict == "mismatch"


@given(samples(), st.sampled_from(OMISSIONS), st.data())
def test_rule_4_2_an_omission_at_an_edge_needs_words_there(ask: Any, sample: Sample, omission: str, data: Any) -> None:
    count = len(sample.tokens)
    first, last = data.draw(spans(count))
    quote = sample.cut(first, last)
    assume(sample.text.count(quote) == 1)
    assert ask(sample.text, f"{omission} {quote}").verdict == ("verified" if first else "mismatch")
    assert ask(sample.text, f"{quote} {omission}").verdict == ("verified" if last < count else "mismatch")


@given(samples(words()), words(), st.data())
def test_rule_4_3_an_insertion_is_not_looked_for_and_goes_with_its_space(
    ask: Any, sample: Sample, word: str, data: Any
) -> None:
    quoted = sample.text.split(" ")
    quoted.insert(data.draw(st.integers(0, len(quoted))), f"[{word}]")
    assert ask(sample.text, " ".join(quoted)).verdict == "verified"
    token = sample.tokens[0]
    place = data.draw(st.integers(1, len(token) - 1))
    assert ask(sample.text, f"{token[:place]}[{word}]").verdict == "mismatch"
    assert ask(" ".join(sample.tokens), f"[{word}]".join(sample.tokens)).verdict == "mismatch"


@given(samples(words(3)), st.sampled_from(["\u00e9", "A", "\u0416", "\u03a3"]), st.data())
def test_rule_4_4_a_first_letter_in_a_bracket_is_that_letter_in_either_case(
    ask: Any, sample: Sample, letter: str, data: Any
) -> None:
    word = sample.tokens[0]
    cases = [word[0].upper(), word[0].lower()]
    assume(all(len(each) == 1 for each in cases) and letter.casefold() != word[0].casefold())
    text = sample.text if data.draw(st.booleans()) else sample.text.replace(word, word[0].upper() + word[1:], 1)
    for each in cases:
        assert ask(text, f"[{each}]{word[1:]}").verdict == "verified"
    assert ask(text, f"[{letter}]{word[1:]}").verdict == "mismatch"


@given(samples(words()), words(), words(), st.data())
def test_rule_4_5_a_bracket_of_the_source_is_looked_for(
    ask: Any, sample: Sample, own: str, word: str, data: Any
) -> None:
    parts = sample.text.split(" ")
    place = data.draw(st.integers(1, len(parts) - 1))
    own = f"[{own}o]"
    text = " ".join([*parts[:place], own, *parts[place:]])
    assert ask(text, text).verdict == "verified"
    assert ask(text, f"[{word}] {text}").verdict == "verified"
    assert ask(text, sample.text).verdict == "mismatch"


@given(st.lists(st.sampled_from(["[...]", "[ab]", ".", ",", "\u2013", "(", "..."]), min_size=1, max_size=6), samples())
def test_rule_4_6_marks_alone_stand_nowhere(ask: Any, marks: list[str], sample: Sample) -> None:
    assert ask(f"{sample.text} . , – ( ...", " ".join(marks)).verdict == "mismatch"  # noqa: RUF001 -- a dash
    assert ask(sample.text, f"[ {sample.text}").verdict == "mismatch"


@given(samples(), samples(), st.sampled_from(["", " [...]"]))
def test_rule_5_1_a_quote_stands_in_one_paragraph_and_one_turn(
    ask: Any, one: Sample, other: Sample, omission: str
) -> None:
    quote = f"{one.text}{omission} {other.text}"
    assert ask(f"{one.text} xx\n\nxx {other.text}", quote).verdict == "mismatch"
    turns = f"{TRANSCRIPT}P1: {one.text} xx\nINT: xx\nP1: xx {other.text}"
    assert ask(turns, quote, locator="Interview", voice="participant", speaker="P1").verdict == "mismatch"


@given(st.permutations(["P1", "P 2", "INT", ""]), samples(words()), st.sampled_from(["P1", "P 2", "INT", "nurse-4"]))
def test_rule_5_2_words_belong_to_who_says_them(ask: Any, order: list[str], sample: Sample, speaker: str) -> None:
    order = ["", *(each for each in order if each)]
    said = {label: f"zz{number} {sample.text}" for number, label in enumerate(order)}
    text = TRANSCRIPT + "\n".join(f"{label}: {words}" if label else words for label, words in said.items())
    for label, quote in said.items():
        found = ask(text, quote, locator="Interview", voice="participant", speaker=speaker)
        may = label in {"P1", "P 2"} and speaker in {"nurse-4", label}
        assert found.verdict == ("verified" if may else "mismatch")
        assert ask(text, quote, locator="Interview").verdict == ("mismatch" if label else "verified")


@given(
    samples(words()),
    samples(words()),
    samples(),
    st.data(),
)
def test_rule_5_3_a_locator_begins_with_the_name_of_a_section(
    ask: Any, one: Sample, other: Sample, body: Sample, data: Any
) -> None:
    more = data.draw(st.sampled_from(["", ", p. 4", ",", ", sentence 1, line 2"]))
    names = [" ".join(one.tokens), f"{' '.join(one.tokens)}, {' '.join(other.tokens)}"]
    text = "\n\n".join(f"# {name}\n\n{body.text}" for name in names)
    for name in names:
        locator = data.draw(st.sampled_from([name, name.upper(), name.replace(" ", "  ")])) + more
        found = ask(text, body.text, locator=locator)
        assert (found.verdict, {section for section, *_ in found.places}) == ("verified", {name})
    assert ask(text, body.text, locator=f"{names[0]}x").verdict == "misplaced"
    assert ask(body.text, body.text, locator=f"zz{more}").verdict == "verified"


@given(samples(), st.integers(1, 5), st.integers(1, 6), st.sampled_from(["paragraph", "Paragraph"]))
def test_rule_5_4_a_locator_may_name_a_paragraph(ask: Any, sample: Sample, count: int, wanted: int, word: str) -> None:
    text = "# A\n\n" + "\n\n".join([sample.text] * count)
    found = ask(text, sample.text, locator=f"A, {word} {wanted}")
    assert found.verdict == ("verified" if wanted <= count else "misplaced")
    assert [paragraph for _, paragraph, _ in found.places] == ([wanted] if wanted <= count else [*range(1, count + 1)])


@given(samples(), st.lists(st.booleans(), min_size=2, max_size=4), st.integers(0, 3))
def test_rule_5_5_the_verdict_says_where_the_words_are(ask: Any, sample: Sample, has: list[bool], named: int) -> None:
    text = "\n\n".join(f"# S{number}\n\nzz {sample.text if each else ''}" for number, each in enumerate(has))
    found = ask(text, sample.text, locator=f"S{named}")
    is_there = named < len(has) and has[named]
    assert found.verdict == ("verified" if is_there else "misplaced" if any(has) else "mismatch")


@given(
    st.lists(st.lists(st.sampled_from(["ab", "a\u00adb", "de", "d-e"]), min_size=1, max_size=8), min_size=1, max_size=4)
)
def test_rule_5_6_every_place_is_named_with_its_span(ask: Any, paragraphs: list[list[str]]) -> None:
    text = "\n\n".join(" ".join(each) for each in paragraphs)
    places = [
        ("", number, (each,))
        for number, paragraph in enumerate(paragraphs, 1)
        for each in paragraph
        if each.replace("\u00ad", "") == "ab"
    ]
    assert [*ask(text, "ab").places] == places
    assert all(fold(piece).text == "ab" for _, _, (piece,) in places)


@given(samples(words()), st.integers(1, 5))
def test_rule_5_6_of_places_that_differ_in_their_first_piece_the_last_one_counts(
    ask: Any, sample: Sample, count: int
) -> None:
    first, *between, last = sample.tokens
    text = " ".join([*([f"{first} xx"] * count), *between, last, "zz", last])
    assert ask(text, f"{first} [...] {last}").places == (("", 1, (first, last)),)


@given(samples(), st.data())
def test_rule_6_1_of_a_private_source_the_verdict_alone_is_said(sample: Sample, data: Any) -> None:
    words_quoted = data.draw(st.sampled_from([sample.cut(*data.draw(spans(len(sample.tokens)))), f"{sample.text} xx"]))
    quote = Quote.model_validate({"text": words_quoted, "source": KEY, "locator": "A", "voice": "author"})
    text = f"# {data.draw(st.sampled_from(['A', 'B']))}\n\n{sample.text}"
    shown, private = verify(quote, parse_source(KEY, text)), verify(quote, parse_source(KEY, text, private=True))
    assert private == Verification(shown.verdict, own=shown.own)
    assert shown.verdict in set(Verdict)
