"""Where the bytes go: into MkDocs as it builds, or into a folder that another builder reads."""
