"""The text of a page has one line for each block, and what stands around the pages is kept once."""

from pathlib import Path

from frozen.compare import difference
from frozen.page_text import blocks, write_texts

PAGE = """<html><head><title>Night &amp; day</title><style>a {}</style></head><body><nav>Home <b>About</b></nav>
<main><h1>Night  <em>shifts</em></h1><script>1</script><p>They ate,<br>they <abbr>met</abbr>.</p>
<ul><li>One</li><li>Two <img src="a.svg" alt="A lamp"></li></ul>Loose</main></body></html>"""


def test_a_page_is_its_title_and_a_line_for_each_block_of_its_main_part() -> None:
    assert blocks(PAGE) == (
        ["Night & day", "Night shifts", "They ate,", "they met.", "One", "Two [A lamp]", "Loose"],
        ["Home About"],
    )


def test_each_page_is_a_file_and_what_is_left_out_keeps_its_overview(tmp_path: Path) -> None:
    site, out = tmp_path / "site", tmp_path / "out"
    for name in ("index.html", "404.html", "quotes/index.html", "faults/index.html", "faults/ref001/index.html"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(PAGE, "utf-8")
    write_texts(site, out, ["faults"])
    written = sorted(path.relative_to(out).as_posix() for path in out.rglob("*.txt"))
    assert written == ["404.txt", "around.txt", "faults.txt", "home.txt", "quotes.txt"]
    assert (out / "around.txt").read_text("utf-8") == "Home About\n"


def test_what_changed_is_shown_and_a_page_that_is_new_or_gone_is_named() -> None:
    assert "".join(difference("a.txt", ["One\n", "Two\n"], ["One\n", "2\n"])).endswith("-Two\n+2\n")
    assert list(difference("a.txt", ["One\n"], ["One\n"])) == []
    assert list(difference("a.txt", [], ["One\n"])) == ["--- a.txt is new\n"]
    assert list(difference("a.txt", ["One\n"], [])) == ["--- a.txt is gone\n"]
