"""What a field is for, beside it: the model's descriptions as comments in a record."""

from textwrap import wrap

from pydantic import BaseModel

from evidence_site.authoring.yaml_text import WIDTH
from evidence_site.diagnostics import FieldPath
from evidence_site.load.nodes import Fields, Items, Node, Scalar
from evidence_site.load.schema import field_at
from evidence_site.load.text import TextFile
from evidence_site.load.yaml_reader import read_yaml


def with_descriptions(text: str, model: type[BaseModel]) -> str:
    """Put what a field is for above each field of a record, above the first of its kind in a list only."""
    source = TextFile("", text)
    lines = text.splitlines(keepends=True)
    described: dict[int, list[str]] = {}
    for path, name in _names(read_yaml(source).root, ()):
        field = field_at(model, path)
        if field and field.description:
            line = source.line_at(name.start)
            indent = len(lines[line - 1]) - len(lines[line - 1].lstrip(" "))
            described.setdefault(line, []).extend(_comment(field.description, indent))
    return "".join("".join(described.get(number, ())) + line for number, line in enumerate(lines, 1))


def _names(node: Node | None, path: FieldPath) -> list[tuple[FieldPath, Scalar]]:
    """Give every field's name with the way to it, in a list only those that no item before had."""
    found: list[tuple[FieldPath, Scalar]] = []
    if isinstance(node, Fields):
        for name, (key, value) in node.fields.items():
            found += [((*path, name), key), *_names(value, (*path, name))]
    elif isinstance(node, Items):
        seen: set[FieldPath] = set()
        for number, item in enumerate(node.items):
            new = [each for each in _names(item, (*path, number)) if each[0][len(path) + 1 :] not in seen]
            seen |= {each[0][len(path) + 1 :] for each in new}
            found += new
    return found


def _comment(description: str, indent: int) -> list[str]:
    lead = " " * indent + "# "
    return [f"{lead}{line}\n" for line in wrap(description, WIDTH - len(lead))]
