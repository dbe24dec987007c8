"""Details that tell who a person is, and words that only look like them."""

from dataclasses import replace

import pytest

from evidence_site.model import Study
from evidence_site.rule import Rule
from evidence_site.rules.privacy import contact_details, named_person, unique_role
from rules.nights import STUDY, corpus, quoted

SPOKEN = {"voice": "participant", "speaker": {"role": "porter"}}


def found(rule: Rule[..., object], **fields: object) -> list[str]:
    violations = list(rule(corpus(quoted(**fields))))  # type: ignore[call-overload]
    text = str(fields.get("text", ""))
    return [text[slice(*each.place.span)] for each in violations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("write to ann.marsh+x@ward.example.org today", ["ann.marsh+x@ward.example.org"]),
        ("ring 020 7946 0018", ["020 7946 0018"]),
        ("ring (0117) 496 0123 now", ["(0117) 496 0123"]),
        ("ring 07700900123", ["07700900123"]),
        ("ring +44 20 7946 0018.", ["+44 20 7946 0018"]),
        ("ring +44 (0)20 7946 0018", ["+44 (0)20 7946 0018"]),
        ("ring 555-010-1234", ["555-010-1234"]),
        ("ring 555.010.1234", ["555.010.1234"]),
        ("in 2018-2019 and 2020", []),
        ("on 01-02-2019", []),
        ("ward 0800 1111", []),
        ("of 1000000000 cells", []),
        ("doi 10.1136/leader-2022-000709", []),
        ("ISBN 0-306-40615-2", []),
        ("0.123456789 of it", []),
        ("see me @ noon", []),
    ],
)
def test_contact_details_are_told_from_other_numbers(text: str, expected: list[str]) -> None:
    assert found(contact_details, text=text) == expected


def test_contact_details_are_looked_for_wherever_a_quote_may_hold_them() -> None:
    mail = "a@example.org"
    fields = SPOKEN | {"note": mail, "locator": mail, "original_text": mail}
    speaker = {"id": mail, "role": mail, "attributes": {"place": mail}}
    paths = [each.place.path[2:] for each in contact_details(corpus(quoted(**(fields | {"speaker": speaker}))))]
    assert paths == [
        ("locator",),
        ("speaker", "id"),
        ("speaker", "role"),
        ("speaker", "attributes", "place"),
        ("original_text",),
        ("note",),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I ate with Dr Marsh then", ["Dr Marsh"]),
        ("I ate with Mrs. O\u2019Hara-Lind.", ["Mrs. O\u2019Hara-Lind"]),
        ("Professor A. B. \u00d8rsted said", ["Professor A. B. \u00d8rsted"]),
        ("Mr Lind and Ms Okafor", ["Mr Lind", "Ms Okafor"]),
        ("Dr X said", []),
        ("Dr [name] said", []),
        ("the doctor said", []),
        ("Dr who said", []),
        ("I miss Monday", []),
        ("Mrsa Ward", []),
    ],
)
def test_names_after_a_title_are_told_from_what_hides_them(text: str, expected: list[str]) -> None:
    assert found(named_person, text=text, **SPOKEN) == expected


@pytest.mark.parametrize(("voice", "told"), [("participant", 1), ("field-note", 1), ("author", 0), ("document", 0)])
def test_authors_may_name_people(voice: str, told: int) -> None:
    assert len(found(named_person, text="with Dr Marsh", voice=voice)) == told


@pytest.mark.parametrize(
    ("role", "told"),
    [
        ("porter", 0),
        ("Night manager", 1),
        ("night managers ", 1),
        ("the chief nurse", 1),
        ("our only midwife", 1),
        ("sole midwife", 1),
        ("member of the board", 0),
        ("theatre nurse", 0),
    ],
)
def test_a_role_that_one_person_has_is_told(role: str, told: int) -> None:
    groups = [{"group": "porters", "n": "6", "unit": "people"}, {"group": "Night managers", "n": "1", "unit": "people"}]
    study = Study.model_validate(STUDY | {"participants": groups})
    read = replace(corpus(quoted(voice="participant", speaker={"role": role})), studies=(study,))
    assert len(list(unique_role(read))) == told


def test_one_focus_group_is_not_one_person() -> None:
    groups = [{"group": "porters", "n": "1", "unit": "focus-groups"}]
    study = Study.model_validate(STUDY | {"participants": groups})
    assert list(unique_role(replace(corpus(quoted(**SPOKEN)), studies=(study,)))) == []
