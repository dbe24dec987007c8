"""What a licence lets others do."""

import pytest

from evidence_site.model.licence import lets_others_adapt, lets_others_share


@pytest.mark.parametrize(
    ("licence", "share", "adapt"),
    [
        ("CC BY 4.0", True, True),
        ("CC-BY-SA", True, True),
        ("CC0", True, True),
        ("Creative Commons Attribution", True, True),
        ("Public licence https://creativecommons.org/publicdomain/zero/1.0/", True, True),
        ("ODbL", True, True),
        ("CC BY-NC-ND 4.0", True, False),
        ("Licence https://creativecommons.org/licenses/by-nd/4.0/", True, False),
        ("Creative Commons Attribution-NoDerivatives", True, False),
        ("All rights reserved", False, False),
        ("The ACC byline licence", False, False),
        ("", False, False),
    ],
)
def test_a_licence_is_known_by_its_name_or_its_address(licence: str, *, share: bool, adapt: bool) -> None:
    assert (lets_others_share(licence), lets_others_adapt(licence)) == (share, adapt)
