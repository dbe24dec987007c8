"""One project after another kind of change each: what is edited in the project, by the name of the change."""

from changes.repository import Edit

TEA = "findings/shared-tea.yml"
HOUR = "findings/quiet-hour.yml"
CUP = "findings/cold-cup.yml"
SYNTHESIS = "findings/synthesis.yml"
STUDY = "references/studies/night-shift.yml"
LIBRARY = "references/references.bib"
SOURCE = "references/sources/hall2021.txt"

NEW_FINDING = """\
title: Warm hands
statement: Cups warm the hands.
evidence:
  - study: night-shift
    relation: contributes
status: published
added: 2026-03-02
"""
NEW_ENTRY = """\
@article{moss2023,
  author = {Moss, Cy},
  title = {Cups},
  journal = {Journal of Night Work},
  year = {2023}
}
"""
QUOTE = """\
  - id: four
    text: Nurses drink tea at four
    source: hall2021
    locator: Results, Tea
    voice: author
"""
KETTLE = """\
  - id: kettle
    text: The kettle tells us who is awake
    source: reed2022
    locator: p. 4
    voice: participant
    speaker:
      role: watchman
    permission:
      basis: published-in-source
"""

HOSTILE = (
    "::error file=x::<script>alert(1)</script> ##[error]no | GH-12 www.a.example ~~x~~ **news** "
    r"[a](javascript:b) \\[sooner\\]."
)

HISTORY = """\
history:
  - date: 2026-03-01
    change: The second study was added.
    by: Ada Hall
"""

CASES: dict[str, tuple[Edit, ...]] = {
    "nothing": (),
    "finding-added": (
        ("findings/warm-hands.yml", "", NEW_FINDING),
        (SYNTHESIS, "quiet-hour]", "quiet-hour, warm-hands]"),
    ),
    "draft-added": (("findings/warm-hands.yml", "", NEW_FINDING.replace("published", "draft")),),
    "finding-withdrawn": ((HOUR, "status: published", "status: withdrawn"),),
    "finding-superseded": ((HOUR, "status: published", "status: superseded\nsuperseded_by: shared-tea"),),
    "finding-published": ((CUP, "status: draft", "status: published"),),
    "finding-unpublished": ((HOUR, "status: published", "status: in-review"),),
    "draft-in-review": ((CUP, "status: draft", "status: in-review"),),
    "draft-changed": ((CUP, "called away.", "sent away."),),
    "statement-changed": (
        (
            TEA,
            "\nstatement: Crews that share tea pass on news sooner.",
            "\nstatement: Crews that share tea may pass on news sooner.",
        ),
    ),
    "statement-wrapped-otherwise": (
        (HOUR, "statement: Before dawn nobody speaks.", "statement: >-\n  Before dawn\n  nobody speaks."),
    ),
    "outcome-reported": ((TEA, "outcome_status: stated-as-purpose", "outcome_status: reported"),),
    "field-added-and-removed": (
        (TEA, "activity: Sharing tea\n", ""),
        (HOUR, "\nevidence", "\nsummary: It is quiet before dawn.\nevidence"),
    ),
    "evidence-added": ((HOUR, "evidence:\n", "evidence:\n  - study: night-shift\n    relation: contributes\n"),),
    "evidence-removed": ((TEA, "  - study: harbour-watch\n    relation: qualifies\n    note: In winter only.\n", ""),),
    "evidence-contradicts": ((TEA, "relation: qualifies", "relation: contradicts"),),
    "confidence-lowered": (
        (TEA, "confidence: moderate", "confidence: low"),
        (TEA, "explanation: Two studies agree in the main.", "explanation: Two studies hardly agree."),
        (
            TEA,
            "adequacy: {concern: minor, explanation: Two studies.}",
            "adequacy: {concern: serious, explanation: Two thin studies.}",
        ),
    ),
    "confidence-raised": (
        (TEA, "confidence: moderate", "confidence: high"),
        (TEA, "coherence: {concern: no-or-very-minor}", "coherence: {concern: minor, explanation: They differ.}"),
    ),
    "quote-added": ((TEA, "prompts:\n", f"{QUOTE}prompts:\n"),),
    "quote-removed": ((TEA, KETTLE, ""),),
    "quote-replaced": (
        (TEA, "text: The kettle tells us who is awake", "text: Nobody is awake but the watchman himself"),
    ),
    "quote-words-changed": (
        (TEA, "text: The kettle tells us who is awake", "text: The kettle tells us who was awake"),
    ),
    "quote-locator-changed": ((TEA, "locator: p. 4", "locator: p. 5"),),
    "quote-source-changed": ((TEA, "source: reed2022\n    locator: p. 4", "source: hall2021\n    locator: p. 4"),),
    "quote-put-first": (
        (TEA, "quotes:\n", f"quotes:\n{QUOTE.replace('  - id: four', '  - id: q1')}"),
        (TEA, "  - text: We hear", "  - id: q2\n    text: We hear"),
        (TEA, "based_on: [q1]", "based_on: [q2]"),
        (SYNTHESIS, "shared-tea/q1", "shared-tea/q2"),
    ),
    "permission-removed": (
        (TEA, "      role: watchman\n    permission:\n      basis: published-in-source\n", "      role: watchman\n"),
    ),
    "prompts": (
        (TEA, "text: When do your crews drink tea?", "text: When, if at all, do your crews drink tea?"),
        (TEA, "prompts:\n", "prompts:\n  - audience: managers\n    text: Who owns the kettle?\n"),
    ),
    "limitations": (
        (STUDY, "limitations:\n", "limitations:\n  - text: Nobody was asked twice.\n    noted_by: editors\n"),
        (STUDY, "text: One hospital only.", "text: One small hospital only."),
    ),
    "sample-numbers": (
        (STUDY, "n: 24", "n: 26"),
        (STUDY, "countries: [Norway]", "countries: [Sweden]"),
        (STUDY, "to: 2019", "to: 2020"),
    ),
    "study-left-out": ((SYNTHESIS, "[night-shift, harbour-watch]", "[night-shift]"),),
    "reference-added": ((LIBRARY, "@book{", f"{NEW_ENTRY}@book{{"),),
    "reference-corrected": (
        (LIBRARY, "10.5555/night.2021.1", "10.5555/night.2021.2"),
        (LIBRARY, "author = {Hall, Ada and Reed, Bo}", "author = {Hall, Ada and Moss, Cy}"),
    ),
    "reference-renamed": (
        (LIBRARY, "@book{reed2022", "@book{reed2022a"),
        (TEA, "source: reed2022", "source: reed2022a"),
        (HOUR, "source: reed2022", "source: reed2022a"),
        ("references/studies/harbour-watch.yml", "[reed2022]", "[reed2022a]"),
    ),
    "source-changed": (
        (SOURCE, "We spoke with 24 nurses", "We spoke with 26 nurses"),
        (SOURCE, "Nurses drink tea at four.\n\n", ""),
    ),
    "source-added": (("references/sources/moss2023.txt", "", "# Results\n\nCups warm the hands.\n"),),
    "order-changed": ((SYNTHESIS, "[shared-tea, quiet-hour]", "[quiet-hour, shared-tea]"),),
    "glossary": (
        (
            SYNTHESIS,
            "meaning: The hours for which a crew keeps awake.",
            "meaning: The hours for which a crew stays awake.",
        ),
    ),
    "verification-turned-off": ((SYNTHESIS, "require_verified: true", "require_verified: false"),),
    "settings": (
        (SYNTHESIS, "require_verified: true", "require_verified: true\n  reading_grade: 12\n  citation_style: apa"),
    ),
    "suppression-added": (
        (HOUR, "status: published", "suppress:\n  - code: TXT006\n    reason: It is short.\nstatus: published"),
    ),
    "review-removed": (
        (TEA, "paraphrase_review:\n  by: Bo Reed\n  date: 2026-02-02\n  against: the full reports\n", ""),
    ),
    "authors-have-checked": ((SYNTHESIS, "author_check: not-recorded", "author_check: confirmed"),),
    "synthesis-words": (
        (SYNTHESIS, "short_answer: It brings crews together.", "short_answer: It may bring crews together."),
        (SYNTHESIS, "  - That tea is needed.\n", "  - That tea is needed.\n  - That coffee is worse.\n"),
    ),
    "keeping": (
        (
            TEA,
            "added: 2026-02-01",
            f"added: 2026-02-01\nupdated: 2026-03-01\n{HISTORY}",
        ),
    ),
    "hostile": (
        (TEA, "title: Shared tea", r'title: "**Shared** </h4> `tea` @ada #1 ![x](http://a.example/x.png)"'),
        (
            TEA,
            "\nstatement: Crews that share tea pass on news sooner.",
            f'\nstatement: "{HOSTILE}"',
        ),
        (
            TEA,
            "text: When do your crews drink tea?",
            '"text": "::set-output name=a::b @org/team &lt;b&gt; :+1: \\"quoted\\""',
        ),
        (LIBRARY, "title = {Keeping watch", "title = {<b>Keeping</b> @watch"),
    ),
}
CASES["everything"] = tuple(
    edit
    for name in (
        "suppression-added",
        "finding-withdrawn",
        "confidence-lowered",
        "quote-words-changed",
        "source-changed",
        "settings",
        "sample-numbers",
        "reference-corrected",
        "order-changed",
        "keeping",
        "hostile",
    )
    for edit in CASES[name]
)
