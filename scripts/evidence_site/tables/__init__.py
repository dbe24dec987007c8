"""Tables of the synthesis in plain text: computed once, for pages and for files to take away."""
