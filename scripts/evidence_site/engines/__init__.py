"""Site builders: MkDocs with our plugin, or a project that other builders read."""
