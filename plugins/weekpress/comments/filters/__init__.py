"""Spam filters, behind one protocol; see `protocol`."""
