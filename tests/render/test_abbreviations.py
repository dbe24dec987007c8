"""Abbreviations are written out where a page first has them, in our own prose alone."""

import pytest

from evidence_site.render.abbreviations import write_out

FORMS = {"NHS": "National Health Service", "ICS": "Integrated care system", "R&D": "Research and development"}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>The NHS and the NHS.</p>", "<p>The National Health Service (NHS) and the NHS.</p>"),
        ("<p>In an ICS.</p>", "<p>In an integrated care system (ICS).</p>"),
        ("<p>Two ICSs.</p>", "<p>Two integrated care systems (ICSs).</p>"),
        ("<p>Here. ICS rules.</p>", "<p>Here. Integrated care system (ICS) rules.</p>"),
        ("<p>R&amp;D &lt;b&gt;</p>", "<p>Research and development (R&amp;D) &lt;b&gt;</p>"),
        (
            "<p>The National Health Service (NHS), or NHS.</p><p>NHS</p>",
            "<p>The National Health Service (NHS), or NHS.</p><p>NHS</p>",
        ),
        ("<p>NHSX and pre-NHS.</p>", "<p>NHSX and pre-NHS.</p>"),
        ("<p>They say “the NHS”. The NHS?</p>", "<p>They say “the NHS”. The National Health Service (NHS)?</p>"),
        (
            "<p>They say &#34;the NHS&#34; of it.</p>",
            "<p>They say &#34;the NHS&#34; of it.</p>",
        ),
        (
            "<figure><q>NHS</q><a>x</a><p>NHS</p></figure><p>NHS</p>",
            "<figure><q>NHS</q><a>x</a><p>NHS</p></figure><p>National Health Service (NHS)</p>",
        ),
        (
            '<h2 id="NHS">NHS</h2><a>NHS</a><p class="entry copy">NHS</p><p>NHS</p>',
            '<h2 id="NHS">NHS</h2><a>NHS</a><p class="entry copy">NHS</p><p>National Health Service (NHS)</p>',
        ),
        (
            '<span class="work"><i>NHS</i> NHS</span> NHS',
            '<span class="work"><i>NHS</i> NHS</span> National Health Service (NHS)',
        ),
        ("<p>Nothing.</p>", "<p>Nothing.</p>"),
    ],
)
def test_the_first_of_our_own_is_written_out(body: str, expected: str) -> None:
    assert write_out(body, FORMS) == expected


def test_two_in_one_text_are_both_written_out() -> None:
    assert write_out("<p>An ICS of the NHS.</p>", FORMS) == (
        "<p>An integrated care system (ICS) of the National Health Service (NHS).</p>"
    )
