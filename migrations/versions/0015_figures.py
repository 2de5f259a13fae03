"""Figures of the districts.

Revision ID: 0015
Revises: 0014
"""

import sqlalchemy as sa
from alembic import op

revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('figure_file',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('process_id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('unit', sa.String(), nullable=False),
    sa.Column('counts_people', sa.Boolean(), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('as_of', sa.Date(), nullable=False),
    sa.Column('uploaded_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_figure_file_account_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['process_id'], ['process.id'], name=op.f('fk_figure_file_process_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_figure_file'))
    )
    with op.batch_alter_table('figure_file', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_figure_file_account_id'), ['account_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_figure_file_process_id'), ['process_id'], unique=False)

    op.create_table('statistic',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('process_id', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('sort_name', sa.String(), nullable=False),
    sa.Column('unit', sa.String(), nullable=False),
    sa.Column('counts_people', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['process_id'], ['process.id'], name=op.f('fk_statistic_process_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_statistic')),
    sa.UniqueConstraint('process_id', 'sort_name', name=op.f('uq_statistic_process_id_sort_name'))
    )
    with op.batch_alter_table('statistic', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_statistic_process_id'), ['process_id'], unique=False)

    op.create_table('figure',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('statistic_id', sa.Integer(), nullable=False),
    sa.Column('district_id', sa.Integer(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('value', sa.Double(), nullable=True),
    sa.Column('is_small', sa.Boolean(), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('as_of', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['district_id'], ['district.id'], name=op.f('fk_figure_district_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['statistic_id'], ['statistic.id'], name=op.f('fk_figure_statistic_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_figure')),
    sa.UniqueConstraint('statistic_id', 'year', 'district_id', name=op.f('uq_figure_statistic_id_year_district_id'))
    )
    with op.batch_alter_table('figure', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_figure_district_id'), ['district_id'], unique=False)


def downgrade():
    with op.batch_alter_table('figure', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_figure_district_id'))

    op.drop_table('figure')
    with op.batch_alter_table('statistic', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_statistic_process_id'))

    op.drop_table('statistic')
    with op.batch_alter_table('figure_file', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_figure_file_process_id'))
        batch_op.drop_index(batch_op.f('ix_figure_file_account_id'))

    op.drop_table('figure_file')
