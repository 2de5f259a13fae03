"""Offers and needs of the districts, and which goals answer them.

Revision ID: 0019
Revises: 0018
"""

import sqlalchemy as sa
from alembic import op

revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('district_offer',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('process_id', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=True),
    sa.Column('district_id', sa.Integer(), nullable=True),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('audience', sa.String(), nullable=False),
    sa.Column('migration', sa.Integer(), nullable=False),
    sa.Column('life', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['district_id'], ['district.id'], name=op.f('fk_district_offer_district_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_district_offer_organisation_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['process_id'], ['process.id'], name=op.f('fk_district_offer_process_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_district_offer'))
    )
    with op.batch_alter_table('district_offer', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_district_offer_district_id'), ['district_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_district_offer_organisation_id'), ['organisation_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_district_offer_process_id'), ['process_id'], unique=False)

    op.create_table('need',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('process_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('district_id', sa.Integer(), nullable=True),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('audience', sa.String(), nullable=False),
    sa.Column('migration', sa.Integer(), nullable=False),
    sa.Column('life', sa.Integer(), nullable=False),
    sa.Column('urgency', sa.Integer(), nullable=False),
    sa.Column('keys', sa.String(), nullable=False),
    sa.Column('statistic_id', sa.Integer(), nullable=True),
    sa.Column('observed', sa.String(), nullable=False),
    sa.Column('written_at', sa.DateTime(), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['district_id'], ['district.id'], name=op.f('fk_need_district_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['process_id'], ['process.id'], name=op.f('fk_need_process_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['statistic_id'], ['statistic.id'], name=op.f('fk_need_statistic_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_need')),
    sa.UniqueConstraint('process_id', 'number', name=op.f('uq_need_process_id_number'))
    )
    with op.batch_alter_table('need', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_need_district_id'), ['district_id'], unique=False)

    op.create_table('need_goal',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('need_id', sa.Integer(), nullable=False),
    sa.Column('goal_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['goal_id'], ['goal.id'], name=op.f('fk_need_goal_goal_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['need_id'], ['need.id'], name=op.f('fk_need_goal_need_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_need_goal')),
    sa.UniqueConstraint('need_id', 'goal_id', name=op.f('uq_need_goal_need_id_goal_id'))
    )
    with op.batch_alter_table('need_goal', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_need_goal_goal_id'), ['goal_id'], unique=False)


def downgrade():
    with op.batch_alter_table('need_goal', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_need_goal_goal_id'))

    op.drop_table('need_goal')
    with op.batch_alter_table('need', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_need_district_id'))

    op.drop_table('need')
    with op.batch_alter_table('district_offer', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_district_offer_process_id'))
        batch_op.drop_index(batch_op.f('ix_district_offer_organisation_id'))
        batch_op.drop_index(batch_op.f('ix_district_offer_district_id'))

    op.drop_table('district_offer')
