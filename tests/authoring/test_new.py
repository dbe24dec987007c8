"""`new` writes records that are in order but for the words that only their author can give."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from authoring.running import ask
from engines.running import contents, run
from evidence_site.authoring.workspace import name_from
from evidence_site.checking import check
from evidence_site.diagnostics import Severity
from evidence_site.project import Project

Golden = Callable[[str], Path]

FINDING = ("new", "finding", "--title", "Trust: how it grows", "--statement", "Keepers trust the one who lit the lamp.")
QUOTE = ("new", "quote", "--record", "last-out", "--text", "keepers lit one lamp before they spoke to anyone")
REFERENCE = (
    *("new", "reference", "--type", "article", "--author", "Lüders-Fiction, Ada; Guild of Keepers"),
    *("--title", "Lamps & wicks: 50% of {all} #1_a", "--year", "2021", "--journal", "Journal of Imaginary Crafts"),
    *("--volume", "4", "--number", "2", "--pages", "3-9", "--doi", "10.5555/a_b", "--key", "luders2021"),
)


def load(project: Path, path: str) -> dict[str, object]:
    """Read a record by another way than the package does."""
    return dict(yaml.load((project / path).read_text(encoding="utf-8"), yaml.CBaseLoader))  # noqa: S506 -- only text


def faults(project: Path) -> list[tuple[str, str]]:
    """Give the code and file of every error and warning."""
    found = check(Project(project))
    return [(each.code, each.location.file) for each in found if each.severity is not Severity.ADVICE]


@pytest.fixture
def minimal(golden: Golden) -> Path:
    return golden("minimal")


def test_with_all_options_a_finding_is_written_without_a_question(minimal: Path) -> None:
    outcome = run(minimal, *FINDING, "--id", "trust", "--study", "one-lamp", "--relation", "qualifies", "--yes")
    assert (outcome.returncode, outcome.stderr) == (0, "")
    today = load(minimal, "findings/trust.yml").pop("added")
    assert load(minimal, "findings/trust.yml") == {
        "title": "Trust: how it grows",
        "statement": "Keepers trust the one who lit the lamp.",
        "evidence": [{"study": "one-lamp", "relation": "qualifies"}],
        "status": "draft",
        "added": today,
    }
    assert faults(minimal) == []
    assert "Nothing is wrong with it." in outcome.stdout


def test_what_a_study_contradicts_is_still_to_be_written_if_nobody_says(minimal: Path) -> None:
    ask(minimal, *FINDING, "--id", "trust", "--relation", "contradicts", "--yes")
    (evidence,) = load(minimal, "findings/trust.yml")["evidence"]
    assert evidence["note"].startswith("Write here: ")
    assert faults(minimal) == [("TXT005", "findings/trust.yml")]


def test_a_note_on_the_part_of_a_study_can_be_given_for_any_relation(minimal: Path) -> None:
    ask(minimal, *FINDING, "--id", "trust", "--relation", "qualifies", "--note", "Not on Sundays.", "--yes")
    assert load(minimal, "findings/trust.yml")["evidence"] == [
        {"study": "one-lamp", "relation": "qualifies", "note": "Not on Sundays."}
    ]


def test_a_finding_has_its_day_its_schema_and_what_its_fields_are_for(minimal: Path) -> None:
    outcome = ask(minimal, "new", "--today", "2026-02-28", *FINDING[1:], "--yes")
    assert outcome.exit_code == 0
    text = (minimal / "findings" / "trust-how-it-grows.yml").read_text(encoding="utf-8")
    assert text.startswith(
        "# yaml-language-server: $schema=../docs/schemas/finding.json\n"
        "# A noun phrase of a few words that names the finding.\n"
        'title: "Trust: how it grows"\n'
    )
    assert text.endswith("\nadded: 2026-02-28\n")


def test_words_that_are_left_open_are_marked_and_reported_alone(minimal: Path) -> None:
    outcome = ask(minimal, "new", "finding", "--id", "trust", "--yes")
    assert outcome.exit_code == 0
    record = load(minimal, "findings/trust.yml")
    assert str(record["title"]).startswith("Write here: a noun phrase")
    assert faults(minimal) == [("TXT005", "findings/trust.yml")] * 2
    assert "Still to do in it:\nfindings/trust.yml:3:8: error TXT005" in outcome.stdout


def test_a_finding_takes_its_place_in_the_order(golden: Golden) -> None:
    project = golden("night-bakery")
    before = (project / "findings" / "synthesis.yml").read_text(encoding="utf-8")
    outcome = ask(project, *FINDING, "--study", "oven-lofts", "--yes")
    assert outcome.exit_code == 0
    after = (project / "findings" / "synthesis.yml").read_text(encoding="utf-8")
    last = "  - light-in-the-window\n"
    assert after == before.replace(last, f"{last}  - trust-how-it-grows\n")


def test_a_finding_that_the_order_names_already_is_not_named_twice(minimal: Path) -> None:
    synthesis = minimal / "findings" / "synthesis.yml"
    synthesis.write_text(synthesis.read_text(encoding="utf-8") + "order: [light-first, trust]\n", encoding="utf-8")
    assert ask(minimal, *FINDING, "--id", "trust", "--study", "one-lamp", "--yes").exit_code == 0
    assert load(minimal, "findings/synthesis.yml")["order"] == ["light-first", "trust"]


def test_an_order_that_cannot_be_added_to_is_left_to_its_editor(minimal: Path) -> None:
    synthesis = minimal / "findings" / "synthesis.yml"
    synthesis.write_text(synthesis.read_text(encoding="utf-8") + 'order:\n  - "light-first"\n', encoding="utf-8")
    assert "Added to findings/synthesis.yml: order." in ask(minimal, *FINDING, "--yes").stdout
    assert load(minimal, "findings/synthesis.yml")["order"] == ["light-first", "trust-how-it-grows"]


@pytest.mark.parametrize(
    "name", ["last-out", "one-lamp", "search", "con", "Trust", "trust_a", "a" * 65, "../trust", "a/b"]
)
def test_a_name_that_no_record_can_have_is_refused(minimal: Path, name: str) -> None:
    before = contents(minimal)
    outcome = ask(minimal, *FINDING, "--id", name, "--yes")
    assert outcome.exit_code == 2
    assert "--id: " in outcome.stderr
    assert contents(minimal) == before


def test_no_file_is_overwritten_even_one_that_is_no_record(minimal: Path) -> None:
    (minimal / "findings" / "trust.yml").write_text("not a record", encoding="utf-8")
    (minimal / "findings" / "linked.yml").symlink_to(minimal / "nowhere.yml")
    before = contents(minimal)
    for name in ("trust", "linked"):
        outcome = ask(minimal, *FINDING, "--id", name, "--yes")
        assert outcome.exit_code == 2
        assert f"There is a record `{name}` already." in outcome.stderr
    assert contents(minimal) == before


def test_questions_are_asked_in_plain_words_with_what_is_known(minimal: Path) -> None:
    outcome = ask(minimal, "new", "finding", typed="Trust grows\n\n\n\ncontribute\ncontradicts\nNot on Sundays.\n")
    assert outcome.exit_code == 0
    assert "\nA noun phrase of a few words that names the finding.\n  title (or press Enter" in outcome.stdout
    assert "  id [trust-grows]: " in outcome.stdout
    assert "  one-lamp  (One lamp: how keepers begin and end a shift)\n  study [one-lamp]: " in outcome.stdout
    assert "`contribute` is not one of them. Did you mean `contributes`?" in outcome.output
    record = load(minimal, "findings/trust-grows.yml")
    assert record["evidence"] == [{"study": "one-lamp", "relation": "contradicts", "note": "Not on Sundays."}]
    assert faults(minimal) == [("TXT005", "findings/trust-grows.yml")]


def test_stopping_in_the_middle_writes_nothing(minimal: Path) -> None:
    before = contents(minimal)
    assert ask(minimal, "new", "finding", typed="Trust grows\n").exit_code == 1
    assert contents(minimal) == before


@pytest.mark.parametrize(
    "words", ['a: "b" #c', "'", "- x", "# no", "{{ x }}", "null", "é\u00a0ü", "a  \n b", "*a", "x " * 140]
)
def test_any_words_are_kept_letter_for_letter(minimal: Path, words: str) -> None:
    outcome = ask(minimal, "new", "finding", "--id", "trust", "--title", words, "--statement", f"{words}.", "--yes")
    assert outcome.exit_code == 0
    assert (
        load(minimal, "findings/trust.yml")["title"]
        == words.replace("\n", " ").replace("    ", " ").replace("   ", " ").strip()
    )


def test_words_that_no_record_may_hold_are_refused(minimal: Path) -> None:
    before = contents(minimal)
    outcome = ask(minimal, "new", "finding", "--id", "trust", "--title", "a\u202eb", "--yes")
    assert outcome.exit_code == 1
    assert "Nothing was written, as the record would have a fault" in outcome.stderr
    assert contents(minimal) == before


def test_a_quote_is_looked_for_and_added_with_its_section(minimal: Path) -> None:
    before = (minimal / "findings" / "last-out.yml").read_text(encoding="utf-8")
    outcome = run(minimal, *QUOTE, "--yes")
    assert (outcome.returncode, outcome.stderr) == (0, "")
    after = (minimal / "findings" / "last-out.yml").read_text(encoding="utf-8")
    added = (
        "  - id: q2\n    text: keepers lit one lamp before they spoke to anyone\n    source: quill2020\n"
        "    locator: Results\n    voice: author\n"
    )
    assert after == before.replace("status: published\n", f"{added}status: published\n")
    assert faults(minimal) == []


def test_a_quote_of_a_study_goes_on_with_its_names(golden: Golden) -> None:
    project = golden("minimal")
    study = project / "references" / "studies" / "one-lamp.yml"
    study.write_text(study.read_text(encoding="utf-8").replace("  - text: To learn", "  - id: s7\n    text: To learn"))
    assert (
        ask(project, "new", "quote", "--record", "one-lamp", *QUOTE[4:], "--supports", "aims", "--yes").exit_code == 0
    )
    quotes = load(project, "references/studies/one-lamp.yml")["quotes"]
    assert isinstance(quotes, list)
    assert [each["id"] for each in quotes] == ["s7", "s8"]
    assert quotes[1]["supports"] == ["aims"]


def test_words_that_are_not_in_the_source_are_shown_beside_it_and_not_written(minimal: Path) -> None:
    before = contents(minimal)
    outcome = ask(minimal, *QUOTE[:-1], "keepers lit one lamb before they spoke", "--yes")
    assert outcome.exit_code == 2
    assert "The quote has `lamb` where `quill2020` has `lamp`." in outcome.stderr
    assert "keepers lit one »lamp« before they spoke" in outcome.stderr
    assert contents(minimal) == before


def test_on_a_terminal_the_words_are_asked_for_until_they_match(minimal: Path) -> None:
    typed = "last-out\n\nkeepers lit one lamb\nkeepers ... one lamp\nkeepers lit one lamp\nAim\n\n\nstatment\n\n"
    outcome = ask(minimal, "new", "quote", typed=typed)
    assert outcome.exit_code == 0
    assert "The quote has `lamb` where `quill2020` has `lamp`." in outcome.stdout
    assert "The dots are not in the source: write `[...]`" in outcome.stdout
    assert "They are in `Results`: begin the locator with that." in outcome.stdout
    assert "`statment` is no field of the record that can rest on a quote: statement." in outcome.stdout
    quotes = load(minimal, "findings/last-out.yml")["quotes"]
    assert isinstance(quotes, list)
    assert quotes[-1] == {
        "id": "q2",
        "text": "keepers lit one lamp",
        "source": "quill2020",
        "locator": "Results",
        "voice": "author",
    }
    assert faults(minimal) == []


def test_a_participant_has_a_role_and_an_insertion_a_note(minimal: Path) -> None:
    words = (*QUOTE[:-1], "keepers lit [only] one lamp", "--voice", "participant")
    outcome = ask(minimal, *words, "--yes")
    assert outcome.exit_code == 0
    quotes = load(minimal, "findings/last-out.yml")["quotes"]
    assert isinstance(quotes, list)
    assert str(quotes[-1]["speaker"]["role"]).startswith("Write here: the speaker's role")
    assert str(quotes[-1]["note"]).startswith("Write here: what the editors say")
    assert "permission" not in quotes[-1]
    assert faults(minimal) == [("TXT005", "findings/last-out.yml")] * 2


def test_words_of_a_participant_that_are_not_published_need_a_ground(minimal: Path) -> None:
    assert ask(minimal, *REFERENCE, "--yes").exit_code == 0
    words = (
        *QUOTE,
        "--source",
        "luders2021",
        "--locator",
        "p. 3",
        "--voice",
        "participant",
        "--role",
        "keeper",
        "--yes",
    )
    refused = ask(minimal, *words)
    assert refused.exit_code == 2
    assert "--permission is missing. What allows these words to be shown." in refused.stderr
    assert ask(minimal, *words, "--permission", "participant-consent").exit_code == 0
    assert faults(minimal) == [("QUO003", "findings/last-out.yml")]


def test_a_record_that_is_not_there_is_not_added_to(minimal: Path) -> None:
    outcome = ask(minimal, "new", "quote", "--record", "last-uot", "--text", "x", "--yes")
    assert outcome.exit_code == 2
    assert "Did you mean `last-out`?" in outcome.stderr


def test_nothing_of_a_private_source_is_shown(golden: Golden, tmp_path: Path) -> None:
    project = golden("minimal")
    private = tmp_path / "private"
    private.mkdir()
    (project / "references" / "sources" / "quill2020.txt").rename(private / "quill2020.txt")
    synthesis = project / "findings" / "synthesis.yml"
    synthesis.write_text(synthesis.read_text(encoding="utf-8") + "settings:\n  sources: ../private\n", encoding="utf-8")
    outcome = ask(project, *QUOTE[:-1], "keepers lit one lamb", "--yes")
    assert outcome.exit_code == 2
    assert "does not match the private text" in outcome.stderr
    assert "lamp" not in outcome.output.replace("one-lamp", "")


TRANSCRIPT = """\
Transcript: K04 = participant, K05 = participant, INT = interviewer

# Interview

We sat by the lamp.

INT: Who lights it?
K04: Whoever is up first.

K05: My sister did, for years.
"""
KEEPER = {"id": "K05", "role": "keeper"}


def to_transcript(project: Path, *, private: bool = False) -> Path:
    """Put a transcript in place of the source's text, beside the project if it is private."""
    text = project / "references" / "sources" / "quill2020.txt"
    if private:
        text.unlink()
        text = project.parent / "private" / "quill2020.txt"
        text.parent.mkdir()
        synthesis = project / "findings" / "synthesis.yml"
        synthesis.write_text(
            synthesis.read_text(encoding="utf-8") + "settings:\n  sources: ../private\n", encoding="utf-8"
        )
    text.write_text(TRANSCRIPT, encoding="utf-8")
    return project


def last_quote(project: Path) -> dict[str, object]:
    quotes = load(project, "findings/last-out.yml")["quotes"]
    assert isinstance(quotes, list)
    return dict(quotes[-1])


def test_a_quote_from_a_transcript_is_its_speakers(minimal: Path) -> None:
    project = to_transcript(minimal)
    words = (*QUOTE[:-1], "My sister did", "--role", "keeper", "--yes")
    assert ask(project, *words).exit_code == 0
    assert last_quote(project) == {
        "id": "q2",
        "text": "My sister did",
        "source": "quill2020",
        "locator": "Interview",
        "voice": "participant",
        "speaker": KEEPER,
    }


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("Who lights it?",), "--text: The quoted words are the interviewer's in `quill2020`."),
        (("My sister did", "--speaker", "K04"), "--speaker: `K05` says the quoted words in `quill2020`, not `K04`."),
        (("My sister did", "--voice", "author"), "--text: `K05` says the quoted words in `quill2020`."),
        (("We sat by the lamp.",), "--text: The quoted words stand in no participant's turn of `quill2020`."),
    ],
)
def test_words_of_somebody_else_in_a_transcript_are_refused(
    minimal: Path, words: tuple[str, ...], message: str
) -> None:
    outcome = ask(to_transcript(minimal), *QUOTE[:-1], *words, "--role", "keeper", "--yes")
    assert outcome.exit_code == 2
    assert message in outcome.stderr


def test_on_a_terminal_the_voice_comes_before_the_words_of_a_transcript(minimal: Path) -> None:
    project = to_transcript(minimal)
    typed = "\nauthor\nMy sister did\nWe sat by the lamp.\n\n\n"
    outcome = ask(project, "new", "quote", "--record", "last-out", typed=typed)
    assert outcome.exit_code == 0
    assert "`K05` says the quoted words in `quill2020`." in outcome.stdout
    assert (last_quote(project)["voice"], last_quote(project)["text"]) == ("author", "We sat by the lamp.")
    typed = "\n\nMy sister did\nK04\n\n\nkeeper\n\n"
    outcome = ask(project, "new", "quote", "--record", "last-out", typed=typed)
    assert outcome.exit_code == 0
    assert "`K05` says the quoted words in `quill2020`, not `K04`." in outcome.stdout
    assert last_quote(project)["speaker"] == KEEPER


def test_a_locator_may_end_in_the_number_of_a_paragraph(minimal: Path) -> None:
    words = (*QUOTE, "--locator")
    refused = ask(minimal, *words, "Results, paragraph 9", "--yes")
    assert refused.exit_code == 2
    assert "--locator: They are in paragraph 1 there: write `Results, paragraph 1`." in refused.stderr
    assert ask(minimal, *words, "Results, paragraph 1", "--yes").exit_code == 0
    assert last_quote(minimal)["locator"] == "Results, paragraph 1"


def test_in_a_text_without_headings_the_paragraph_is_the_place(minimal: Path) -> None:
    text = minimal / "references" / "sources" / "quill2020.txt"
    text.write_text(
        "Keepers slept.\n\nIn the end keepers lit one lamp before they spoke to anyone.\n", encoding="utf-8"
    )
    assert ask(minimal, *QUOTE, "--yes").exit_code == 0
    assert last_quote(minimal)["locator"] == "paragraph 2"


SAID_OF_PRIVATE = "The quote does not match the private text of `quill2020`. Compare its words and its locator with it."
SECRETS = ("K04", "K05", "INT", "sister", "lamp.", "up first", "Interview", "turn", "interviewer's")


def test_a_quote_from_a_private_transcript_is_written_if_it_matches(minimal: Path) -> None:
    project = to_transcript(minimal, private=True)
    words = (*QUOTE[:-1], "My sister did", "--locator", "Interview", "--speaker", "K05", "--role", "keeper")
    outcome = ask(project, *words, "--permission", "participant-consent", "--yes")
    assert outcome.exit_code == 0
    assert last_quote(project) | {"permission": None} == {
        "id": "q2",
        "text": "My sister did",
        "source": "quill2020",
        "locator": "Interview",
        "voice": "participant",
        "speaker": KEEPER,
        "permission": None,
    }


@pytest.mark.parametrize(
    "words",
    [
        ("My brother did", "--locator", "Interview"),
        ("My brother did",),
        ("My sister did", "--locator", "Results"),
        ("My sister did", "--locator", "Interview, paragraph 1"),
        ("My sister did", "--locator", "Interview", "--speaker", "K04"),
        ("Who lights it?", "--locator", "Interview"),
        ("We sat by the", "--locator", "Interview"),
        ("Interview", "--locator", "Interview"),
        ("My [...] sister did", "--locator", "Interview"),
    ],
)
def test_of_a_private_text_it_is_said_only_that_a_quote_does_not_match(minimal: Path, words: tuple[str, ...]) -> None:
    outcome = ask(to_transcript(minimal, private=True), *QUOTE[:-1], *words, "--yes")
    assert outcome.exit_code == 2
    assert outcome.stderr.rstrip().endswith(f"Error: {SAID_OF_PRIVATE}")
    told = outcome.output.replace(SAID_OF_PRIVATE, "")
    assert [each for each in SECRETS if each in told] == []


def test_on_a_terminal_words_and_locator_of_a_private_text_are_asked_for_again(minimal: Path) -> None:
    project = to_transcript(minimal, private=True)
    wrong = "My brother did\nInterview\nMy sister did\nResults\n"
    typed = f"\n\n{wrong}My sister did\nInterview\nkeeper\nparticipant-consent\n\n"
    outcome = ask(project, "new", "quote", "--record", "last-out", typed=typed)
    assert outcome.exit_code == 0
    assert outcome.stdout.count(SAID_OF_PRIVATE) == 2
    assert (last_quote(project)["text"], last_quote(project)["locator"]) == ("My sister did", "Interview")


def test_a_study_is_written_and_included(golden: Golden) -> None:
    project = golden("night-bakery")
    included = load(project, "findings/synthesis.yml")["included_studies"]
    assert ask(project, *REFERENCE, "--yes").exit_code == 0
    outcome = ask(project, "new", "study", "--title", "Lamps", "--report", "luders2021", "--basis", "abstract", "--yes")
    assert outcome.exit_code == 0
    assert load(project, "references/studies/lamps.yml") == {
        "title": "Lamps",
        "reports": ["luders2021"],
        "basis": "abstract",
    }
    assert load(project, "findings/synthesis.yml")["included_studies"] == [*included, "lamps"]
    assert not [each for each in faults(project) if "lamps" in each[1] or "synthesis" in each[1]]


def test_a_site_of_one_study_takes_no_second(minimal: Path) -> None:
    outcome = ask(minimal, "new", "study", "--title", "Lamps", "--report", "quill2020", "--basis", "abstract", "--yes")
    assert outcome.exit_code == 2
    assert "write `type: evidence-synthesis`" in outcome.stderr


def test_the_study_that_a_site_waits_for_gets_its_name(minimal: Path) -> None:
    (minimal / "references" / "studies" / "one-lamp.yml").unlink()
    outcome = ask(minimal, "new", "study", "--title", "Lamps", "--basis", "abstract", "--yes")
    assert outcome.exit_code == 0
    assert load(minimal, "references/studies/one-lamp.yml")["reports"] == ["quill2020"]
    assert faults(minimal) == []


def test_a_work_is_added_to_the_bibliography_letter_for_letter(minimal: Path) -> None:
    before = (minimal / "references" / "references.bib").read_text(encoding="utf-8")
    outcome = run(minimal, *REFERENCE, "--yes")
    assert (outcome.returncode, outcome.stderr) == (0, "")
    after = (minimal / "references" / "references.bib").read_text(encoding="utf-8")
    assert after == before + (
        "\n@article{luders2021,\n"
        "  author  = {Lüders-Fiction, Ada and {Guild of Keepers}},\n"
        r"  title   = {Lamps \& wicks: 50\% of \textbraceleft{}all\textbraceright{} \#1\_a}," + "\n"
        "  journal = {Journal of Imaginary Crafts},\n"
        "  year    = {2021},\n"
        "  volume  = {4},\n"
        "  number  = {2},\n"
        "  pages   = {3--9},\n"
        "  doi     = {10.5555/a_b}\n"
        "}\n"
    )
    run(minimal, *QUOTE, "--source", "luders2021", "--locator", "p. 3", "--yes")
    assert run(minimal, "build").returncode == 0
    page = (minimal / "site" / "references" / "index.html").read_text(encoding="utf-8")
    assert "Lamps &amp; wicks: 50% of {all} #1_a" in page


def test_a_key_is_made_of_the_name_and_the_year_and_is_never_taken_twice(minimal: Path) -> None:
    words = (
        "new",
        "reference",
        "--author",
        "Quill, Rufus",
        "--title",
        "T",
        "--year",
        "2020",
        "--journal",
        "J",
        "--yes",
    )
    assert "Added `quill2020b`" in ask(minimal, *words).stdout
    assert "Added `quill2020c`" in ask(minimal, *words).stdout
    refused = ask(minimal, *words, "--key", "quill2020")
    assert (refused.exit_code, "There is a work `quill2020` already." in refused.stderr) == (2, True)


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--doi", "https://doi.org/10.1/x", "is not a DOI"),
        ("--url", "javascript:alert(1)", "is not a"),
        ("--year", "20", "Write four digits"),
        ("--author", "A, B; ", "A name is missing beside a semicolon"),
        ("--key", "../x", "A key has small letters"),
    ],
)
def test_a_fact_that_cannot_be_right_is_refused(minimal: Path, option: str, value: str, message: str) -> None:
    before = contents(minimal)
    refused = ask(minimal, *REFERENCE, "--yes", option, value)
    assert refused.exit_code in {1, 2}
    assert message in refused.stderr
    assert contents(minimal) == before


def test_signs_that_turn_letters_round_are_left_out_of_what_is_written(minimal: Path) -> None:
    assert ask(minimal, *REFERENCE, "--yes", "--title", "a\u202eb").exit_code == 0
    written = (minimal / "references" / "references.bib").read_text(encoding="utf-8")
    assert "{ab}" in written
    assert "\u202e" not in written


def test_a_work_is_asked_for_by_its_kind(minimal: Path) -> None:
    typed = "book\nLind, Bo\nTaking breaks\n19\n2019\nFictional Press\n10.5\n\n\n"
    outcome = ask(minimal, "new", "reference", typed=typed)
    assert outcome.exit_code == 0
    assert "Write four digits" in outcome.stdout
    assert "is not a DOI" in outcome.stdout
    assert "  journal" not in outcome.stdout
    assert "@book{lind2019,\n" in (minimal / "references" / "references.bib").read_text(encoding="utf-8")


def test_a_work_that_could_not_be_read_again_is_not_written(minimal: Path) -> None:
    before = contents(minimal)
    outcome = ask(minimal, "new", "reference", "--author", "A, B, C, D", "--title", "T", "--year", "2020", "--yes")
    assert (outcome.exit_code, contents(minimal)) == (1, before)
    assert "Nothing was written, as the entry would have a fault:\n  " in outcome.stderr
    assert "has more commas than a name can have" in outcome.stderr


def test_a_bibliography_is_begun_when_there_is_none(minimal: Path) -> None:
    (minimal / "references" / "references.bib").unlink()
    assert ask(minimal, *REFERENCE, "--yes").exit_code == 0
    assert (minimal / "references" / "references.bib").read_text(encoding="utf-8").startswith("@article{luders2021,\n")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Local trust", "local-trust"),
        ("Représenter l'équipe: 2 façons!", "representer-l-equipe-2-facons"),
        ("3 ways to trust", "ways-to-trust"),
        ("夜", ""),
        ("word " * 20, "-".join(["word"] * 13)),
        ("Write here: a title", ""),
    ],
)
def test_a_title_makes_a_name(title: str, name: str) -> None:
    assert name_from(title) == name


def test_a_project_is_needed_to_add_to(tmp_path: Path) -> None:
    outcome = ask(tmp_path, "new", "finding", "--yes")
    assert outcome.exit_code == 2
    assert "There is no findings/synthesis.yml" in outcome.stderr


@pytest.mark.parametrize("command", ["finding", "quote", "study", "reference"])
def test_help_names_what_can_be_chosen_and_what_each_answer_is(tmp_path: Path, command: str) -> None:
    text = " ".join(ask(tmp_path, "new", command, "--help").stdout.split())
    shown = {
        "finding": "--relation [contributes|contradicts|qualifies] Whether the study supports, contradicts or",
        "quote": "--voice [participant|author|field-note|document] Whose words they are.",
        "study": "--basis [full-text|abstract] What text of the report was read for this record.",
        "reference": "--type [article|book|incollection|techreport|phdthesis|online] What kind of work it is.",
    }
    assert shown[command] in text
