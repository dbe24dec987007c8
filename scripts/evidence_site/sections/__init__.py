"""What several pages show: each part of a page in the module of its subject, with its template beside it."""
