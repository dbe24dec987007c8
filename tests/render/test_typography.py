"""Curly marks in what is ours, and no letter changed in what is not."""
# ruff: noqa: RUF001 -- typographic marks are meant

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_site.render.typography import curly, with_curly_marks


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("The study's authors don't say.", "The study’s authors don’t say."),
        ('They call it "the night\'s work".', "They call it “the night's work”."),
        ('("Reported" is ours)', "(“Reported” is ours)"),
        ("the leaders' views", "the leaders’ views"),
        ("what they call 'rounds' and 'calls'", "what they call ‘rounds’ and ‘calls’"),
        ("the 1990's, and the '90s", "the 1990’s, and the ’90s"),
        ("'tis the bakers' own", "’tis the bakers’ own"),
        ("“the study's words” and the study's", "“the study's words” and the study’s"),
        ("5'10\" high", "5'10\" high"),
        ('one " alone', 'one " alone'),
        ("none", "none"),
    ],
)
def test_marks_are_as_a_printer_sets_them(typed: str, shown: str) -> None:
    assert curly(typed) == shown


@given(st.text(alphabet="ab1 \"'“”(.", max_size=30))
def test_each_mark_takes_the_place_of_one_and_nothing_else_changes(text: str) -> None:
    after = curly(text)
    assert len(after) == len(text)
    assert all(one == other or (one in "\"'" and other in "“”‘’") for one, other in zip(text, after, strict=True))


@pytest.mark.parametrize(
    "kept",
    [
        "<blockquote><p>It's &#34;so&#34;</p></blockquote>",
        "<q>It's</q>",
        "<p><q>one's <em>two's</em></q></p>",
        "<p class=\"run\">It's <mark>the bakers'</mark> own</p>",
        "<code>it's</code>",
        "<pre><code>'a'</code></pre>",
        '<span class="copy" data-copy="It\'s">It\'s</span>',
        '<li class="entry">The baker\'s night</li>',
        '<p lang="fr">l\'été</p>',
        '<article data-source="okafor2021"><p>It\'s</p></article>',
        '<a href="#it\'s">x</a>',
        "<textarea>it's</textarea>",
        "<cite>The baker's night</cite>",
    ],
)
def test_the_words_of_others_code_and_addresses_are_kept(kept: str) -> None:
    assert with_curly_marks(f"{kept}<p>It's ours</p>") == f"{kept}<p>It’s ours</p>"


def test_quotations_run_across_the_elements_of_a_sentence_and_not_of_blocks() -> None:
    assert with_curly_marks('<p>"One <em>and\'s</em> two"</p>') == "<p>“One <em>and's</em> two”</p>"
    assert with_curly_marks('<p>one "</p><p>"two</p>') == '<p>one "</p><p>"two</p>'
    assert with_curly_marks("<p><q>One</q>'s</p>") == "<p><q>One</q>’s</p>"
    assert with_curly_marks("<p>a &lt;b&gt; isn&#39;t &amp;</p>") == "<p>a &lt;b&gt; isn’t &amp;</p>"


def test_labels_that_narrow_tables_show_have_them_too() -> None:
    assert with_curly_marks('<td data-label="Authors&#39; words">x</td>') == '<td data-label="Authors’ words">x</td>'


def test_an_attribute_with_an_angle_bracket_is_never_taken_for_words() -> None:
    odd = '<p title="a>b" class="c>d">It\'s "so"</p>'
    assert with_curly_marks(odd) == odd
