"""The records as the site publishes them: which, in what order, at which address, and in which words."""
