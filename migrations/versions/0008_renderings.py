"""German words beside cards in other languages.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "rendering",
        sa.Column("idea_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("of_text", sa.String(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("machine", sa.String(), nullable=True),
        sa.Column("rendered_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("length(text) BETWEEN 1 AND 600", name=op.f("ck_rendering_short")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_rendering_account_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["idea_id"], ["idea.id"], name=op.f("fk_rendering_idea_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("idea_id", name=op.f("pk_rendering")),
    )


def downgrade():
    op.drop_table("rendering")
