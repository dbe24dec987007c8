"""Editions, as BibTeX (`Second`), Mendeley and EndNote (`2nd`) and publishers (`2nd ed.`) write them."""

import re

_ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = ("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth")
_TENS = {"twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50}
_TENS_BEFORE = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_WORDS = {
    **{word: number for number, word in enumerate((*_ONES, *_TEENS, "eighteenth", "nineteenth"), 1)},
    **_TENS,
    **{f"{ten}-{one}": number + place for ten, number in _TENS_BEFORE.items() for place, one in enumerate(_ONES, 1)},
}
_EDITION = re.compile(
    r"(?P<number>\d{1,3})(?:\s?(?:st|nd|rd|th|d|\.|e|è?me|ª|º|°))?|(?P<word>[a-z]+(?:[ -][a-z]+)?)", re.ASCII
)
_CALLED = re.compile(r"(?<!\s)\s*+\b(?:edn?|editions?|edición|edizione|édn?|édition|aufl|auflage)\.?$")


def read_edition(text: str) -> str:
    """Return an edition as digits if it is a number in any form, as CSL and biblatex want it; else unchanged."""
    written = text.strip().strip("[]()").lower()
    found = _EDITION.fullmatch(_CALLED.sub("", written).strip())
    if not found:
        return text
    if found["number"]:
        return found["number"].lstrip("0") or text
    number = _WORDS.get(found["word"].replace(" ", "-"))
    return str(number) if number else text
