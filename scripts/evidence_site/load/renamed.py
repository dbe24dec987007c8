"""The names that fields and values had in earlier versions, and what to write in their place now."""

from collections.abc import Mapping

RENAMED: Mapping[str, str] = {
    "intended": "stated-as-purpose",
    "country": "countries",
    "author_checked": "author_check",
    "ethics": "ethics_approval",
    "appraisal": "appraisals",
    "method": "synthesis_method",
    "search": "searches",
    "excluded": "study_decisions",
    "consent": "permission",
    "reference": "private_reference",
    "ethics-waiver": "ethics-approval-without-consent",
}
"""Fields and values of earlier versions that have another name now."""
RENAMED_WITH_VALUE: Mapping[str, Mapping[str, str]] = {
    "author_checked": {"false": "author_check: not-recorded", "true": "author_check: confirmed"},
}
"""Fields of earlier versions whose values have other names now too: the line to write, by the value."""
BECAME_LISTS = frozenset({"country"})
"""Those of them that held one text, and are lists of texts now."""
TAKEN_AWAY: Mapping[str, str] = {
    "publish_sources": "delete it, and write `Publish: yes` and `Licence:` above the first heading of each text in "
    "references/sources that may be published",
}
"""Fields of earlier versions that have no successor, and what to do instead."""
ON_RENAMED: Mapping[str, str] = {
    "ethics": "who approved the study goes into `ethics_approval`, and what participants agreed to into "
    "`participant_consent`",
    "appraisal": "it is a list now, and each item of a tool has an id: describe the tool under `appraisal_tools` in "
    "findings/synthesis.yml, and write `appraisals: [{tool: its-id, by: [Name], items: {item-id: {judgement: ..., "
    "rationale: ...}}}]`",
    "method": "write the method's usual name and what was done: `synthesis_method: {name: Thematic synthesis, "
    "coding: …}`",
    "search": "write an item for each source, as `- source: MEDLINE`, with its `platform`, `date`, `lines` and, for "
    "what was said in words, `notes`",
    "excluded": "give each item its `study` or `ref`, `reason` and `status: excluded`",
}
"""What to do about a field that was renamed, where its new name alone does not say it."""
