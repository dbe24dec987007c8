"""What helps to write records: a site to begin with, new records, and mends that are safe to leave to a machine."""
