"""The service's pages: what readers send, and what moderators see."""
