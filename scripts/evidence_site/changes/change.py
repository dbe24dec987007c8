"""One change: what it is about, how it changed, and how much it weighs."""

from dataclasses import dataclass, replace
from datetime import date

from evidence_site.model import RecordRef
from evidence_site.model.fields import Choice


class Weight(Choice):
    """How much a change weighs, the heaviest first, with the heading over such changes."""

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
    """What became of something, with the word for it in a sentence."""

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
    """By its newest id."""
    title: str
    """The record's title, for people."""
    field: str
    """The way to what changed: `statement`, `quotes.q1.locator`; empty for the record as a whole."""
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
    """Both are a word or a number, which is told in the sentence; otherwise they are texts, shown below it."""
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
class Spot:
    """A place where something may have changed. It makes the changes that are told of it."""

    record: RecordRef
    title: str
    weight: Weight
    fields: tuple[str, ...] = ()
    what: str = ""
    name: str = ""
    parts: tuple[str, ...] = ()

    def named(self, name: str) -> "Spot":
        """Give the place of one of several; of one without a name, the place of all."""
        return replace(self, name=name, fields=(*self.fields, name)) if name else self

    def part(self, field: str, words: str) -> "Spot":
        """Give the place of a part."""
        return replace(self, fields=(*self.fields, field), parts=(*self.parts, words))

    def together(self, words: str) -> "Spot":
        """Give the same place under the words for all that stands there."""
        return replace(self, parts=(*self.parts[:-1], words)) if self.parts else replace(self, what=words)

    def weighing(self, weight: Weight) -> "Spot":
        """Give the same place, with more or less weight; what no page shows has none to give away."""
        return self if self.weight is Weight.UNSHOWN else replace(self, weight=weight)

    def tell(
        self, how: How, before: object = None, after: object = None, *, note: str = "", caution: str = ""
    ) -> Change:
        """Say what became of what stands here."""
        return Change(
            weight=self.weight,
            record=self.record,
            title=self.title,
            field=".".join(self.fields),
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
    """Write a value as people read it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Choice):
        return value.replace("-", " ")
    return value.isoformat() if isinstance(value, date) else str(value)


def _is_value(value: object) -> bool:
    return not isinstance(value, str) or isinstance(value, Choice) or not any(map(str.isspace, value))
