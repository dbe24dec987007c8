"""What readers can trust, in three lines that are the same wherever they stand: words, copies, and our wording."""

from collections.abc import Collection, Iterator, Sequence

from evidence_site import english, wording
from evidence_site.model import CiteKey, Finding, QuotePlace, Study
from evidence_site.model.source import SourceText, Verdict
from evidence_site.website.site import Site

MATCH = (
    "A match shows that the words were written. "
    "It does not show that the finding is right, typical, or fairly drawn from them."
)
"""What the page that explains the checks says of them, once."""
NOT_REVIEWED = "not yet reviewed by anyone"
NOT_RECORDED = "not recorded"


def trust(site: Site, quotes: Sequence[QuotePlace], findings: Sequence[Finding] | None = None) -> tuple[str, ...]:
    """Return the lines on some quotes, the copies of their sources, and the wording of some findings, or of all."""
    shown = tuple(each for each in quotes if not each.quote.is_withdrawn)
    lines = (*_words(site, shown), *_copies(site, shown), wording_reviewed(site, findings))
    return tuple(f"{about}: {told}" for about, told in lines)


def trust_in_site(site: Site) -> tuple[str, ...]:
    """Return the lines on all that the site shows."""
    return trust(site, site.quotes.shown)


def trust_in_finding(site: Site, finding: Finding) -> tuple[str, ...]:
    """Return the lines on one finding."""
    own = site.quotes.find(finding.id, [each.id for each in finding.quotes if each.id])
    return trust(site, (*own, *site.quotes.illustrating(finding.id)), [finding])


def trust_in_study(site: Site, study: Study) -> tuple[str, ...]:
    """Return the lines on the record of a study. Only on a site of one study are the findings its wording too."""
    own = site.quotes.find(study.id, [each.id for each in study.quotes if each.id])
    return trust(site, own, None if site.synthesis.is_single_study else ())


def wording_reviewed(site: Site, findings: Sequence[Finding] | None = None) -> tuple[str, str]:
    """Return who has reviewed whether the wording of some findings is fair, or of all, after what that is about."""
    about = "Whether our wording is fair"
    those = site.published if findings is None else findings
    if len(those) == 1:
        return about, _reviewed(those[0])
    labels = site.synthesis.labels
    of_all = f"of {wording.counted(len(those), labels.finding, labels.findings)}"
    reviewed = sum(each.paraphrase_review is not None for each in those)
    agreed = sum(bool(each.agreed_by) for each in those)
    told = [f"{said} for {wording.number(n)} {of_all}" for said, n in (("reviewed", reviewed), ("agreed", agreed)) if n]
    return about, "; ".join(told) or NOT_REVIEWED


def _reviewed(finding: Finding) -> str:
    review = finding.paraphrase_review
    told = f"reviewed by {review.by} on {wording.day(review.date)}, against {review.against}" if review else ""
    agreed = f"agreed by {english.listed(finding.agreed_by)}" if finding.agreed_by else ""
    return "; ".join(filter(None, (told, agreed))) or NOT_REVIEWED


def _words(site: Site, quotes: Sequence[QuotePlace]) -> Iterator[tuple[str, str]]:
    """Yield how many quotes were found in our copies, unless there are none."""
    if not quotes:
        return
    about = "Quoted words"
    verdicts = {each.ref: _verdict(site, each) for each in quotes}
    looked_in = {each.quote.source for each in quotes if verdicts[each.ref] is not Verdict.NOT_CHECKED}
    if not looked_in:
        yield about, f"not checked, as we hold no copy of {_sources({each.quote.source for each in quotes})}"
        return
    found = sum(each is Verdict.VERIFIED for each in verdicts.values())
    of_all = f" of {wording.counted(len(quotes), 'quote')} "
    some = "" if found == len(quotes) else (wording.number(found) if found else "none") + of_all
    ours = "our copy" if len(looked_in) == 1 else "our copies"
    where = f"{ours} of {_sources(looked_in)}"
    yield about, f"{some}found by machine in {where}, apart from marked [insertions] and omissions, at each build"


def _verdict(site: Site, place: QuotePlace) -> Verdict:
    verification = site.corpus.verifications.get(place.ref)
    return verification.verdict if verification else Verdict.NOT_CHECKED


def _copies(site: Site, quotes: Sequence[QuotePlace]) -> Iterator[tuple[str, str]]:
    """Yield when our copies were last compared with the published texts. Of a private one, nothing is told."""
    held = _held(site, quotes)
    if not held:
        return
    many = len(held) > 1
    about = f"Our {'copies' if many else 'copy'} last compared with the published text{'s' if many else ''}"
    known = [each.compared for each in held if each.compared and not each.private]
    if not known:
        yield about, NOT_RECORDED
        return
    last = max(known, key=lambda each: each.on)
    when = f"{wording.day(last.on)}, by {last.by}"
    is_of_all = len(known) == len(held) and len(set(known)) == 1
    yield about, when if is_of_all else f"{when}; recorded for {wording.number(len(known))} of {len(held)} texts"


def _held(site: Site, quotes: Sequence[QuotePlace]) -> tuple[SourceText, ...]:
    """Return the sources of some quotes of which we hold a copy."""
    keys = dict.fromkeys(each.quote.source for each in quotes)
    return tuple(site.corpus.sources[each] for each in keys if each in site.corpus.sources)


def _sources(keys: Collection[CiteKey]) -> str:
    return "the source" if len(keys) == 1 else "the sources"
