"""`verify` looks for quotes in one text, where there is no project."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from evidence_site.cli import main
from evidence_site.matching import SPECIFICATION

TEXT = """\
Transcript: N04 = participant, INT = interviewer

# Night one

INT: How many of you share breaks?
N04: With 1,024 beds we did not share them at first. Now we do.

# Night two

N04: Now we do, and news travels.
"""


@pytest.fixture
def transcript(tmp_path: Path) -> Path:
    file = tmp_path / "nights of N04.txt"
    file.write_text(TEXT, "utf-8")
    return file


def verify(file: Path, *words: str, stdin: str = "") -> Result:
    return CliRunner().invoke(main, ["verify", "--source", str(file), *words], input=stdin)


def test_each_quote_is_answered_with_its_places(transcript: Path) -> None:
    outcome = verify(transcript, "Now we do", "news travels")
    assert outcome.exit_code == 0
    assert outcome.stdout == (
        "verified: Now we do\n"
        "  in Night one, paragraph 1\n"
        "  in Night two, paragraph 1\n"
        "\n"
        "verified: news travels\n"
        "  in Night two, paragraph 1\n"
        "\n"
        "2 of 2 quotes are in nights of N04.txt, word for word.\n"
    )


def test_lines_of_the_standard_input_are_quotes_and_a_wrong_one_is_told_as_check_does(transcript: Path) -> None:
    outcome = verify(transcript, stdin="we did [...] share them\n\nWith 1\nHow many of you\n")
    assert outcome.exit_code == 1
    assert outcome.stdout == (
        "verified: we did [...] share them\n"
        "  in Night one, paragraph 1\n"
        "  warning QUO025 the omission leaves out `not`, which can turn the sense of the quote\n"
        "    help: quote that word too; if the sense stays without it, put this aside with `suppress` and the reason\n"
        "\n"
        "mismatch: With 1\n"
        "  error QUO001 the quote has `1` where `source` has `1,024`\n"
        "    nearest passage of the source: With »1,024«\n"
        "    help: copy the words letter for letter; write an omission as `[...]` and an insertion as `[word]`\n"
        "\n"
        "mismatch: How many of you\n"
        "  error QUO001 the quoted words are the interviewer's in `source`\n"
        "    help: quote what a participant says\n"
        "\n"
        "1 of 3 quotes are in nights of N04.txt, word for word.\n"
    )


def test_a_locator_and_a_speaker_narrow_the_place(transcript: Path) -> None:
    assert verify(transcript, "--locator", "Night two", "--speaker", "N04", "Now we do").exit_code == 0
    assert "QUO002" in verify(transcript, "--locator", "Night two", "at first").stdout
    assert "QUO001" in verify(transcript, "--speaker", "INT", "at first").stdout


def test_json_has_the_version_of_the_rules_the_spans_and_the_faults(transcript: Path) -> None:
    outcome = verify(transcript, "--format", "json", "Now [...] travels", "Now we did")
    found, wrong = json.loads(outcome.stdout)["quotes"]
    assert outcome.exit_code == 1
    assert json.loads(outcome.stdout) == {
        "specification": SPECIFICATION,
        "source": "nights of N04.txt",
        "quotes": [found, wrong],
    }
    (place,) = found.pop("places")
    assert found == {"text": "Now [...] travels", "verdict": "verified", "faults": []}
    paragraph = "N04: Now we do, and news travels."
    assert [paragraph[start:end] for start, end in place.pop("pieces")] == ["Now", "travels"]
    assert [paragraph[start:end] for start, end in place.pop("omissions")] == [" we do, and news "]
    assert place == {"section": "Night two", "paragraph": 1, "passage": "Now we do, and news travels"}
    assert (wrong["verdict"], wrong["places"]) == ("mismatch", [])
    assert [(each["code"], each["severity"]) for each in wrong["faults"]] == [("QUO001", "error")]


def test_without_a_quote_or_with_an_empty_one_the_command_is_wrong(transcript: Path) -> None:
    nothing, empty = verify(transcript), verify(transcript, "")
    assert (nothing.exit_code, empty.exit_code) == (2, 2)
    assert "There is no quote." in nothing.stderr
    assert "That cannot be looked for: `` is empty." in empty.stderr


def test_a_text_that_cannot_be_read_is_told_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_bytes(b"# One\n\nCaf\xe9\n")
    outcome = verify(file, "Caf")
    assert (outcome.exit_code, outcome.stdout) == (1, "")
    assert outcome.stderr.startswith("words.txt:3:4: error YML004 the file is not saved in UTF-8")


def test_no_control_character_of_a_quote_reaches_the_terminal(transcript: Path) -> None:
    assert "\x1b" not in verify(transcript, "\x1b[2J").stdout
