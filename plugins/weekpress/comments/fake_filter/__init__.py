"""A stand-in for Akismet on this machine, by its contract: for tests and for trying things out."""
