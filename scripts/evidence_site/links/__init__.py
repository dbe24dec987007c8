"""The links of a built site: those within it, and, apart from them, those that lead to other sites."""
