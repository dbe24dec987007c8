"""What changed, for programs, as a JSON object."""

import json

from evidence_site.changes.change import Change
from evidence_site.changes.comparison import Comparison
from evidence_site.changes.reading import State


def json_object(comparison: Comparison) -> str:
    r"""Give an object with what was compared, what could not be, and the changes, the heaviest first.

    It has these members, and no others:

    - `before`, `after`: an object with `revision`, the commit as it was asked for, and `commit`, its whole id; both are
      `null` for the files as they are now
    - `not_compared`: a list of sentences, one for each file that could not be read
    - `changes`: a list of objects, each with
      - `weight`: `findings`, `claims`, `grounds`, `checks`, `studies`, `references`, `wording`, `keeping` or `unshown`
      - `kind`, `record`, `title`: the record: `finding`, `study`, `synthesis`, `reference` or `source`; its id or key;
        and its title
      - `field`: what changed in it, as in `statement` or `quotes.q1.locator`; empty for the record as a whole
      - `how`: `withdrawn`, `removed`, `superseded`, `unpublished`, `published`, `added`, `renamed`, `replaced`,
        `changed`, `lowered`, `raised` or `reordered`
      - `phrase`: the change in a few words
      - `before`, `after`: the texts or values; empty where there was none, or where there would be nothing to see
      - `note`: what explains the change, such as the reason for a level of confidence; may be empty
      - `caution`: why an editor should look at it; empty if there is no special reason

    The text is ASCII; other characters are escaped (`\u00e9`), so that it passes through every log unharmed.
    """
    written = {
        "before": _state(comparison.before),
        "after": _state(comparison.after),
        "not_compared": list(comparison.gaps()),
        "changes": [_members(each) for each in comparison.changes],
    }
    # GitHub's runner obeys `##[command]` anywhere in a line (actions/runner, ActionCommand.cs).
    return json.dumps(written, indent=2).replace("##[", "##\\u005b")


def _state(state: State) -> dict[str, str | None]:
    commit = state.commit
    return {"revision": commit.revision if commit else None, "commit": commit.id if commit else None}


def _members(change: Change) -> dict[str, str]:
    return {
        "weight": change.weight.value,
        "kind": change.record.kind.value,
        "record": change.record.id,
        "title": change.title,
        "field": change.field,
        "how": change.how.value,
        "phrase": change.phrase,
        "before": change.before,
        "after": change.after,
        "note": change.note,
        "caution": change.caution,
    }
