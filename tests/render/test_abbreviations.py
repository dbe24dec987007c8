"""Abbreviations are written out where a page first has them, in our own prose alone; in names they are marked up."""

import pytest

from evidence_site.render.abbreviations import write_out

FORMS = {"NHS": "National Health Service", "ICS": "Integrated care system", "R&D": "Research and development"}
NHS = '<abbr title="National Health Service">NHS</abbr>'


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
            f'<h2 id="NHS">{NHS}</h2><a>{NHS}</a><p class="entry copy">NHS</p><p>National Health Service (NHS)</p>',
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


STATEMENT = "The NHS shared phones for mHealth."
TITLE = "Nurses and mHealths"
MHEALTH = '<abbr title="Mobile health">mHealth</abbr>'
WRITTEN = {
    f"<p>{STATEMENT}</p>": f"<p>The {NHS} shared phones for {MHEALTH}.</p>",
    f"<p>{STATEMENT} In mHealth.</p>": f"<p>The {NHS} shared phones for {MHEALTH}. In mobile health (mHealth).</p>",
    f"<p>A Team. {TITLE}.</p>": f"<p>A Team. Nurses and {MHEALTH}s.</p>",
    "<p>It is of nurses  and\nmHealths.</p>": f"<p>It is of nurses  and\n{MHEALTH}s.</p>",
    "<dd>mHealth</dd><p>of mHealth</p>": f"<dd>{MHEALTH}</dd><p>of mobile health (mHealth)</p>",
    "<p>“Nurses and mHealths” in an NHS.</p>": "<p>“Nurses and mHealths” in an National Health Service (NHS).</p>",
    "<h3><a>The <b>NHS</b></a></h3>": f"<h3><a>The <b>{NHS}</b></a></h3>",
    "<a><span>x</span> <q>NHS</q> NHS</a>": f"<a><span>x</span> <q>NHS</q> {NHS}</a>",
    "<ul><li><a>x</a> NHS</li></ul>": "<ul><li><a>x</a> National Health Service (NHS)</li></ul>",
    "<h2>NHS England</h2>": '<h2><abbr title="The whole">NHS England</abbr></h2>',
    "<a>National Health Service (NHS)</a>": "<a>National Health Service (NHS)</a>",
    "<option>NHS</option><svg><text>NHS</text></svg>": "<option>NHS</option><svg><text>NHS</text></svg>",
}


@pytest.mark.parametrize("body", WRITTEN)
def test_statements_titles_and_names_keep_their_letters(body: str) -> None:
    forms = {"NHS": FORMS["NHS"], "mHealth": "Mobile health", "NHS England": "The whole"}
    assert write_out(body, forms, {STATEMENT, TITLE, "mHealth", "Nothing"}) == WRITTEN[body]
