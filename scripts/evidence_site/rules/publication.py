"""The synthesis as a published work: where it was registered, and when it came out."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from evidence_site.diagnostics import Fault, Severity
from evidence_site.model import Corpus
from evidence_site.rule import Violation, rule
from evidence_site.rules.places import in_synthesis

REGISTRIES = {
    "prospero": "crd.york.ac.uk",
    "osf": "osf.io",
    "open science framework": "osf.io",
    "inplasy": "inplasy.com",
    "research registry": "researchregistry.com",
    "protocols.io": "protocols.io",
    "zenodo": "zenodo.org",
}
"""The host of each register of reviews that is in common use."""
RESOLVER = "doi.org"


@rule("REF042", Severity.ADVICE)
def registration_elsewhere(corpus: Corpus) -> Iterator[Violation]:
    """The address of the registration leads to another site than that of the register.

    Why it matters:
    Readers follow it to compare what was done with what was planned.

    Example:
    # findings/synthesis.yml
    registration:
      registry: PROSPERO
      id: CRD42026000000
      url: https://www.example.org/our-plan

    Use instead:
    # findings/synthesis.yml
    registration:
      registry: PROSPERO
      id: CRD42026000000
      url: https://www.crd.york.ac.uk/PROSPERO/view/CRD42026000000
    """
    registration = corpus.synthesis.registration if corpus.synthesis else None
    if registration is None or not registration.url:
        return
    host = (urlsplit(registration.url).hostname or "").lower()
    wanted = next((each for name, each in REGISTRIES.items() if registration.registry.casefold() == name), "")
    if wanted and not any(host == each or host.endswith(f".{each}") for each in (wanted, RESOLVER)):
        fault = Fault(
            f"the address leads to `{host}`, and {registration.registry} is at `{wanted}`",
            f"copy the address of the page of `{registration.id}` in the register; the plan itself belongs in "
            "`protocol`",
        )
        yield Violation(in_synthesis("registration", "url"), fault)


@rule("DAT011", Severity.ADVICE)
def published_after_last_reading(corpus: Corpus) -> Iterator[Violation]:
    """The synthesis was published after the day on which it was last read against its sources.

    Why it matters:
    Pages show both days. Readers take it that the published version is the one that was read against the sources.

    Example:
    # findings/synthesis.yml
    published:
      date: 2026-06-01
    reviewed: 2026-05-01

    Use instead:
    # findings/synthesis.yml
    published:
      date: 2026-06-01
    reviewed: 2026-06-01
    """
    synthesis = corpus.synthesis
    if synthesis and synthesis.published and synthesis.published.date > synthesis.reviewed:
        fault = Fault(
            f"it was published on `{synthesis.published.date}`, and last read against its sources before that, on "
            f"`{synthesis.reviewed}`",
            "read it against its sources again and write that day in `reviewed`, or correct the wrong date",
        )
        yield Violation(in_synthesis("published", "date"), fault)


RULES = (registration_elsewhere, published_after_last_reading)
