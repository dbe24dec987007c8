import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_site.load.bibliography.latex import UnreadLatexError, to_rich_text, to_text


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('M{\\"u}ller na\\"ive \\"{o} {\\"O}', "Müller naïve ö Ö"),
        (
            "\\'{e}tude {\\'E} \\`a \\^o \\~{n} \\v{s} \\c{c} \\H{o} \\k{a} \\r{a} \\u{g} \\=a \\.z",
            "étude É à ô ñ š ç ő ą å ğ ā ż",
        ),
        ("\\'{\\i} {\\\"\\i}", "í ï"),
        ("{\\O}rsted \\ss{} \\ae\\ \\aa{} \\L{}\\'od\\'z \\oe", "Ørsted ß æ å Łódź œ"),
        ("{DNA} repair \\& {E. coli}", "DNA repair & E. coli"),
        ("A & B, 5% of #1, x_y^z", "A & B, 5% of #1, x_y^z"),
        ("50\\% \\$5 \\#1 a\\_b \\{x\\}", "50% $5 #1 a_b {x}"),
        ("``power'' and `politics' in O'Brien's", "“power” and ‘politics’ in O'Brien's"),  # noqa: RUF001
        ("a--b---c a~b a\\,b", "a–b—c a b a b"),  # noqa: RUF001
        ("\\emph{in vivo} \\textbf{{x}} \\textsc{nhs}", "in vivo x nhs"),
        ("{\\em a} b, \\enquote{c}, \\noopsort{1973a}1973", "a b, “c”, 1973"),
        ("$n=3$, $p<0.05$, costs $5 and $6", "n=3, p<0.05, costs $5 and $6"),
        ("\\^{} \\~{} '{}' a{-}{-}b \\url{x--y~z}", "^ ~ '' a--b x--y~z"),
        ("\\href{https://x.org/a_b}{here} \\textbraceleft{}", "here {"),
        ("CO$_2$, CO\\textsubscript{2}, $x^{2}$, $\\alpha$", "CO2, CO2, x2, α"),  # noqa: RUF001
        ("costs $5", "costs $5"),
        ("\\textendash{} \\ldots{} \\textquoteright", "– … ’"),  # noqa: RUF001
        ("\\url{https://x.org/a_b}", "https://x.org/a_b"),
        ("  two\n  lines ", "two lines"),
        ("hy\\-phen", "hyphen"),
        ("\\S\\,3 \\pounds 5 a\\quad b \\aleph", "§ 3 £5 a b ℵ"),
        ("a\\textasciitilde{}b {\\textasciitilde}c \\emph{\\textasciitilde{}d} \\textasciitilde e", "a~b ~c ~d ~e"),
        ("Tun\u00e7alp, e\u0301", "Tunçalp, é"),
    ],
)
def test_latex_is_read_as_plain_text(written: str, text: str) -> None:
    assert to_text(written) == text


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("\\emph{in vivo} \\textit{a \\textbf{b}}", "<i>in vivo</i> <i>a <b>b</b></i>"),
        ("{\\it a} {b \\bf c}", "<i>a</i> <b>b c</b>"),
        (
            "CO$_2$ CO\\textsubscript{2} $x^{2}$ 1\\textsuperscript{st}",
            "CO<sub>2</sub> CO<sub>2</sub> x<sup>2</sup> 1<sup>st</sup>",
        ),
        ("\\textsc{nhs} \\emph{} {NHS}", "nhs NHS"),
        ("<i>a</i> < b \\& c", "<i>a</i> < b & c"),
    ],
)
def test_how_words_look_is_kept_in_rich_text(written: str, text: str) -> None:
    assert to_rich_text(written) == text


@pytest.mark.parametrize(
    "written",
    [
        "\\today",
        "a\\",
        "$a{b$",
        "\\foo{x}",
        "\\cite{x}",
        "\\ref{x}",
        "\\begin{x}",
        "\\frac{1}{2}",
        "{x",
        "x}",
        "}{",
        "a{b}}{c",
    ],
)
def test_what_cannot_be_read_is_refused(written: str) -> None:
    with pytest.raises(UnreadLatexError):
        to_text(written)


@given(st.text(st.sampled_from(list("\\{}$%&#_^~`'\"-ab c.=|()[]<é@*!;:")), max_size=60))
def test_any_text_is_read_or_refused(written: str) -> None:
    try:
        text = to_text(written)
    except UnreadLatexError:
        return
    assert text == " ".join(text.split())
