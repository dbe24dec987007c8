"""Each item of a completed checklist says where it is reported, or why it does not apply, and the place exists."""

import re
from collections.abc import Iterator, Mapping

from evidence_site.diagnostics import Fault, Severity
from evidence_site.model import Corpus
from evidence_site.model.finding import Status
from evidence_site.model.methods import ChecklistItem, ChecklistName
from evidence_site.model.site_place import FIXED_PAGES, place_on_site
from evidence_site.rule import Place, Violation, rule
from evidence_site.rules.places import beneath, in_synthesis, shortened
from evidence_site.spelling import nearest

_PRISMA_PARTS: Mapping[int, str] = {
    10: "ab",
    13: "abcdef",
    16: "ab",
    20: "abcd",
    23: "abcd",
    24: "abc",
}
"""The items of PRISMA 2020 that have parts, with their letters (Page et al. 2021, doi:10.1136/bmj.n71)."""
_NUMBERS: Mapping[ChecklistName, frozenset[str]] = {
    ChecklistName.ENTREQ: frozenset(map(str, range(1, 22))),
    ChecklistName.EMERGE: frozenset(map(str, range(1, 20))),
    ChecklistName.PRISMA: frozenset(
        {f"{number}{letter}" for number in range(1, 28) for letter in ("", *_PRISMA_PARTS.get(number, ""))}
    ),
    ChecklistName.PRISMA_S: frozenset(map(str, range(1, 17))),
    ChecklistName.COREQ: frozenset(map(str, range(1, 33))),
    ChecklistName.SRQR: frozenset(map(str, range(1, 22))),
}
"""The numbers of the items of each guideline."""
_PREFIX = re.compile(r"(?:item)?\s*#?\s*", re.IGNORECASE)


@rule("MET010")
def checklist_item_without_place(corpus: Corpus) -> Iterator[Violation]:
    """An item of a checklist says neither where it is reported nor why it does not apply, or both.

    Why it matters:
    A checklist is there so that readers find each thing. An item without a place helps nobody, and one that is reported
    does apply.

    Example:
    # findings/synthesis.yml
    checklists:
      - name: entreq
        items:
          "5": {where: methods/#searches, not_applicable: No search was made}

    Use instead:
    # findings/synthesis.yml
    checklists:
      - name: entreq
        items:
          "5": {where: methods/#searches}
          "13": {not_applicable: No software was used}
    """
    for place, _, number, item in _items(corpus):
        if item.where and item.not_applicable:
            fault = Fault(f"item {shortened(number)} has both `where` and `not_applicable`", "delete one of the two")
            yield Violation(beneath(place, "not_applicable"), fault)
        elif not (item.where or item.not_applicable):
            message = f"item {shortened(number)} has neither `where` nor `not_applicable`"
            yield Violation(place, Fault(message, "write where it is reported, or why it does not apply"))


@rule("MET011")
def repeated_checklist(corpus: Corpus) -> Iterator[Violation]:
    """The checklist of a guideline is given twice.

    Why it matters:
    Two answers to one item may contradict each other, and readers do not know which holds.

    Example:
    # findings/synthesis.yml
    checklists:
      - name: entreq
        items:
          "1": {where: findings/}
      - name: entreq
        items:
          "5": {where: methods/#searches}

    Use instead:
    # findings/synthesis.yml
    checklists:
      - name: entreq
        items:
          "1": {where: findings/}
          "5": {where: methods/#searches}
    """
    seen: set[ChecklistName] = set()
    for number, checklist in enumerate(corpus.synthesis.checklists if corpus.synthesis else ()):
        if checklist.name in seen:
            fault = Fault(f"the checklist `{checklist.name}` is given twice", "put all its items into one")
            yield Violation(in_synthesis("checklists", number, "name"), fault)
        seen.add(checklist.name)


@rule("MET012", Severity.ADVICE)
def unknown_checklist_item(corpus: Corpus) -> Iterator[Violation]:
    """A guideline has no item of this number.

    Why it matters:
    Who looks the item up in the guideline finds none, or another. Other versions may number their items in other ways:
    then say so, as the reason under `suppress`.

    Example:
    # findings/synthesis.yml
    checklists:
      - name: entreq
        items:
          "31": {where: methods/#searches}

    Use instead:
    # findings/synthesis.yml
    checklists:
      - name: entreq
        items:
          "5": {where: methods/#searches}
    """
    for place, name, number, _ in _items(corpus):
        known = _NUMBERS[name]
        if _bare(number) not in known:
            last = max(known, key=lambda each: (int(each.rstrip("abcdef")), each))
            fault = Fault(
                f"`{name}` has no item {shortened(number)}", f"its items are numbered from 1 to {last}: correct it"
            )
            yield Violation(Place(place.record, place.path, on_key=True), fault)


@rule("MET013")
def checklist_place_not_on_the_site(corpus: Corpus) -> Iterator[Violation]:
    """A checklist names a page of the site that does not exist.

    Why it matters:
    The name becomes a link, and it would lead nowhere. Whether the section exists on the page is checked when the site
    is built. A place in a report is written in words: `In the report, page 7`.

    Example:
    # findings/synthesis.yml
    checklists:
      - name: entreq
        items:
          "5": {where: method/#searches}

    Use instead:
    # findings/synthesis.yml
    checklists:
      - name: entreq
        items:
          "5": {where: methods/#searches}
    """
    if corpus.unreadable:
        return  # what cannot be read may have that page
    known = {
        *FIXED_PAGES,
        *(f"findings/{each.id}.md" for each in corpus.findings if each.status is not Status.DRAFT),
        *(f"studies/{each.id}.md" for each in corpus.studies),
        *(each.path for each in corpus.pages),
    }
    for place, _, _, item in _items(corpus):
        on_site = place_on_site(item.where) if item.where else None
        if on_site and on_site[0] not in known:
            meant = nearest(_address(on_site[0]), [_address(each) for each in sorted(known)])
            anchor = f"#{shortened(on_site[1])}" if on_site[1] else ""
            otherwise = "write the address of a page of this site, as `methods/#searches`; or the place in words"
            cure = f"did you mean `{meant}{anchor}`?" if meant else otherwise
            message = f"there is no page `{shortened(item.where or '')}` on this site"
            yield Violation(beneath(place, "where"), Fault(message, cure))


def _items(corpus: Corpus) -> Iterator[tuple[Place, ChecklistName, str, ChecklistItem]]:
    """Yield each item of each checklist, with its place and number."""
    for position, checklist in enumerate(corpus.synthesis.checklists if corpus.synthesis else ()):
        for number, item in checklist.items.items():
            yield in_synthesis("checklists", position, "items", number), checklist.name, number, item


def _address(path: str) -> str:
    """Return a page as authors name it: `methods/`."""
    return f"{path.removesuffix('.md').removesuffix('/index')}/"


def _bare(number: str) -> str:
    """Return an item's number without what authors write before it: `Item 5`, `#5`."""
    return _PREFIX.sub("", number, count=1).strip().casefold()


RULES = (
    checklist_item_without_place,
    repeated_checklist,
    unknown_checklist_item,
    checklist_place_not_on_the_site,
)
