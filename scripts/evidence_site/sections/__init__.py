"""Parts of pages: each in the module of its subject, with its template beside it, for any page to show."""
