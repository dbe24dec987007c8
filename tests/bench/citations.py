"""Times a site whose pages hold 200 citations each beside the same site with the same words and no citation.

Half of the pages come from records, half are written by hand; together they make up most of the site. The citations
are of 200 works, in all of Pandoc's forms, and each leads back from the list. Prints CPU seconds (user and system, of
the whole MkDocs process) of a full build and their ratio, the median of the rounds; and the same of what the pages add
to a build without any of them, where a few milliseconds of links stand beside the few that such a page takes.
"""

import shutil
import statistics
import sys
import tempfile
from itertools import cycle
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from full_build import MINIMAL, cpu_seconds

CITATIONS = 200
PAGES = 40
"""Of each kind."""
ROUNDS = 5
MOST = 1.15
FORMS = (
    ("[@{key}]", "(Quill {year})"),
    ("[see @{key}, p. 3]", "(see Quill {year}, p. 3)"),
    ("@{key}", "Quill ({year})"),
    ("[-@{key}]", "({year})"),
)
"""Each form of a citation, and the same in words."""
LONG = "The keepers of the {number}th house lit one lamp before they spoke of the night to anyone {cited}."
SHORT = "They lit one lamp {cited}."
"""A field of a record holds so much text, and no more."""
SENTENCES_OF_A_PARAGRAPH = 5


def written(sentence: str, numbers: range, *, cites: bool) -> str:
    """Write a text: a citation to each sentence, or its words."""
    sentences = []
    for number, form in zip(numbers, cycle(FORMS), strict=False):
        cited = form[0 if cites else 1].format(key=f"quill{number}", year=1800 + number)
        sentences.append(sentence.format(number=number, cited=cited))
    paragraphs = range(0, len(sentences), SENTENCES_OF_A_PARAGRAPH)
    return "\n\n".join(" ".join(sentences[start : start + SENTENCES_OF_A_PARAGRAPH]) for start in paragraphs)


def indented(text: str, by: int) -> str:
    """Write a text as a block of YAML."""
    return "|\n" + "".join(f"{' ' * by}{line}".rstrip() + "\n" for line in text.split("\n"))


def write_site(project: Path, *, pages: int, cites: bool) -> None:
    """Write the minimal golden project with the works, and with pages that cite them or say the same in words."""
    shutil.copytree(MINIMAL, project, ignore=shutil.ignore_patterns("expected"))
    bibliography = project / "references" / "references.bib"
    works = (
        f"@article{{quill{number}, author = {{Quill, Rufus}}, title = {{The {number}th lamp}}, "
        f"journal = {{Journal of Imaginary Crafts}}, year = {{{1800 + number}}}, doi = {{10.5555/{number}}}}}\n"
        for number in range(CITATIONS)
    )
    bibliography.write_text(bibliography.read_text(encoding="utf-8") + "\n" + "".join(works), encoding="utf-8")
    half = CITATIONS // 2
    summary = indented(written(SHORT, range(half), cites=cites), 2)
    note = indented(written(SHORT, range(half, CITATIONS), cites=cites), 6)
    record = (project / "findings" / "light-first.yml").read_text(encoding="utf-8")
    record = record.replace("evidence:\n", f"summary: {summary}evidence:\n")
    record = record.replace("relation: contributes\n", f"relation: contributes\n    note: {note}")
    by_hand = written(LONG, range(CITATIONS), cites=cites)
    for number in range(pages):
        finding = record.replace("title: Light first", f"title: Light first, number {number}")
        (project / "findings" / f"light-{number}.yml").write_text(finding, encoding="utf-8")
        (project / "docs" / f"page-{number}.md").write_text(f"# Page {number}\n\n{by_hand}\n", encoding="utf-8")


def main() -> None:
    """Measure and print."""
    sites = {"cited": (PAGES, True), "in words": (PAGES, False), "without the pages": (0, False)}
    with tempfile.TemporaryDirectory() as folder:
        for name, (pages, cites) in sites.items():
            write_site(Path(folder, name), pages=pages, cites=cites)
        rounds = [{name: cpu_seconds(Path(folder, name)) for name in sites} for _ in range(ROUNDS)]
    print(f"{2 * PAGES} pages with {CITATIONS} citations each, CPU seconds, median of {ROUNDS} rounds")  # noqa: T201
    for name in sites:
        print(f"  {name:20} {statistics.median(each[name] for each in rounds):6.2f}")  # noqa: T201
    whole = statistics.median(each["cited"] / each["in words"] for each in rounds)
    pages = statistics.median(
        (each["cited"] - each["without the pages"]) / (each["in words"] - each["without the pages"]) for each in rounds
    )
    print(f"  ratio                {whole:6.2f}  (at most {MOST})")  # noqa: T201
    print(f"  of the pages alone   {pages:6.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
