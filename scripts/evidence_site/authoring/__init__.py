"""What helps to write records: a new site, new records and references, and safe automatic fixes."""

from evidence_site.authoring.new_assessment import new_assessment
from evidence_site.authoring.new_finding import new_finding
from evidence_site.authoring.new_flow import new_flow
from evidence_site.authoring.new_quote import new_quote
from evidence_site.authoring.new_reference import new_reference
from evidence_site.authoring.new_study import new_study
from evidence_site.authoring.new_theme import new_theme

NEW = (new_finding, new_quote, new_study, new_reference, new_theme, new_assessment, new_flow)
"""The commands of `evidence-site new`."""
