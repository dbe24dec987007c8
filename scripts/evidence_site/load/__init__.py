"""From the files of a project to its records, to what is wrong with them, and to where each stands."""

from evidence_site.load.positions import Positions
from evidence_site.load.project_files import Loaded, RecordFiles, load_project

__all__ = ["Loaded", "Positions", "RecordFiles", "load_project"]
