import pytest

from evidence_site.load.records import read_record
from evidence_site.load.text import TextFile
from evidence_site.model import Finding, Study, Synthesis
from load import fictional


def faults(written: str, model: type = Finding) -> list[tuple[str, int, int, str, str]]:
    stem = "" if model is Synthesis else "local-trust"
    _, diagnostics = read_record(TextFile("f.yml", written), model, stem)
    return [
        (each.code, each.location.line, each.location.column, each.fault.message, each.fault.help)
        for each in sorted(diagnostics, key=lambda each: each.location)
    ]


def changed(name: str, value: str) -> str:
    return fictional.with_field(name, value)


def test_a_valid_record_is_read_with_its_file_name_as_id() -> None:
    record, diagnostics = read_record(TextFile("f.yml", fictional.FINDING), Finding, "local-trust")
    assert diagnostics == []
    assert record is not None
    assert (record.id, record.title, record.added.isoformat()) == ("local-trust", "Local trust", "2026-11-24")


@pytest.mark.parametrize(
    ("field", "code", "column", "message", "cure"),
    [
        (("titel", "x"), "FLD002", 1, "there is no field `titel` here", "delete it, or use one of"),
        (("not-stated", "[x]"), "FLD002", 1, "there is no field `not-stated` here", "did you mean `not_stated`?"),
        (("id", "x"), "FLD002", 1, "there is no field `id` here", "its file's name, `local-trust`: delete the line"),
        (("summary", ""), "FLD006", 1, "`summary` is empty", "write the value, or delete the field"),
        (("summary", "~"), "FLD006", 1, "`summary` is empty", "write the value, or delete the field"),
        (("summary", "#trust"), "FLD006", 1, "`summary` is empty", "what begins with `#` is a comment"),
        (("summary", "null"), "FLD006", 1, "`summary` is empty", 'or "null" in quotation marks'),
        (("title", "[a]"), "FLD003", 8, "`title` should be text, and is a list", "put the text in quotation marks"),
        (("not_stated", "a"), "FLD003", 13, "`not_stated` should be a list, and is text", "on a line of its own"),
        (
            ("status", "drafts"),
            "FLD004",
            9,
            "`drafts` is not a value of `status`",
            "did you mean `draft`? It is",
        ),
        (("status", "ready"), "FLD004", 9, "`ready` is not a value of `status`", "write one of `draft`, "),
        (("added", "24.11.2026"), "FLD007", 8, "`added`: `24.11.2026` is not a date", "`2026-11-24`"),
        (("added", "2025-02-30"), "FLD007", 8, "`added`: `2025-02-30` is not a day of the calendar", "check the month"),
        (("title", "''"), "FLD007", 8, "`title` is empty", "write the text"),
        (("title", '"a\\nb"'), "FLD007", 8, "`title` holds a line break", "one line"),
        (
            ("superseded_by", "Bad Name"),
            "FLD007",
            16,
            "`superseded_by`: `Bad Name` is not a name for a record",
            "small",
        ),
    ],
)
def test_a_fault_of_a_field_is_told_in_the_authors_words(
    field: tuple[str, str], code: str, column: int, message: str, cure: str
) -> None:
    name, value = field
    written = changed(name, value)
    line = next(number for number, text in enumerate(written.splitlines(), 1) if text.startswith(f"{name}:"))
    ((*told, cured),) = faults(written)
    assert told == [code, line, column, message]
    assert cure in cured


def test_an_empty_list_that_needs_an_item_is_told() -> None:
    assert faults(fictional.with_field("reports", "[]", fictional.STUDY), Study) == [
        ("FLD005", 2, 10, "`reports` needs at least one item", "write it between the brackets")
    ]


def test_a_list_is_not_called_too_short_when_its_items_have_faults_of_their_own() -> None:
    written = fictional.FINDING.replace("relation: contributes", "relation: contribute")
    assert [each[:3] for each in faults(written)] == [("FLD004", 5, 15)]


def test_a_field_that_every_record_needs_is_not_to_be_deleted() -> None:
    assert faults(changed("title", "")) == [("FLD006", 1, 1, "`title` is empty", "write the value")]


def test_a_group_of_fields_is_made_a_list_by_one_hyphen() -> None:
    written = fictional.FINDING.replace("  - study: night-shift\n    relation:", "  study: night-shift\n  relation:")
    ((code, line, _, message, cure),) = faults(written)
    assert (code, line, message) == ("FLD003", 4, "`evidence` should be a list, and is a group of fields")
    assert cure.startswith("begin the first of them with `- `, and indent the others by two more spaces")


def test_a_field_that_begins_with_a_space_of_another_kind_is_recognised() -> None:
    ((code, line, _, _, cure),) = faults(fictional.FINDING + "\xa0summary: Trust grows.\n")
    assert (code, line) == ("FLD002", 14)
    assert "type ordinary spaces" in cure


def test_an_empty_record_is_told_its_fields_and_the_command_that_writes_them() -> None:
    ((_, _, _, _, finding),) = faults("")
    ((_, _, _, _, synthesis),) = faults("", Synthesis)
    assert finding.startswith("delete the file, then begin with `evidence-site new finding`; or write its fields, at")
    assert finding.endswith("least `title`, `statement`, `evidence`, `status`, `added`")
    assert synthesis.startswith("write its fields, at least `type`, `included_studies`, `title`")


def test_what_stopped_the_reading_is_not_told_again_as_a_fault_of_the_value_it_is_in() -> None:
    written = fictional.FINDING.replace("[statement]", "[statement, outcome")
    assert [each[:3] for each in faults(written)] == [("YML012", 11, 15)]
    assert [each[0] for each in faults(changed("status", "[" * 30 + "]" * 30))] == ["YML008"]


def test_a_misspelt_name_is_not_told_a_second_time_as_missing() -> None:
    assert [each[:4] for each in faults(fictional.FINDING.replace("title:", "titel:"))] == [
        ("FLD002", 1, 1, "there is no field `titel` here")
    ]


def test_a_name_with_a_letter_of_another_alphabet_is_recognised() -> None:
    ((code, _, _, _, cure),) = faults(fictional.FINDING.replace("title:", "t\u0456tle:"))
    assert code == "FLD002"
    assert cure == "did you mean `title`? `\u0456` is a letter of another alphabet that looks like one of ours"


def test_a_missing_field_is_told_at_the_part_that_lacks_it_with_what_it_is_for() -> None:
    assert faults(fictional.FINDING.replace("    voice: author\n", "")) == [
        ("FLD001", 7, 5, "the field `voice` in `quotes` is missing", "add `voice: …` (Whose words they are)")
    ]


def test_the_name_of_a_facet_is_told_at_the_name() -> None:
    ((code, line, column, message, _),) = faults(fictional.FINDING + "facets:\n  Bad Name: [x]\n")
    assert (code, line, column, message) == ("FLD007", 15, 3, "`facets`: `Bad Name` is not a name for a record")


def test_an_item_is_named_by_its_number() -> None:
    ((code, line, column, message, _),) = faults(fictional.FINDING + "not_stated:\n  - a\n  - [b]\n")
    assert (code, line, column, message) == ("FLD003", 16, 5, "item 2 of `not_stated` should be text, and is a list")


def test_a_text_that_a_colon_made_a_group_of_fields_is_to_be_quoted() -> None:
    ((code, _, _, message, cure),) = faults(changed("title", "\n  Trust: it grows"))
    assert (code, message) == ("FLD003", "`title` should be text, and is a group of fields")
    assert cure == "put the text in quotation marks, as it holds a colon"


@pytest.mark.parametrize("value", ["[true]", "{a: b}", "yes", "True", "1"])
def test_a_truth_is_the_word_true_or_false(value: str) -> None:
    (told,) = faults(fictional.SYNTHESIS + f"settings:\n  require_verified: {value}\n", Synthesis)
    assert told[0] in {"FLD003", "FLD007"}


@pytest.mark.parametrize(
    ("value", "cure"),
    [
        ("false", "write `author_check: not-recorded`"),
        ("true", "write `author_check: confirmed`"),
        ("perhaps", ""),
    ],
)
def test_who_writes_the_old_name_of_the_check_by_authors_is_told_the_line_to_write(value: str, cure: str) -> None:
    written = fictional.SYNTHESIS.replace("author_check: not-recorded", f"author_checked: {value}")
    ((code, _, _, _, told),) = faults(written, Synthesis)
    assert code == "FLD002"
    assert told == ("did you mean `author_check`?" + (f" {cure}" if cure else ""))


@pytest.mark.parametrize("value", ["٢٠", "1_000", "0x10", "1e3", "-1", "1.0", "9" * 5000, "[1]"])
def test_a_count_is_written_in_the_digits_0_to_9(value: str) -> None:
    written = fictional.STUDY + f"sites:\n  n: {value}\n  kind: wards\n"
    (told,) = faults(written, Study)
    assert told[0] in {"FLD003", "FLD007"}
    assert told[1:3] == (5, 6)
    assert len(told[3]) < 6000


def test_a_record_whose_rest_is_lost_is_not_told_to_lack_fields() -> None:
    assert [each[:3] for each in faults("titel: x\nstatus: ready\nadded: 'open\n")] == [
        ("FLD002", 1, 1),
        ("FLD004", 2, 9),
        ("YML012", 3, 8),
    ]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "YML001"),
        ("# nothing\n", "YML001"),
        ("~\n", "YML001"),
        ("---\n", "YML001"),
        ("just text\n", "FLD003"),
        ("- a\n", "FLD003"),
        ("title:x\n", "YML016"),
        ("[]\n", "FLD003"),
    ],
)
def test_a_file_without_fields_is_told_once(written: str, code: str) -> None:
    assert [each[0] for each in faults(written)] == [code]


def test_words_of_the_record_are_shown_so_that_they_cannot_act() -> None:
    (told,) = faults(changed("status", '"x\\n::stop-commands::abc"'))
    assert told[3] == "`x\\n::stop-commands::abc` is not a value of `status`"


def test_a_thousand_unknown_fields_are_all_told_within_a_second() -> None:
    assert len(faults("".join(f"k{number}: x\n" for number in range(2000)))) == 2005


@pytest.mark.parametrize(
    ("name", "value", "message", "cure"),
    [
        ("ethics", "Approved.", "there is no field `ethics` here", "did you mean `ethics_approval`? who approved"),
        ("ethics", "Approved.", "there is no field `ethics` here", "into `participant_consent`"),
        ("appraisal", "{tool: x}", "there is no field `appraisal` here", "did you mean `appraisals`? it is a list now"),
        (
            "appraisal",
            "{tool: x}",
            "there is no field `appraisal` here",
            "under `appraisal_tools` in findings/synthesis",
        ),
    ],
)
def test_a_field_that_was_renamed_is_told_its_new_name_and_what_goes_where(
    name: str, value: str, message: str, cure: str
) -> None:
    ((code, _, _, told, help_),) = faults(f"{fictional.STUDY}{name}: {value}\n", Study)
    assert (code, told) == ("FLD002", message)
    assert cure in help_


@pytest.mark.parametrize(
    ("field", "now"),
    [
        ("method: We read.", ("`synthesis_method`", "coding: …")),
        ("search: We looked.", ("`searches`", "- source: MEDLINE")),
        ("excluded: [{study: Lind 2019, reason: By day}]", ("`study_decisions`", "status: excluded")),
    ],
)
def test_who_writes_a_field_of_an_earlier_synthesis_is_told_what_it_is_now(field: str, now: tuple[str, str]) -> None:
    told = [cure for code, line, _, _, cure in faults(f"{field}\n", Synthesis) if (code, line) == ("FLD002", 1)]
    assert [all(each in cure for each in now) for cure in told] == [True]


def test_who_writes_the_setting_that_published_all_texts_is_told_to_say_it_in_each() -> None:
    ((code, _, _, message, cure),) = faults(f"{fictional.SYNTHESIS}settings:\n  publish_sources: true\n", Synthesis)
    assert (code, message) == ("FLD002", "there is no field `publish_sources` here")
    assert cure == (
        "delete it, and write `Publish: yes` and `Licence:` above the first heading of each text in "
        "references/sources that may be published"
    )
