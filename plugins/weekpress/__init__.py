"""Weekpress: a team's Markdown, written by pull request, as an accessible static blog.

Each module or package here is a room; `docs/decisions/0001-rooms.md` says which may know which.
"""
