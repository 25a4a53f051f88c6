"""Rules over sources and pages: findings with file, line and what to do.

For now: `sources`, the faults of reading. Each further rule will be a file of its own.
"""
