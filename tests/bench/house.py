"""Measures the code of this checkout, and of a second one beside it: `python tests/bench/house.py --against PATH`.

Prints, for each package, its modules and its lines of code, docstrings and comments; the lines of JavaScript; and the
CPU seconds (user and system, median of the rounds) of `evidence-site check` and `build` on the checkout's own project.
The second checkout needs a `.venv` of its own, and is not changed.
"""

import argparse
import ast
import os
import resource
import statistics
import subprocess
import tempfile
import tokenize
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROUNDS = 5
KINDS = ("modules", "lines", "code", "docstrings", "comments")
Counts = Counter[str]


def count(module: Path) -> Counts:
    """Count the lines of a module; what is neither empty nor a docstring nor only a comment is code."""
    text = module.read_text("utf-8")
    written = {number for number, line in enumerate(text.splitlines(), 1) if line.strip()}
    docstrings = written & {
        number
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for number in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    with module.open("rb") as file:
        comments = {
            token.start[0]
            for token in tokenize.tokenize(file.readline)
            if token.type == tokenize.COMMENT and token.line.lstrip().startswith("#")
        }
    return Counter(
        modules=1,
        lines=len(text.splitlines()),
        code=len(written - docstrings - comments),
        docstrings=len(docstrings),
        comments=len(comments),
    )


def count_packages(checkout: Path) -> dict[str, Counts]:
    """Count by package; `cli` and the like, which are modules, stand together as `(modules)`."""
    package = checkout / "scripts" / "evidence_site"
    counts: dict[str, Counts] = {}
    for module in sorted(package.rglob("*.py")):
        first, *rest = module.relative_to(package).parts
        counts.setdefault(first if rest else "(modules)", Counter()).update(count(module))
    counts["all"] = sum(counts.values(), Counter())
    return counts


def count_javascript(checkout: Path) -> int:
    """Count the lines of the scripts of the theme."""
    scripts = checkout / "scripts" / "evidence_site" / "theme" / "scripts"
    return sum(len(path.read_text("utf-8").splitlines()) for path in scripts.rglob("*.js"))


def cpu_seconds(checkout: Path, *words: str) -> float:
    """Return the median CPU seconds of a command of `evidence-site`, run on the checkout's own project."""
    with tempfile.TemporaryDirectory() as folder:
        # Bytecode stays out of the checkout; a round that does not count writes it.
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder, "NO_MKDOCS_2_WARNING": "1"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        command = [checkout / ".venv" / "bin" / "evidence-site", *words]
        seconds = [_run(command, checkout, environment) for _ in range(ROUNDS + 1)]
    return statistics.median(seconds[1:])


def _run(command: list[Path | str], checkout: Path, environment: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=checkout, env=environment, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def rows(checkouts: list[Path]) -> Iterator[tuple[str, list[str]]]:
    """Yield the rows of the table: a name, and the numbers of each checkout."""
    counted = [count_packages(each) for each in checkouts]
    for name in [*sorted({name for each in counted for name in each} - {"all"}), "all"]:
        yield name, [f"{each.get(name, Counter())[kind]}" for each in counted for kind in KINDS]
    yield "JavaScript, lines", [f"{count_javascript(each)}" for each in checkouts]
    with tempfile.TemporaryDirectory() as folder:
        for words in (("check",), ("build", "--site-dir", str(Path(folder, "site")))):
            yield f"{words[0]}, CPU seconds", [f"{cpu_seconds(each, *words):.2f}" for each in checkouts]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measures the code of this checkout.")
    parser.add_argument("--against", type=Path, metavar="PATH", help="a second checkout, to stand beside this one")
    other = parser.parse_args().against
    checkouts = [ROOT, *([other.resolve()] if other else [])]
    if other:
        print(f"{'':20}", *(f"{name:>54}" for name in ("this checkout", "the other")))  # noqa: T201
    print(f"{'':20}", *(f"{kind:>10}" for _ in checkouts for kind in KINDS))  # noqa: T201
    for name, numbers in rows(checkouts):
        width = 10 if len(numbers) > len(checkouts) else 10 * len(KINDS) + len(KINDS) - 1
        print(f"{name:20}", *(f"{number:>{width}}" for number in numbers), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
