"""Which characters that nobody sees may stand in records and in sources, because spelling or print needs them."""

import unicodedata

import pytest

from evidence_site.load.text import INVISIBLE, INVISIBLE_IN_SOURCE

NON_JOINER, JOINER = "\u200c", "\u200d"
MARK_TO_RIGHT, MARK_TO_LEFT = "\u200e", "\u200f"
SOFT_HYPHEN, FORM_FEED = "\xad", "\x0c"

SPELLING = {
    "Persian": f"\u0646\u0645\u06cc{NON_JOINER}\u062f\u0627\u0646\u0645",
    "Persian, after a vowel sign": f"\u0646\u0645\u06cc\u0650{NON_JOINER}\u062f",
    "Devanagari, after a virama": f"\u0930\u094d{JOINER}\u092f",
    "Bengali": f"\u0989\u09a6\u09cd{NON_JOINER}\u09ad",
    "Malayalam": f"\u0d28\u0d4d{JOINER}\u0d31",
    "Sinhala": f"\u0dc1\u0dca{JOINER}\u0dbb",
    "Syriac": f"\u0710{NON_JOINER}\u0712",
    "an emoji of a job": f"\U0001f9d1{JOINER}\U0001f33e",
    "an emoji with a colour of skin": f"\U0001f469\U0001f3fd{JOINER}\U0001f52c",
    "an emoji with a variation selector": f"\u2764\ufe0f{JOINER}\U0001f525",
}
MISUSE = {
    "between Latin letters": f"lo{NON_JOINER}cal",
    "joining Latin letters": f"lo{JOINER}cal",
    "between Cyrillic letters": f"\u0434{NON_JOINER}\u0430",
    "between Hebrew letters": f"\u05d0{JOINER}\u05d1",
    "between Han": f"\u4e34{NON_JOINER}\u5e8a",
    "between digits": f"1{JOINER}2",
    "at the beginning of a word": f"{NON_JOINER}\u062f\u0627",
    "at the end of a word": f"\u062f\u0627{NON_JOINER} ",
    "twice in a row": f"\u0646\u0645\u06cc{NON_JOINER}{NON_JOINER}\u062f",
    "beside a Latin letter": f"\u0646{NON_JOINER}a",
    "after an emoji alone": f"\U0001f9d1{JOINER}",
    "between an emoji and a letter": f"\U0001f9d1{JOINER}a",
    "no joiner at all": "lo\u200bcal",
}
PRINT = {
    "the end of a page": f"so it was.{FORM_FEED}Page 2",
    "a soft hyphen": f"hand{SOFT_HYPHEN}over",
    "a mark after a Hebrew word": f"\u05d0\u05d1{MARK_TO_LEFT} 12",
    "a mark after an Arabic full stop": f"\u062f\u0627.{MARK_TO_RIGHT} ",
    "a mark before an Arabic word": f" {MARK_TO_LEFT}\u062f\u0627",
}
NEVER = {
    "a mark between Latin letters": f"lo{MARK_TO_LEFT}cal",
    "a mark among digits": f"12{MARK_TO_RIGHT} 13",
    "an override of direction": "\u202e\u05d0\u05d1",
    "an isolate": "\u2067\u05d0\u05d1\u2069",
    "the end of a record": "a\x1eb",
    "a vertical tab": "a\x0bb",
    "a byte order mark": "a\ufeffb",
    "a blank letter": "a\u3164b",
    "what is no character": "a\ufdd0b",
}


@pytest.mark.parametrize("text", SPELLING.values(), ids=SPELLING)
def test_a_joiner_may_stand_where_spelling_needs_it(text: str) -> None:
    assert INVISIBLE.search(text) is None
    assert INVISIBLE_IN_SOURCE.search(text) is None


@pytest.mark.parametrize("text", MISUSE.values(), ids=MISUSE)
def test_a_joiner_may_stand_nowhere_else(text: str) -> None:
    assert INVISIBLE.search(text) is not None
    assert INVISIBLE_IN_SOURCE.search(text) is not None


@pytest.mark.parametrize("text", PRINT.values(), ids=PRINT)
def test_what_print_puts_into_a_text_may_stand_in_a_source_and_in_no_record(text: str) -> None:
    assert INVISIBLE_IN_SOURCE.search(text) is None
    assert INVISIBLE.search(text) is not None


@pytest.mark.parametrize("text", NEVER.values(), ids=NEVER)
def test_other_characters_that_nobody_sees_may_stand_nowhere(text: str) -> None:
    assert INVISIBLE.search(text) is not None
    assert INVISIBLE_IN_SOURCE.search(text) is not None


def test_every_control_and_formatting_character_is_refused_between_latin_letters() -> None:
    shown = set("\t\n\r")
    for code in range(0x3000):
        character = chr(code)
        if unicodedata.category(character) in {"Cc", "Cf"} and character not in shown:
            # Signs of Arabic script that are seen, although Unicode calls them formatting.
            is_seen = "\u0600" <= character <= "\u0605" or character in "\u06dd\u070f\u0890\u0891\u08e2"
            assert bool(INVISIBLE.search(f"a{character}b")) is not is_seen, f"U+{code:04X}"
