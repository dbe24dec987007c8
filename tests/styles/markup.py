"""A formatted entry with nothing but its words and the marks that a style asks for."""

from html import escape
from html.parser import HTMLParser

MARKS = {"i": "i", "em": "i", "b": "b", "strong": "b", "sub": "sub", "sup": "sup"}


def plain(html: str) -> str:
    """Give HTML with italics, bold, subscripts and superscripts alone, and single spaces."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    text = " ".join("".join(reader.parts).split())
    return text.replace("</i><i>", "").replace("<i></i>", "")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # citeproc-js and pandoc write an upright word in italics as a span of this style.
        upright = any(name == "style" and "font-style:normal" in (value or "") for name, value in attrs)
        mark = "/i" if upright else MARKS.get(tag, "")
        if tag not in {"br", "img"}:
            self._open.append(mark)
            self.parts.append({"": "", "/i": "</i>"}.get(mark, f"<{mark}>"))

    def handle_endtag(self, _tag: str) -> None:
        mark = self._open.pop()
        self.parts.append({"": "", "/i": "<i>"}.get(mark, f"</{mark}>"))

    def handle_data(self, data: str) -> None:
        self.parts.append(escape(data, quote=False).replace("\xa0", " "))
