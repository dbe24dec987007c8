import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_site.matching import find, find_words, hold, prepare_texts, readings, verify, verify_all
from evidence_site.matching.folding import fold, fold_source
from evidence_site.model import (
    CiteKey,
    Corpus,
    Finding,
    Occurrence,
    Quote,
    Section,
    SourceText,
    Verdict,
    Verification,
    Voice,
)

RESULTS = (
    "Nurses were found to do three things: (1) share time between wards, which \u201cwe can\u2019t do without\u201d; "
    "(2) keep the 24 clinical leaders\u2019 trust \u2013 a long-term task; "
    "and (3) mend what non-clinical systems break."
)
SOURCE = SourceText(
    CiteKey("okafor2021"),
    (
        Section("Abstract", ("Trust is slow work.",)),
        Section("Abstract, Results", (RESULTS, "These things varied. Trust is slow work. She said [laughs] so.")),
        Section("Discussion", ("We found that care takes time. Nurses share\n  time [sic] freely.",)),
    ),
)


def quote(text: str, locator: str | None = "Abstract, Results", **fields: str) -> Quote:
    return Quote.model_validate({"text": text, "source": "okafor2021", "locator": locator, "voice": "author", **fields})


def verdict(text: str, locator: str | None = "Abstract, Results") -> Verdict:
    return verify(quote(text, locator), SOURCE).verdict


def answer(asked: Quote, source: SourceText) -> tuple[Verdict, str, str]:
    """Return the verdict, and where the words first stand: the section, and the source's own words."""
    found = verify(asked, source)
    return found.verdict, found.section, found.passage


def test_words_of_the_named_section_are_verified_with_their_place() -> None:
    start = RESULTS.index("share")
    place = Occurrence("Abstract, Results", 1, RESULTS, 0, ((start, start + len("share time between wards")),))
    found = verify(quote("share time between wards", "abstract, results, sentence 1, item (1)"), SOURCE)
    assert found == Verification(Verdict.VERIFIED, (place,))
    assert (found.section, found.passage) == ("Abstract, Results", "share time between wards")


def test_a_quote_without_source_text_is_not_checked() -> None:
    assert verify(quote("share time"), None) == Verification(Verdict.NOT_CHECKED)


@pytest.mark.parametrize(
    "text",
    [
        'which "we can\'t do without"',
        "which \u00abwe can\u2019t do without\u00bb",
        "which ``we can't do without''",
        "24 clinical leaders' trust - a long\u2011term task",
        "24 clinical leaders' trust \u2014 a long-term\n  task",
        "24\u00a0clinical leaders\u2032 trust \u2212 a",
    ],
)
def test_shapes_of_quotation_marks_dashes_and_spaces_do_not_matter(text: str) -> None:
    assert verdict(text) is Verdict.VERIFIED


def test_composed_and_decomposed_accents_are_the_same() -> None:
    source = SourceText(CiteKey("okafor2021"), (Section("", ("Le cafe\u0301 ferme.",)),))
    assert answer(quote("caf\u00e9 ferme"), source) == (Verdict.VERIFIED, "", "cafe\u0301 ferme")
    assert verify(quote("Le cafe"), source).verdict is Verdict.MISMATCH


@pytest.mark.parametrize(
    "text",
    ["4 clinical leaders", "hare time", "share tim", "clinical systems break", "we can", "long", "Share time"],
)
def test_a_quote_cannot_cut_a_word_nor_change_a_capital(text: str) -> None:
    assert verdict(text) is Verdict.MISMATCH


def test_words_after_an_elision_or_a_dash_stand_on_their_own() -> None:
    source = SourceText(
        CiteKey("okafor2021"), (Section("", ("Dans l\u2019h\u00f4pital, on attend\u2014trop longtemps.",)),)
    )
    assert verify(quote("h\u00f4pital, on attend"), source).verdict is Verdict.VERIFIED
    assert verify(quote("trop longtemps"), source).verdict is Verdict.VERIFIED


@pytest.mark.parametrize("omission", ["[...]", "[\u2026]", "[ ... ]", "[. . .]"])
def test_an_omission_joins_words_of_one_paragraph_in_order(omission: str) -> None:
    found = verify(quote(f"Nurses were found {omission} share time {omission} a long-term task"), SOURCE)
    assert (found.verdict, found.passage) == (Verdict.VERIFIED, RESULTS[: RESULTS.index("; and (3)")])


def test_an_omission_joins_neither_words_out_of_order_nor_two_paragraphs() -> None:
    assert verdict("share time [...] Nurses were found") is Verdict.MISMATCH
    assert verdict("Nurses were found [...] These things varied") is Verdict.MISMATCH
    assert verdict("care takes time [...] share time", "Discussion") is Verdict.VERIFIED


@pytest.mark.parametrize(
    "text",
    [
        "Nurses [here] were found",
        "Nurses[es] were found",
        "[The] Nurses were found",
        "were found to do three things [sic]: (1) share",
        "three things: ([that is] 1) share",
        "the 24 clinical leaders [here]\u2019 trust",
        "Nurses [a] [b] were [c] found [...] [d] share time",
    ],
)
def test_an_insertion_is_dropped_with_its_space(text: str) -> None:
    assert verdict(text) is Verdict.VERIFIED


def test_an_insertion_does_not_make_one_word_of_two_nor_cut_one() -> None:
    assert verdict("share[d]time") is Verdict.MISMATCH
    assert verdict("betw[een] wards") is Verdict.MISMATCH
    assert verdict("wa[te]r[d]s") is Verdict.MISMATCH


def test_square_brackets_of_the_source_are_told_from_insertions() -> None:
    text = "She said [laughs] so"
    found = verify(quote(text), SOURCE)
    assert (found.verdict, found.section, found.passage) == (Verdict.VERIFIED, "Abstract, Results", text)
    assert found.own == ((9, 17),)
    mixed = verify(quote("She [the nurse] said [laughs] so"), SOURCE)
    assert (mixed.verdict, mixed.own) == (Verdict.VERIFIED, ((21, 29),))


def test_many_insertions_are_read() -> None:
    assert verdict("She " + "[x] " * 1200 + "said") is Verdict.VERIFIED


@pytest.mark.parametrize("text", ["[...]", "[word]", "[...] , [\u2026]", ".", "[a] [...] \u2013"])
def test_a_quote_of_no_words_is_a_mismatch(text: str) -> None:
    assert verify(quote(text), SOURCE) == Verification(Verdict.MISMATCH)


def test_words_of_another_section_are_misplaced() -> None:
    assert answer(quote("care takes time"), SOURCE) == (Verdict.MISPLACED, "Discussion", "care takes time")


@pytest.mark.parametrize("locator", ["p. 4", None, "Abstracts", "Abstract Results", "Abstract, Results 2"])
def test_a_locator_that_names_no_section_is_misplaced(locator: str | None) -> None:
    found = verify(quote("share time between wards", locator), SOURCE)
    assert (found.verdict, found.section) == (Verdict.MISPLACED, "Abstract, Results")


def test_the_locator_decides_when_words_occur_twice() -> None:
    assert verify(quote("Trust is slow work", "Abstract, sentence 1"), SOURCE).section == "Abstract"
    assert verify(quote("Trust is slow work", "Abstract, Results"), SOURCE).section == "Abstract, Results"


def test_a_source_without_headings_asks_for_no_section() -> None:
    source = SourceText(CiteKey("okafor2021"), (Section("", ("Care takes time.",)),))
    assert answer(quote("Care takes", "p. 4"), source) == (Verdict.VERIFIED, "", "Care takes")


def test_words_in_translation_are_looked_for_in_their_own_language() -> None:
    translated = quote("Care takes time", original_text="Trust is slow work", voice=Voice.AUTHOR)
    assert verify(translated, SOURCE).verdict is Verdict.VERIFIED


@pytest.mark.parametrize(
    ("text", "nearest", "found", "wanted"),
    [
        ("share tine between wards", "share time between wards", "time", "tine"),
        ("Share time between wards", "share time between wards", "share", "Share"),
        ("keep the clinical leaders' trust", "keep the 24 clinical leaders\u2019 trust", "24", "the clinical"),
        ("share much time between", "share time between", "share time", "much"),
        ("clinical systems break", "non-clinical systems break", "non-clinical", "clinical"),
        ("a long term task", "a long-term task", "long-term", "long term"),
        ("Nurses [...] share tine", "share time", "time", "tine"),
        ("share time[s] betwixt [the] wards", "share time between wards", "between", "betwixt"),
        ("share time [...] Nurses were", "Nurses were", "Nurses were", "Nurses were"),
        ("mend what non-clinical systems broke", "mend what non-clinical systems break", "break", "broke"),
        ("(1)share time", "(1) share time", "share", "share"),
    ],
)
def test_a_mismatch_shows_the_nearest_passage_and_the_first_difference(
    text: str, nearest: str, found: str, wanted: str
) -> None:
    answer = verify(quote(text), SOURCE)
    assert answer.verdict is Verdict.MISMATCH
    assert answer.nearest == nearest
    assert answer.nearest[slice(*answer.found)] == found
    assert text[slice(*answer.wanted)] == wanted


def test_words_that_nothing_comes_near_have_no_nearest_passage() -> None:
    assert verify(quote("zebra"), SOURCE) == Verification(Verdict.MISMATCH)
    only_small_words = "They were said to be slow, and the zebras of a park freely ate these."
    assert verify(quote(only_small_words), SOURCE) == Verification(Verdict.MISMATCH)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("share time between wards", Verdict.VERIFIED),
        ("care takes time", Verdict.MISPLACED),
        ("share tine between wards", Verdict.MISMATCH),
    ],
)
def test_of_a_private_source_only_the_verdict_is_told(text: str, expected: Verdict) -> None:
    private = SourceText(SOURCE.key, SOURCE.sections, private=True)
    assert verify(quote(text), private) == Verification(expected)


def test_all_quotes_of_a_corpus_are_verified_by_name() -> None:
    finding = Finding.model_validate(
        {
            "id": "slow-trust",
            "title": "Slow trust",
            "statement": "Trust is slow.",
            "evidence": [{"study": "night-shift", "relation": "contributes"}],
            "quotes": [quote("Trust is slow work").model_dump(), {**quote("x").model_dump(), "source": "other2020"}],
            "status": "draft",
            "added": "2026-01-02",
        }
    )
    verified = verify_all(Corpus(findings=(finding,), sources={SOURCE.key: SOURCE}))
    assert {name: each.verdict for name, each in verified.items()} == {
        "slow-trust/q1": Verdict.VERIFIED,
        "slow-trust/q2": Verdict.NOT_CHECKED,
    }


def test_a_text_holds_words_with_their_marks_read() -> None:
    texts = prepare_texts(["no words of it", "the three Partnership in the NHS"])
    assert hold(texts, tuple(readings("three Partnership[s] [...] NHS")))
    assert not hold(texts, tuple(readings("three Partnerships")))
    assert not hold(texts, tuple(readings("words [...] Partnership")))


LETTERS = "ab\u00e9e\u0301\u1100\u1161\u11a8 \t\n\u00a0.,-\u2010\u2013\u2014'\"\u201c\u2019`[]\u00ab1_"


@given(st.text(LETTERS))
def test_folding_leads_back_to_the_original(text: str) -> None:
    folded = fold(text)
    assert len(folded.strokes) == len(folded.text)
    for place, character in enumerate(folded.text):
        assert character in fold(folded.original_text(place, place + 1)).text


@given(st.lists(st.text("abcde\u00e9", min_size=1, max_size=6), min_size=4, max_size=40), st.data())
@settings(deadline=None)
def test_whole_words_of_a_paragraph_verify_and_one_changed_letter_never_does(
    words: list[str], data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    separators = data.draw(
        st.lists(st.sampled_from([" ", "  ", ", ", "; ", " \u2013 ", "\n"]), min_size=40, max_size=40)
    )
    paragraph = "".join(word + separator for word, separator in zip(words, separators, strict=False))
    passage = " ".join(words[first:last])
    source = SourceText(CiteKey("okafor2021"), (Section("", (" ".join(words), paragraph)),))
    assert verify(quote(passage), source).verdict is Verdict.VERIFIED
    place = data.draw(st.integers(0, len(passage) - 1).filter(lambda each: passage[each] != " "))
    changed = f"{passage[:place]}x{passage[place + 1 :]}"
    assert verify(quote(changed), source).verdict is Verdict.MISMATCH


@given(st.text(LETTERS, min_size=1, max_size=60), st.data())
@settings(deadline=None)
def test_no_text_breaks_the_search_for_the_nearest_passage(text: str, data: st.DataObject) -> None:
    paragraph = data.draw(st.text(LETTERS, max_size=80))
    if text.strip():
        answer = verify(quote(text), SourceText(CiteKey("okafor2021"), (Section("", (paragraph,)),)))
        assert 0 <= answer.found[0] <= answer.found[1] <= len(answer.nearest)
        assert answer.verdict is not Verdict.MISMATCH or answer.wanted[1] <= len(text.strip())


@pytest.mark.slow
def test_a_thousand_mismatches_in_a_source_of_two_megabytes_each_have_a_nearest_passage() -> None:
    vocabulary = [f"{stem}{ending}" for stem in ("care", "trust", "ward", "time") for ending in range(500)]
    words = [vocabulary[(place * place * 7 + place) % 2000] for place in range(300_000)]
    paragraphs = tuple(" ".join(words[start : start + 100]) for start in range(0, len(words), 100))
    source = SourceText(CiteKey("okafor2021"), (Section("", paragraphs),))
    quotes = [
        quote(paragraphs[each].rsplit(" ", 60)[0] + " wrong " + paragraphs[each].rsplit(" ", 59)[1])
        for each in range(0, 3000, 3)
    ]
    finding = Finding.model_construct(
        id="many", quotes=tuple(each.model_copy(update={"id": f"q{number}"}) for number, each in enumerate(quotes))
    )
    verified = verify_all(Corpus(findings=(finding,), sources={source.key: source}))
    assert len(verified) == 1000
    assert all(each.verdict is Verdict.MISMATCH and each.nearest for each in verified.values())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "paragraph"),
    [("a" * 4000, "a" * 2_000_000), ("a " * 2000 + "b", "a " * 1_000_000), ("a-" * 2000 + "b", "a-" * 1_000_000)],
)
def test_a_quote_like_all_of_a_monotonous_source_but_its_end_is_not_found(text: str, paragraph: str) -> None:
    assert (
        verify(quote(text), SourceText(CiteKey("okafor2021"), (Section("", (paragraph,)),))).verdict is Verdict.MISMATCH
    )


def test_a_search_ends_in_a_text_that_has_the_words_again_and_again_but_for_hyphens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = fold_source("un-\nseen " + "a-b " * 10 + "ab")
    assert find_words("ab", text) == (len(text.text) - 2, len(text.text))
    monkeypatch.setattr(find, "MOST_COMPARED", 10 * len("ab"))
    assert find_words("ab", text) is None
