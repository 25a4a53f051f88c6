"""The first schema: comments, what was submitted, what was decided, and what is to be done.

Frozen: it says what the tables were, not what they are.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from weekpress.comments.store.moments import Moment

revision = "0001"
down_revision = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """From nothing to these tables."""
    _comments()
    _submissions()
    _receipts()
    _audit()
    _jobs()
    _chores()
    _links()
    _sessions()
    _facts()


def _comments() -> None:
    op.create_table(
        "comments",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("post", sa.String(length=36), nullable=False),
        sa.Column("parent", sa.String(length=26), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("website", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("original", sa.Text(), nullable=False),
        sa.Column("edited", sa.Text(), nullable=False),
        sa.Column("email", sa.LargeBinary(), nullable=True),
        sa.Column("email_key", sa.String(length=64), nullable=True),
        sa.Column("body_key", sa.String(length=64), nullable=False),
        sa.Column("confirmed", Moment(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("changed", Moment(), nullable=False),
        sa.Column("by_person", sa.Boolean(), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.Column("verdict_by", sa.Text(), nullable=False),
        sa.Column("verdict_why", sa.Text(), nullable=False),
        sa.Column("guid", sa.Text(), nullable=False),
        sa.Column("learned", sa.String(length=4), nullable=False),
        sa.Column("received", Moment(), nullable=False),
        sa.Column("published", Moment(), nullable=True),
        sa.Column("on_site", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_comments"),
    )
    op.create_index("ix_comments_body_key_received", "comments", ["body_key", "received"])
    op.create_index("ix_comments_email_key", "comments", ["email_key"])
    op.create_index("ix_comments_post_id", "comments", ["post", "id"])
    op.create_index("ix_comments_received", "comments", ["received"])
    op.create_index("ix_comments_state_id", "comments", ["state", "id"])


def _submissions() -> None:
    op.create_table(
        "submissions",
        sa.Column("comment", sa.String(length=26), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("sender_key", sa.String(length=64), nullable=False),
        sa.Column("received", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["comment"], ["comments.id"]),
        sa.PrimaryKeyConstraint("comment", name="pk_submissions"),
    )
    op.create_index("ix_submissions_received", "submissions", ["received"])
    op.create_index("ix_submissions_sender_key_received", "submissions", ["sender_key", "received"])


def _receipts() -> None:
    op.create_table(
        "receipts",
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("comment", sa.String(length=26), nullable=False),
        sa.Column("received", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", name="pk_receipts"),
    )
    op.create_index("ix_receipts_received", "receipts", ["received"])


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("number", _NUMBER, autoincrement=True, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("comment", sa.String(length=26), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("by_person", sa.Boolean(), nullable=False),
        sa.Column("step", sa.String(length=16), nullable=False),
        sa.Column("was", sa.String(length=16), nullable=False),
        sa.Column("now", sa.String(length=16), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_audit"),
    )
    op.create_index("ix_audit_at", "audit", ["at"])
    op.create_index("ix_audit_comment_number", "audit", ["comment", "number"])


def _jobs() -> None:
    op.create_table(
        "jobs",
        sa.Column("number", _NUMBER, autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("comment", sa.String(length=26), nullable=False),
        sa.Column("due", Moment(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("held_until", Moment(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_jobs"),
        sa.UniqueConstraint("kind", "comment", name="uq_jobs_kind_comment"),
    )
    op.create_index("ix_jobs_kind_due", "jobs", ["kind", "due"])


def _chores() -> None:
    op.create_table(
        "chores",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("due", Moment(), nullable=False),
        sa.Column("held_until", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("name", name="pk_chores"),
    )


def _links() -> None:
    op.create_table(
        "links",
        sa.Column("token_key", sa.String(length=64), nullable=False),
        sa.Column("moderator", sa.Text(), nullable=False),
        sa.Column("expires", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("token_key", name="pk_links"),
    )


def _sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("token_key", sa.String(length=64), nullable=False),
        sa.Column("moderator", sa.Text(), nullable=False),
        sa.Column("begun", Moment(), nullable=False),
        sa.Column("seen", Moment(), nullable=False),
        sa.Column("expires", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("token_key", name="pk_sessions"),
    )


def _facts() -> None:
    op.create_table(
        "facts",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_facts"),
    )
