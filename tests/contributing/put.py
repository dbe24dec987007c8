"""Puts what a page tells to write into a file: fields take the place of those of the same name."""

import sys
from pathlib import Path

import yaml


def put(path: Path, words: str) -> None:
    """Put fields into a YAML file."""
    fields = yaml.safe_load(path.read_text(encoding="utf-8")) | yaml.safe_load(words)
    path.write_text(yaml.safe_dump(fields, sort_keys=False, allow_unicode=True), encoding="utf-8")


if __name__ == "__main__":
    put(Path(sys.argv[1]), sys.stdin.read())
