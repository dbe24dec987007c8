"""Names under which people look for a place for effects of interventions, which records of findings do not have.

The terms are those of GRADE (Guyatt et al. 2011, doi:10.1016/j.jclinepi.2010.04.026) and of tables of effects.
"""

from evidence_site.diagnostics import FieldPath

_CERTAINTY = (
    "certainty",
    "certainty_of_evidence",
    "grade",
    "quality_of_evidence",
    "risk_of_bias",
    "inconsistency",
    "indirectness",
    "imprecision",
    "publication_bias",
    "large_effect",
    "dose_response",
)
_EFFECTS = (
    "effect",
    "effects",
    "effect_size",
    "relative_effect",
    "absolute_effect",
    "estimate",
    "pooled",
    "pooled_effect",
    "pooled_estimate",
    "odds_ratio",
    "risk_ratio",
    "risk_difference",
    "relative_risk",
    "hazard_ratio",
    "mean_difference",
    "standardised_mean_difference",
    "standardized_mean_difference",
    "smd",
    "confidence_interval",
    "ci",
    "p_value",
    "i2",
    "i_squared",
    "heterogeneity",
    "meta_analysis",
    "forest_plot",
)
_NAMES = frozenset({*_CERTAINTY, *_EFFECTS})
_MOST_TOLD = 4


def is_of_effects(name: str) -> bool:
    """Whether a field's name asks for a place for an effect, or for the certainty of one."""
    return name.strip().casefold().replace("-", "_").replace(" ", "_") in _NAMES


def names_of_effects(paths: list[FieldPath]) -> list[str]:
    """Return the names of some unknown fields that ask for such a place, each once; few enough to be read."""
    return [*dict.fromkeys(str(each[-1]) for each in paths if is_of_effects(str(each[-1])))][:_MOST_TOLD]
