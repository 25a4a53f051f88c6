"""The tables, the same in SQLite and PostgreSQL.

What is personal is in two places: `comments.email`, sealed, and `submissions.sealed`, which is
gone after the days in which a filter can learn from it. A state is never without a row in `audit`,
and what is to be done about a state is a row in `jobs`, written in the same transaction.
Alembic's versions in `migrations/` lead here; a test compares the two.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from weekpress.comments.store.moments import Moment

metadata = MetaData(
    naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s", "pk": "pk_%(table_name)s"}
)

_NUMBER = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up only an INTEGER

comments = Table(
    "comments",
    metadata,
    Column("id", String(26), primary_key=True),
    Column("post", String(36), nullable=False),
    Column("parent", String(26), nullable=False),
    Column("name", Text, nullable=False),
    Column("website", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("original", Text, nullable=False),  # the words as they came, once they are edited
    Column("edited", Text, nullable=False),  # why, told to readers
    Column("email", LargeBinary),  # sealed; gone when it is no longer needed
    Column("email_key", String(64)),  # its keyed hash
    Column("body_key", String(64), nullable=False),  # the keyed hash of the words, for repetition
    Column("confirmed", Moment),  # when the address was proved to be theirs
    Column("state", String(16), nullable=False),
    Column("changed", Moment, nullable=False),  # when it came to be so
    Column("by_person", Boolean, nullable=False),  # whether a person took it there
    Column("verdict", String(16), nullable=False),
    Column("verdict_by", Text, nullable=False),
    Column("verdict_why", Text, nullable=False),
    Column("guid", Text, nullable=False),  # the filter's own name for its check
    Column("learned", String(4), nullable=False),  # what the filter was told since: spam, ham
    Column("received", Moment, nullable=False),
    Column("published", Moment),  # when it was approved
    Column("on_site", Boolean, nullable=False),  # whether its file is in the content
    Index("ix_comments_state_id", "state", "id"),
    Index("ix_comments_post_id", "post", "id"),
    Index("ix_comments_email_key", "email_key"),
    Index("ix_comments_body_key_received", "body_key", "received"),
    Index("ix_comments_received", "received"),
)

submissions = Table(
    "submissions",
    metadata,
    Column("comment", ForeignKey("comments.id"), primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("sender_key", String(64), nullable=False),  # the keyed hash of the network address
    Column("received", Moment, nullable=False),
    Index("ix_submissions_sender_key_received", "sender_key", "received"),
    Index("ix_submissions_received", "received"),
)

receipts = Table(
    "receipts",
    metadata,
    Column("fingerprint", String(64), primary_key=True),  # of the same words sent twice
    Column("comment", String(26), nullable=False),
    Column("received", Moment, nullable=False),
    Index("ix_receipts_received", "received"),
)

audit = Table(
    "audit",
    metadata,
    Column("number", _NUMBER, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("comment", String(26), nullable=False),
    Column("actor", Text, nullable=False),
    Column("by_person", Boolean, nullable=False),
    Column("step", String(16), nullable=False),
    Column("was", String(16), nullable=False),
    Column("now", String(16), nullable=False),
    Column("why", Text, nullable=False),
    Index("ix_audit_comment_number", "comment", "number"),
    Index("ix_audit_at", "at"),
)

jobs = Table(
    "jobs",
    metadata,
    Column("number", _NUMBER, primary_key=True, autoincrement=True),
    Column("kind", String(16), nullable=False),
    Column("comment", String(26), nullable=False),
    Column("due", Moment, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("asked", Integer, nullable=False),  # how often; a job asked for while it runs is kept
    Column("held_until", Moment),  # until when a worker has it
    Column("why", Text, nullable=False),
    UniqueConstraint("kind", "comment", name="uq_jobs_kind_comment"),
    Index("ix_jobs_kind_due", "kind", "due"),
)

chores = Table(
    "chores",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("due", Moment, nullable=False),
    Column("held_until", Moment),
)

links = Table(
    "links",
    metadata,
    Column("token_key", String(64), primary_key=True),
    Column("moderator", Text, nullable=False),  # as configured: name and address
    Column("expires", Moment, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_key", String(64), primary_key=True),
    Column("moderator", Text, nullable=False),
    Column("begun", Moment, nullable=False),
    Column("seen", Moment, nullable=False),
    Column("expires", Moment, nullable=False),
)

facts = Table(
    "facts",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)
"""A few words by name: what is sealed to tell the right key, what a filter complains of."""
