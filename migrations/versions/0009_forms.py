"""Guides as forms that people fill in themselves: links, and passes of which only hashes are kept.

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('form_link',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('study_id', sa.Integer(), nullable=False),
    sa.Column('guide_version_id', sa.Integer(), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=True),
    sa.Column('token', sa.String(), nullable=False),
    sa.Column('most', sa.Integer(), nullable=False),
    sa.Column('begun', sa.Integer(), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.Column('closed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['group_id'], ['sample_group.id'], name=op.f('fk_form_link_group_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['guide_version_id'], ['guide_version.id'], name=op.f('fk_form_link_guide_version_id')),
    sa.ForeignKeyConstraint(['study_id'], ['study.id'], name=op.f('fk_form_link_study_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_form_link')),
    sa.UniqueConstraint('token', name=op.f('uq_form_link_token'))
    )
    with op.batch_alter_table('form_link', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_form_link_study_id'), ['study_id'], unique=False)

    op.create_table('form_pass',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('link_id', sa.Integer(), nullable=False),
    sa.Column('interview_id', sa.Integer(), nullable=False),
    sa.Column('token_hash', sa.LargeBinary(), nullable=False),
    sa.Column('receipt_hash', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['interview_id'], ['interview.id'], name=op.f('fk_form_pass_interview_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['link_id'], ['form_link.id'], name=op.f('fk_form_pass_link_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_form_pass')),
    sa.UniqueConstraint('interview_id', name=op.f('uq_form_pass_interview_id')),
    sa.UniqueConstraint('receipt_hash', name=op.f('uq_form_pass_receipt_hash')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_form_pass_token_hash'))
    )
    with op.batch_alter_table('form_pass', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_form_pass_link_id'), ['link_id'], unique=False)



def downgrade():
    with op.batch_alter_table('form_pass', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_form_pass_link_id'))

    op.drop_table('form_pass')
    with op.batch_alter_table('form_link', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_form_link_study_id'))

    op.drop_table('form_link')
