"""Everything that is worked out for the reader: pure functions from a checked corpus to frozen values."""
