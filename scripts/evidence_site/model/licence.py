"""What a licence lets others do, as far as its name and address say so: one reading, wherever it matters."""

import re

_OPEN = re.compile(
    r"\bCC[ -]?(?:BY|0)\b|\bCREATIVE COMMONS\b|CREATIVECOMMONS\.ORG/|OPENDATACOMMONS\.ORG/|\bO(?:DBL|DC-BY)\b|\bPDDL\b",
    re.IGNORECASE,
)
_NO_CHANGES = re.compile(r"\bND\b|\bNO[ -]?DERIV", re.IGNORECASE)


def lets_others_share(licence: str) -> bool:
    """Whether anyone may pass a work on under a licence, given by its name, address, or both.

    These are the licences of Creative Commons (https://creativecommons.org/licenses) and Open Data Commons
    (https://opendatacommons.org/licenses). Some allow no changes, or no sale.
    """
    return bool(_OPEN.search(licence))


def lets_others_adapt(licence: str) -> bool:
    """Whether anyone may change a work and pass it on under a licence, given by its name, address, or both."""
    return lets_others_share(licence) and not _NO_CHANGES.search(licence)
