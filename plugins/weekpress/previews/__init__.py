"""Previews: sites that strangers built from what they propose → folders beside the live site.

    open pull requests ─▶ Proposal ─┐
    artifacts of their checks ──────┴▶ the one built from its last commit   (github)
    its archive ─▶ names and sizes judged, or all of it refused             (archive)
             └──▶ each file made harmless, or left out                      (harmless)
                  └──▶ a folder named by the number, while there is room    (placing)

Whoever opens a pull request writes what is in its archive: every byte is hostile. Nothing of it is
run, and nothing it does keeps the live site from being published.
How a team sets it up: docs/how-to/check-in-ci.md.
"""
