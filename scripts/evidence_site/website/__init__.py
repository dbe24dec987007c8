"""The records as the site publishes them: which, in what order, and how they relate to one another."""
