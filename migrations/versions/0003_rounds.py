"""Rounds of every kind, with options, timer and pause; cards that wait to be shown.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

MOMENTS = ("called_at", "paused_at", "ends_at", "revealed_at")


def upgrade():
    with op.batch_alter_table("round") as batch:
        batch.add_column(sa.Column("minutes", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("options", sa.JSON(), nullable=False, server_default="{}"))
        for name in MOMENTS:
            batch.add_column(sa.Column(name, sa.DateTime(), nullable=True))
        batch.add_column(sa.Column("seconds_left", sa.Integer(), nullable=True))
    with op.batch_alter_table("round") as batch:
        batch.alter_column("options", server_default=None)
    op.execute("UPDATE round SET called_at = opened_at")
    with op.batch_alter_table("idea") as batch:
        batch.add_column(sa.Column("hung_at", sa.DateTime(), nullable=True))
    op.execute("UPDATE idea SET hung_at = created_at")


def downgrade():
    with op.batch_alter_table("idea") as batch:
        batch.drop_column("hung_at")
    with op.batch_alter_table("round") as batch:
        for name in ("seconds_left", *MOMENTS, "options", "minutes"):
            batch.drop_column(name)
