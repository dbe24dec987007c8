"""Mends that leave no choice: each changes how a record is written, and none what it says."""

from evidence_site.authoring.mending.mend import Mended, mend

__all__ = ["Mended", "mend"]
