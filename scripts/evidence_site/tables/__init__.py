"""The rows of the tables of a synthesis, in plain words: one model for pages and exports."""
