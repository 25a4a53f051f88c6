"""The moderators' pages: signing in, the queue, one comment.

Every page works without scripts, and none runs any. Nothing is ever changed by opening a page.
"""
