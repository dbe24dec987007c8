"""One change: what it is about, what happened to it, and how much it weighs."""

from dataclasses import dataclass, replace
from datetime import date

from evidence_site.model import CiteKey, RecordRef
from evidence_site.model.fields import Choice


class Weight(Choice):
    """How much a change weighs, heaviest first, with the heading over such changes."""

    FINDINGS = "findings", "Findings published, withdrawn, added or removed"
    CLAIMS = "claims", "What is claimed, and how sure it is"
    GROUNDS = "grounds", "The words and texts that it rests on"
    CHECKS = "checks", "How it is checked"
    STUDIES = "studies", "The studies, and how they were brought together"
    REFERENCES = "references", "The bibliography"
    WORDING = "wording", "Questions, explanations and the site's own words"
    KEEPING = "keeping", "How the records are kept"
    UNSHOWN = "unshown", "Drafts, which the site does not show"


class How(Choice):
    """What happened to something, with the word for it in a sentence. Of findings, the first of these come first."""

    WITHDRAWN = "withdrawn", "withdrawn"
    REMOVED = "removed", "removed"
    SUPERSEDED = "superseded", "superseded"
    UNPUBLISHED = "unpublished", "taken off the site"
    PUBLISHED = "published", "published"
    ADDED = "added", "added"
    RENAMED = "renamed", "renamed"
    REPLACED = "replaced", "replaced"
    CHANGED = "changed", "changed"
    LOWERED = "lowered", "lowered"
    RAISED = "raised", "raised"
    REORDERED = "reordered", "put in another order"


@dataclass(frozen=True, kw_only=True)
class Change:
    """One change to one record."""

    weight: Weight
    record: RecordRef
    """With its newest id."""
    title: str
    """The record's title."""
    field: str
    """The field path: `statement`, `quotes.q1.locator`; empty for the record as a whole."""
    what: str
    """What changed, in words: `statement`, `quote`, `finding`."""
    name: str = ""
    """Which one, where there are several: a quote's id, a study's."""
    part: str = ""
    """Which part of it: `locator`."""
    how: How
    before: str = ""
    after: str = ""
    is_value: bool = False
    """Whether both are a word or a number, which the phrase holds; otherwise they are texts, shown below it."""
    note: str = ""
    """What explains the change, in the record's words."""
    caution: str = ""
    """Why an editor should look at it; empty if there is no special reason."""

    @property
    def phrase(self) -> str:
        """The change in a few words: `quote q1: locator changed`, `confidence lowered from high to moderate`."""
        whole = " ".join(filter(None, (self.what, self.name)))
        about = f"{whole}: {self.part} {self.how.meaning}" if self.part else f"{whole} {self.how.meaning}"
        if not self.is_value:
            return about
        if self.before and self.after:
            return f"{about} from {self.before} to {self.after}"
        return f"{about} ({self.before or self.after})"


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What a change is about: a record, or a field of it. Changes are made from it."""

    record: RecordRef
    title: str
    weight: Weight
    what: str
    path: tuple[str, ...] = ()
    name: str = ""
    parts: tuple[str, ...] = ()
    """The words for the parts that lead to it, below what has a name."""
    withheld: frozenset[CiteKey] = frozenset()
    """Sources whose words are not repeated once they have left the records: they may be private."""

    def field(self, name: str, words: str, weight: Weight) -> "Subject":
        """Return the subject for a field of the record."""
        return replace(self.weighing(weight), path=(name,), what=words)

    def part(self, name: str, words: str) -> "Subject":
        """Return the subject for a part of this one."""
        return replace(self, path=(*self.path, name), parts=(*self.parts, words))

    def item(self, name: str) -> "Subject":
        """Return the subject for an item of a list; for an item without a name, the list's own."""
        return replace(self, path=(*self.path, name), name=name) if name else self

    def all_items(self, words: str) -> "Subject":
        """Return the subject for a list as a whole, whose words stand for one item until then."""
        return replace(self, parts=(*self.parts[:-1], words)) if self.parts else replace(self, what=words)

    def weighing(self, weight: Weight) -> "Subject":
        """Return the same subject with another weight; what no page shows stays without any."""
        return self if self.weight is Weight.UNSHOWN else replace(self, weight=weight)

    def change(
        self, how: How, before: object = None, after: object = None, *, note: str = "", caution: str = ""
    ) -> Change:
        """Return a change of this subject."""
        return Change(
            weight=self.weight,
            record=self.record,
            title=self.title,
            field=".".join(self.path),
            what=self.what,
            name=self.name,
            part=", ".join(self.parts),
            how=how,
            before=in_words(before),
            after=in_words(after),
            is_value=all(map(_is_value, (before, after))) and (before, after) != (None, None),
            note=note,
            caution=caution,
        )


def in_words(value: object) -> str:
    """Return a value as people read it: `yes`, `very low`, `2026-11-24`."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Choice):
        return value.replace("-", " ")
    return value.isoformat() if isinstance(value, date) else str(value)


def _is_value(value: object) -> bool:
    return not isinstance(value, str) or isinstance(value, Choice) or not any(map(str.isspace, value))
