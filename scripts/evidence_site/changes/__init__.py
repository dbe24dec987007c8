"""What changed in the evidence between two states of a project, in words."""

from evidence_site.changes.change import Change, How, Weight
from evidence_site.changes.compare import compare

__all__ = ["Change", "How", "Weight", "compare"]
