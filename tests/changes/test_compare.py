"""What is told of records that have new names, of quotes, and of words that are not to be repeated."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from changes.repository import PROJECT
from evidence_site.changes import Change, compare
from evidence_site.changes.compare_fields import WITHHELD
from evidence_site.load import load_project
from evidence_site.model import Corpus, Finding, Section, SourceText
from evidence_site.model.facets import CodedBy, Facet, FacetTarget
from evidence_site.model.finding import Contribution, Status
from evidence_site.project import Project

TEA = load_project(Project(PROJECT), private=False).corpus


def finding(name: str, **fields: Any) -> Corpus:
    """Give the project with a finding whose fields are other ones."""
    return with_finding(name, lambda each: each.model_copy(update=fields))


def with_finding(name: str, make: Callable[[Finding], Finding]) -> Corpus:
    return replace(TEA, findings=tuple(make(each) if each.id == name else each for each in TEA.findings))


def quotes(*numbers: int, **fields: Any) -> Corpus:
    """Give the project with some quotes of a finding, by their place; the last of them with other fields."""
    known = TEA.finding["shared-tea"].quotes
    chosen = [known[each] for each in numbers]
    return finding("shared-tea", quotes=(*chosen[:-1], chosen[-1].model_copy(update=fields)))


def without_private_setting(corpus: Corpus, folder: str | None) -> Corpus:
    synthesis = corpus.synthesis
    assert synthesis
    settings = synthesis.settings.model_copy(update={"sources": folder})
    return replace(corpus, synthesis=synthesis.model_copy(update={"settings": settings}))


def brief(changes: tuple[Change, ...]) -> list[tuple[str, str]]:
    return [(each.record.id, each.phrase) for each in changes]


def test_a_finding_under_a_new_name_is_renamed_and_what_refers_to_it_is_not_told() -> None:
    synthesis = TEA.synthesis
    assert synthesis
    point = synthesis.says[0].model_copy(update={"based_on": ("news-over-tea/q1",)})
    order = {"order": ("news-over-tea", "quiet-hour"), "says": (point,)}
    renamed = replace(finding("shared-tea", id="news-over-tea"), synthesis=synthesis.model_copy(update=order))
    assert brief(compare(TEA, renamed)) == [("news-over-tea", "finding renamed from shared-tea to news-over-tea")]


def test_a_renamed_finding_with_other_words_is_still_the_same_one() -> None:
    words = "Crews that share their tea pass on the news sooner."
    renamed = finding("shared-tea", id="news-over-tea", statement=words)
    told = [phrase for name, phrase in brief(compare(TEA, renamed)) if name == "news-over-tea"]
    assert told == ["finding renamed from shared-tea to news-over-tea", "statement changed"]


def test_a_finding_with_other_words_under_another_name_is_another_one() -> None:
    fields = {"title": "Silence", "statement": "All is quiet.", "quotes": (), "summary": None}
    told = brief(compare(TEA, finding("shared-tea", id="silence", **fields)))
    assert ("silence", "finding added") in told
    assert ("shared-tea", "finding removed") in told


def test_a_renamed_study_is_told_once() -> None:
    synthesis = TEA.synthesis
    assert synthesis
    studies = tuple(
        each.model_copy(update={"id": "ward-tea"}) if each.id == "night-shift" else each for each in TEA.studies
    )
    findings = tuple(
        each.model_copy(
            update={
                "evidence": tuple(
                    one.model_copy(update={"study": "ward-tea"}) if one.study == "night-shift" else one
                    for one in each.evidence
                )
            }
        )
        for each in TEA.findings
    )
    included = synthesis.model_copy(update={"included_studies": ("ward-tea", "harbour-watch")})
    renamed = replace(TEA, studies=studies, findings=findings, synthesis=included)
    assert brief(compare(TEA, renamed)) == [("ward-tea", "study renamed from night-shift to ward-tea")]


def test_a_source_text_follows_its_reference() -> None:
    references = tuple(each.model_copy(update={"id": f"{each.id}a"}) for each in TEA.references)
    sources = {f"{key}a": replace(each, key=f"{key}a") for key, each in TEA.sources.items()}
    told = brief(compare(TEA, replace(TEA, references=references, sources=sources)))  # type: ignore[arg-type]
    assert ("hall2021a", "reference renamed from hall2021 to hall2021a") in told
    assert not any("source text" in phrase for _, phrase in told)


def test_the_first_of_two_quotes_is_removed_though_the_second_takes_its_number() -> None:
    told = compare(TEA, quotes(1, id="q1"))
    assert [(each.phrase, each.before) for each in told if each.weight == "grounds"] == [
        ("quote q1 removed", "We hear the news when the kettle is on")
    ]
    assert [each.phrase for each in told if each.weight == "keeping"] == ["quote renamed from kettle to q1"]


def test_what_rests_on_a_quote_rests_on_another_when_only_the_quote_gets_a_new_name() -> None:
    renamed = quotes(1, 0, id="q9")
    told = [each.phrase for each in compare(TEA, renamed) if each.weight in {"claims", "wording"}]
    assert "question for managers: quote it is based on removed (q9)" in told
    assert "question for managers: quote it is based on added (q1)" in told


def test_quotes_in_another_order_are_no_change_of_the_evidence() -> None:
    (told,) = compare(TEA, quotes(1, 0))
    assert (told.weight, told.phrase) == ("keeping", "quotes put in another order")


def test_a_removed_finding_that_readers_could_see_needs_an_editors_eye() -> None:
    removed = replace(TEA, findings=TEA.findings[1:])
    (told,) = (each for each in compare(TEA, removed) if each.phrase == "finding removed")
    assert told.caution == "Readers may have cited it: withdraw a finding instead, and its page says so."
    drafts = replace(TEA, findings=tuple(each for each in TEA.findings if each.status is not Status.DRAFT))
    (told,) = compare(TEA, drafts)
    assert (told.weight, told.phrase, told.caution) == ("unshown", "finding removed", "")


def test_words_that_changed_after_their_review_need_an_editors_eye_until_they_are_reviewed_again() -> None:
    review = TEA.finding["shared-tea"].paraphrase_review
    assert review
    words = {"title": "Tea", "statement": "Tea brings news.", "activity": "Drinking tea", "evidence": ()}
    stale = "The paraphrase was reviewed on 2026-02-02, before this change: review it again."
    cautions = {each.field: each.caution for each in compare(TEA, finding("shared-tea", **words))}
    assert (cautions["title"], cautions["statement"], cautions["activity"]) == ("", stale, stale)
    assert {cautions[each] for each in cautions if each.startswith("evidence")} == {""}
    for other in (review.model_copy(update={"date": date(2026, 3, 1)}), None):
        changes = compare(TEA, finding("shared-tea", **words, paraphrase_review=other))
        assert not any("review it again" in each.caution for each in changes)


def test_the_heaviest_changes_come_first() -> None:
    synthesis = TEA.synthesis
    assert synthesis
    changed = finding("quiet-hour", statement="Before dawn few speak.", status=Status.WITHDRAWN)
    looks = synthesis.model_copy(update={"short_answer": "It may.", "title": "Tea"})
    weights = [each.weight.value for each in compare(TEA, replace(changed, synthesis=looks, references=()))]
    assert weights == ["findings", "claims", "claims", "references", "references", "wording"]


def test_of_findings_those_that_leave_the_site_come_before_those_that_come_to_it() -> None:
    hour, cup, tea = (TEA.finding[each] for each in ("quiet-hour", "cold-cup", "shared-tea"))
    before = replace(TEA, findings=(cup, tea, hour))
    new = tea.model_copy(
        update={"id": "new-tea", "title": "New", "statement": "All is new.", "summary": None, "quotes": ()}
    )
    published = cup.model_copy(update={"status": Status.PUBLISHED})
    withdrawn = hour.model_copy(update={"status": Status.WITHDRAWN})
    changes = compare(before, replace(before, findings=(new, published, withdrawn)))
    assert [each.how for each in changes if each.weight == "findings"] == ["withdrawn", "removed", "published", "added"]


def test_all_other_changes_of_one_weight_stay_in_the_order_of_records_and_fields() -> None:
    changed = finding("quiet-hour", statement="Before dawn few speak.", summary="It is quiet.", evidence=())
    changes = compare(TEA, changed)
    assert [(each.field, each.how) for each in changes] == [
        ("statement", "changed"),
        ("summary", "added"),
        ("evidence.harbour-watch", "removed"),
    ]


def test_words_from_a_source_that_may_be_private_are_not_repeated_when_they_leave_the_records() -> None:
    sources = {key: each for key, each in TEA.sources.items() if key != "reed2022"}
    for folder in ("../transcripts", None):
        before = without_private_setting(replace(TEA, sources=sources), folder)
        after = replace(before, findings=quotes(0, 1, text="Nobody knows").findings)
        for state in (after, replace(before, findings=quotes(0).findings)):
            told = [each for each in compare(before, state) if each.weight == "grounds"]
            shown = WITHHELD if folder else "The kettle tells us who is awake"
            assert [each.before for each in told] == [shown]


def test_where_the_synthesis_cannot_be_read_any_source_may_be_private() -> None:
    before = replace(TEA, sources={}, synthesis=None)
    (told,) = compare(before, replace(before, findings=quotes(0).findings))
    assert (told.phrase, told.before) == ("quote kettle removed", WITHHELD)


def test_nothing_of_a_private_text_is_compared() -> None:
    secret = SourceText("reed2022", (Section("p. 4", ("Leave out the ladder.",)),), private=True)  # type: ignore[arg-type]
    other = replace(secret, sections=(Section("p. 5", ("Leave out my cousin.",)),))
    before, after = (replace(TEA, sources={"reed2022": each}) for each in (secret, other))  # type: ignore[dict-item]
    assert compare(before, after) == ()


def test_a_source_text_that_becomes_private_is_removed_and_not_shown() -> None:
    private = {key: replace(each, private=True) for key, each in TEA.sources.items()}
    told = compare(TEA, replace(TEA, sources=private))
    assert [(each.phrase, each.before, each.after) for each in told] == [("source text removed", "", "")] * 2


def test_of_a_study_that_stands_twice_each_part_is_compared_with_itself() -> None:
    first, *others = TEA.finding["shared-tea"].evidence
    limits = first.model_copy(update={"relation": Contribution.QUALIFIES, "note": "In winter only."})
    before = finding("shared-tea", evidence=(first, limits, *others))
    changed = limits.model_copy(update={"note": "In summer only."})
    noted = first.model_copy(update={"note": "On all wards."})
    after = finding("shared-tea", evidence=(changed, noted, *others))
    assert {phrase for _, phrase in brief(compare(before, after))} == {
        "evidence from the study night-shift: note changed",
        "evidence from the study night-shift: note added",
        "evidence put in another order",
    }


def test_a_quote_under_a_new_name_is_not_told_again_where_a_study_names_it() -> None:
    kettle = TEA.finding["shared-tea"].quotes[1]
    first, *others = TEA.finding["shared-tea"].evidence

    def named(name: str) -> Corpus:
        quotes = (TEA.finding["shared-tea"].quotes[0], kettle.model_copy(update={"id": name}))
        return finding("shared-tea", quotes=quotes, evidence=(first.model_copy(update={"quotes": (name,)}), *others))

    assert brief(compare(named("kettle"), named("pot"))) == [("shared-tea", "quote renamed from kettle to pot")]
    assert brief(compare(TEA, named("kettle"))) == [
        ("shared-tea", "evidence from the study night-shift: quote added (kettle)")
    ]


def test_that_a_facet_is_coded_by_the_editors_from_now_on_needs_an_eye() -> None:
    synthesis = TEA.synthesis
    assert synthesis
    facet = Facet(title="Size", values=("small",), applies_to=FacetTarget.EVIDENCE)
    coded = facet.model_copy(update={"coded_by": CodedBy.EDITORS})

    def sorted_by(one: Facet) -> Corpus:
        return replace(TEA, synthesis=synthesis.model_copy(update={"facets": {"size": one}}))

    (change,) = compare(sorted_by(facet), sorted_by(coded))
    assert (change.field, change.phrase) == ("facets.size.coded_by", "facet: size, who codes it added (editors)")
    assert change.caution.startswith("The contexts of this facet need no quote any more.")
    (back,) = compare(sorted_by(coded), sorted_by(facet))
    assert back.caution == ""
