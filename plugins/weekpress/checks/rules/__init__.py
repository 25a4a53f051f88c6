"""One rule a file: see weekpress.checks.rule for what is in one."""
