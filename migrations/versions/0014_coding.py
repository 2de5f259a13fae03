"""Codes, marks on frozen texts, and memos.

Revision ID: 0014
Revises: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('code',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('study_id', sa.Integer(), nullable=False),
    sa.Column('parent_id', sa.Integer(), nullable=True),
    sa.Column('theme_field_id', sa.Integer(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('tone', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('definition', sa.String(), nullable=False),
    sa.Column('example', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['parent_id'], ['code.id'], name=op.f('fk_code_parent_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['study_id'], ['study.id'], name=op.f('fk_code_study_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['theme_field_id'], ['theme_field.id'], name=op.f('fk_code_theme_field_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_code'))
    )
    with op.batch_alter_table('code', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_code_parent_id'), ['parent_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_code_study_id'), ['study_id'], unique=False)

    op.create_table('interview_memo',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('interview_id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('written_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_interview_memo_account_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['interview_id'], ['interview.id'], name=op.f('fk_interview_memo_interview_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_interview_memo'))
    )
    with op.batch_alter_table('interview_memo', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_interview_memo_interview_id'), ['interview_id'], unique=False)

    op.create_table('coding',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('transcript_id', sa.Integer(), nullable=False),
    sa.Column('code_id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('start', sa.Integer(), nullable=False),
    sa.Column('end_', sa.Integer(), nullable=False),
    sa.Column('memo', sa.String(), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.CheckConstraint('start >= 0 AND start < end_', name=op.f('ck_coding_forward')),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_coding_account_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['code_id'], ['code.id'], name=op.f('fk_coding_code_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['transcript_id'], ['transcript.id'], name=op.f('fk_coding_transcript_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_coding')),
    sa.UniqueConstraint('transcript_id', 'code_id', 'account_id', 'start', 'end_', name=op.f('uq_coding_transcript_id_code_id_account_id_start_end_'))
    )
    with op.batch_alter_table('coding', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_coding_account_id'), ['account_id'], unique=False)
        batch_op.create_index('ix_coding_code_id_transcript_id', ['code_id', 'transcript_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_coding_transcript_id'), ['transcript_id'], unique=False)



def downgrade():
    with op.batch_alter_table('coding', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_coding_transcript_id'))
        batch_op.drop_index('ix_coding_code_id_transcript_id')
        batch_op.drop_index(batch_op.f('ix_coding_account_id'))

    op.drop_table('coding')
    with op.batch_alter_table('interview_memo', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_interview_memo_interview_id'))

    op.drop_table('interview_memo')
    with op.batch_alter_table('code', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_code_study_id'))
        batch_op.drop_index(batch_op.f('ix_code_parent_id'))

    op.drop_table('code')
