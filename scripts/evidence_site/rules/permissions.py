"""What a quote's permission covers: the site is on the open web, and may be under an open licence."""

from collections.abc import Iterator

from evidence_site.diagnostics import Fault, Severity
from evidence_site.model import Corpus
from evidence_site.model.licence import lets_others_share
from evidence_site.model.permission import PermissionScope
from evidence_site.rule import Violation, rule
from evidence_site.rules.places import PUT_ASIDE, in_quote, is_kept_from_the_web, standing


@rule("QUO030")
def not_for_the_web(corpus: Corpus) -> Iterator[Violation]:
    """Words that no source has published may be shown, but not on the web.

    Why it matters:
    Someone who agrees to be quoted in a report has not agreed to be read, and found by search engines, all over the
    world. The site is on the open web, whoever reads it.

    Example:
    # findings/shared-time.yml
    quotes:
      - text: I eat when I can
        source: lind2019
        locator: Interview 4
        voice: participant
        speaker:
          role: nurse
        permission:
          basis: participant-consent
          scope: [research-report]

    Use instead:
    # findings/shared-time.yml
    quotes:
      - text: I eat when I can
        source: lind2019
        locator: Interview 4
        voice: participant
        speaker:
          role: nurse
        permission:
          basis: participant-consent
          scope: [research-report, open-web]
    """
    for place in standing(corpus):
        if is_kept_from_the_web(corpus, place):
            fault = Fault(
                "the permission does not cover the web, where this site is",
                "ask for permission and add `open-web` to `scope`, or delete the quote",
            )
            yield Violation(in_quote(place, "permission", "scope"), fault)


@rule("QUO031", Severity.ADVICE)
def not_for_reuse(corpus: Corpus) -> Iterator[Violation]:
    """The site is under an open licence, and the permission for some words does not cover one.

    Why it matters:
    An open licence lets anyone copy what stands on the site, for any use. It cannot give away what the speaker has
    not given. Say in the licence's `covers` that these words are left out, or ask.

    Example:
    # findings/synthesis.yml
    licence:
      name: CC BY 4.0
      url: https://creativecommons.org/licenses/by/4.0/
    # findings/shared-time.yml
    quotes:
      - text: I eat when I can
        source: lind2019
        locator: Interview 4
        voice: participant
        speaker:
          role: nurse
        permission:
          basis: participant-consent
          scope: [open-web]

    Use instead:
    # findings/synthesis.yml
    licence:
      name: CC BY 4.0
      url: https://creativecommons.org/licenses/by/4.0/
    # findings/shared-time.yml
    quotes:
      - text: I eat when I can
        source: lind2019
        locator: Interview 4
        voice: participant
        speaker:
          role: nurse
        permission:
          basis: participant-consent
          scope: [open-web, open-licence]
    """
    licence = corpus.synthesis and corpus.synthesis.licence
    if not (licence and lets_others_share(licence.stated)):
        return
    for place in standing(corpus):
        scope = place.quote.permission.scope if place.quote.permission else ()
        if scope and PermissionScope.OPEN_LICENCE not in scope and not is_kept_from_the_web(corpus, place):
            fault = Fault(
                "the site is under an open licence, which the permission for these words does not cover",
                "ask for permission and add `open-licence` to `scope`; if readers are told that the licence does not "
                f"cover these words, {PUT_ASIDE}",
            )
            yield Violation(in_quote(place, "permission", "scope"), fault)


@rule("QUO032", Severity.ADVICE)
def check_by_nobody(corpus: Corpus) -> Iterator[Violation]:
    """A permission was checked on a day, but nothing says by whom.

    Why it matters:
    Whoever asks how the words came to be shown needs somebody to turn to.

    Example:
    # findings/shared-time.yml
    quotes:
      - text: I eat when I can
        source: lind2019
        locator: Interview 4
        voice: participant
        speaker:
          role: nurse
        permission:
          basis: participant-consent
          checked_on: 2026-02-01

    Use instead:
    # findings/shared-time.yml
    quotes:
      - text: I eat when I can
        source: lind2019
        locator: Interview 4
        voice: participant
        speaker:
          role: nurse
        permission:
          basis: participant-consent
          checked_by: A. Editor
          checked_on: 2026-02-01
    """
    for place in standing(corpus):
        permission = place.quote.permission
        if permission and permission.checked_on and not permission.checked_by:
            fault = Fault("nothing says who checked the permission", "add `checked_by` with the person's name")
            yield Violation(in_quote(place, "permission", "checked_on"), fault)


RULES = (not_for_the_web, not_for_reuse, check_by_nobody)
