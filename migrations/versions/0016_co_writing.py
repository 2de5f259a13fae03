"""co_writing

Revision ID: 0016
Revises: 0015
"""

import sqlalchemy as sa
from alembic import op

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('live_text',
    sa.Column('section_id', sa.Integer(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('head', sa.String(), nullable=False),
    sa.Column('kept_seq', sa.Integer(), nullable=False),
    sa.Column('snapshot_seq', sa.Integer(), nullable=False),
    sa.Column('snapshot', sa.LargeBinary(), nullable=True),
    sa.ForeignKeyConstraint(['section_id'], ['section.id'], name=op.f('fk_live_text_section_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('section_id', name=op.f('pk_live_text'))
    )
    op.create_table('live_edit',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('section_id', sa.Integer(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('hash', sa.String(), nullable=False),
    sa.Column('data', sa.LargeBinary(), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_live_edit_account_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['section_id'], ['live_text.section_id'], name=op.f('fk_live_edit_section_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_live_edit')),
    sa.UniqueConstraint('section_id', 'hash', name=op.f('uq_live_edit_section_id_hash')),
    sa.UniqueConstraint('section_id', 'seq', name=op.f('uq_live_edit_section_id_seq'))
    )


def downgrade():
    op.drop_table('live_edit')
    op.drop_table('live_text')
