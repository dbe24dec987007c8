"""Words whose permission was withdrawn stand nowhere else, and nothing rests on them."""

from collections.abc import Iterator, Sequence

from evidence_site.diagnostics import Fault
from evidence_site.model import Corpus, RecordKind, RecordRef
from evidence_site.model.withdrawn import pieces, repeated
from evidence_site.rule import Place, Violation, rule
from evidence_site.rules.places import beneath, in_finding, in_study, in_synthesis, items

_QUOTED = (("text",), ("original_text",))
"""The fields of a quote that hold its words."""


@rule("QUO033")
def withdrawn_words_elsewhere(corpus: Corpus) -> Iterator[Violation]:
    """Words that were withdrawn from one quote stand somewhere else in the project.

    Why it matters:
    Whoever took back their words took them back everywhere: in other quotes of them, in our prose, in pages written by
    hand. Readers would still find them, and with them who spoke.

    Example:
    # findings/local-trust.yml
    quotes:
      - text: Night staff came to trust colleagues who stayed after a hard shift.
        source: okafor2021
        locator: Abstract, Results
        voice: author
        supports: [statement, activity, outcome, contexts]
      - text: We never eat alone on nights
        source: lind2019
        locator: Interview 4
        voice: participant
        permission:
          basis: participant-consent
          withdrawn: 2026-02-01
    # findings/shared-time.yml
    summary: On nights, as one said, we never eat alone on nights.

    Use instead:
    # findings/local-trust.yml
    quotes:
      - text: Night staff came to trust colleagues who stayed after a hard shift.
        source: okafor2021
        locator: Abstract, Results
        voice: author
        supports: [statement, activity, outcome, contexts]
      - text: We never eat alone on nights
        source: lind2019
        locator: Interview 4
        voice: participant
        permission:
          basis: participant-consent
          withdrawn: 2026-02-01
    # findings/shared-time.yml
    summary: Nobody eats alone at night.
    """
    if not corpus.withdrawn:
        return
    places = [(Place(ref, each.path), each.text) for ref, texts in corpus.texts.items() for each in texts]
    places += [(Place(RecordRef(RecordKind.PAGE, page.path)), page.text) for page in corpus.pages]
    for place, text in places:
        is_quote = place.path[:1] == ("quotes",) and place.path[2:] in _QUOTED
        whole = pieces(text) & corpus.withdrawn.keys() if is_quote else ()
        piece = repeated(text, corpus.withdrawn) or min(whole, default="")
        if piece:
            yield Violation(place._replace(on_key=True), _repeats(corpus, place, corpus.withdrawn[piece]))


def _repeats(corpus: Corpus, place: Place, ref: str) -> Fault:
    """Return the fault of a place that repeats withdrawn words. It names the field and the quote, never the words."""
    record, _, quote = ref.rpartition("/")
    folder = "references/studies" if record in corpus.study else "findings"
    # What authors chose themselves, such as the name of a database, could be the words.
    field = next((each for each in reversed(place.path) if isinstance(each, str) and each.isidentifier()), "")
    here = f"`{field}`" if field else "this page"
    if place.path[:1] == ("quotes",) and field in {"text", "original_text"}:
        cure = "withdraw this quote too, or delete it"
    else:
        cure = f"reword {here} without them"
    return Fault(f"{here} repeats words of the quote `{quote}` of {folder}/{record}.yml, which were withdrawn", cure)


@rule("QUO034")
def rests_on_withdrawn_words(corpus: Corpus) -> Iterator[Violation]:
    """A point, a question or a study's part in a finding rests on quotes that were all withdrawn.

    Why it matters:
    Words that were withdrawn support nothing any more. Readers who follow the link would find nothing to bear out
    what is said.

    Example:
    # findings/shared-time.yml
    quotes:
      - text: Teams that shared their breaks passed on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author
        supports: [statement]
      - id: alone
        text: We never eat alone on nights
        source: okafor2021
        locator: Results, Breaks
        voice: participant
        permission:
          basis: participant-consent
          withdrawn: 2026-02-01
    evidence:
      - study: night-shift
        relation: contributes
        quotes: [alone]

    Use instead:
    # findings/shared-time.yml
    quotes:
      - text: Teams that shared their breaks passed on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author
        supports: [statement]
    evidence:
      - study: night-shift
        relation: contributes
        quotes: [q1]
    """
    if not any(each.quote.is_withdrawn for each in corpus.quotes):
        return
    for place, names in _lists_of_quotes(corpus):
        refs = (each if "/" in each else f"{place.record.id}/{each}" for each in names)
        quotes = [corpus.quote.get(each) for each in refs]
        if quotes and all(each and each.quote.is_withdrawn for each in quotes):
            fault = Fault(
                f"`{place.path[-1]}` names only quotes whose words were withdrawn",
                "name a quote that stands, or delete what rests on them",
            )
            yield Violation(place, fault)


def _lists_of_quotes(corpus: Corpus) -> Iterator[tuple[Place, Sequence[str]]]:
    """Yield every list of quotes that something rests on."""
    for finding in corpus.findings:
        for place, evidence in items(in_finding(finding.id, "evidence"), finding.evidence):
            yield beneath(place, "quotes"), evidence.quotes
        for place, prompt in items(in_finding(finding.id, "prompts"), finding.prompts):
            yield beneath(place, "based_on"), prompt.based_on
    points = [
        point
        for study in corpus.studies
        for name in ("results", "conclusions")
        for point in items(in_study(study.id, name), getattr(study, name))
    ]
    if corpus.synthesis:
        points += items(in_synthesis("says"), corpus.synthesis.says)
        for place, prompt in items(in_synthesis("prompts"), corpus.synthesis.prompts):
            yield beneath(place, "based_on"), prompt.based_on
    yield from ((beneath(place, "based_on"), point.based_on) for place, point in points)


RULES = (withdrawn_words_elsewhere, rests_on_withdrawn_words)
