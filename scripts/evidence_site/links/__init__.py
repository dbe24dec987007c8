"""Checks the links of a built site: those within it and, in `external`, those to other sites."""
