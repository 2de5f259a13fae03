"""Organisations: who does what, for whom and where.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('organisation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('process_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('sort_name', sa.String(), nullable=False),
    sa.Column('bench', sa.String(), nullable=True),
    sa.Column('offers', sa.String(), nullable=False),
    sa.Column('audience', sa.String(), nullable=False),
    sa.Column('languages', sa.String(), nullable=False),
    sa.Column('districts', sa.String(), nullable=False),
    sa.Column('address', sa.String(), nullable=False),
    sa.Column('website', sa.String(), nullable=False),
    sa.Column('email', sa.String(), nullable=False),
    sa.Column('phone', sa.String(), nullable=False),
    sa.Column('contact', sa.String(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('public', sa.String(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('public_words', sa.String(), nullable=False),
    sa.Column('changed_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['process_id'], ['process.id'], name=op.f('fk_organisation_process_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_organisation')),
    sa.UniqueConstraint('process_id', 'sort_name', name=op.f('uq_organisation_process_id_sort_name'))
    )
    with op.batch_alter_table('organisation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_organisation_process_id'), ['process_id'], unique=False)



def downgrade():
    with op.batch_alter_table('organisation', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_organisation_process_id'))

    op.drop_table('organisation')
