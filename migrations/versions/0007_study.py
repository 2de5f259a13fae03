"""Interviews: the plan, the talks, and consent, names and answers in tables of their own.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('study',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('process_id', sa.Integer(), nullable=False),
    sa.Column('aim', sa.String(), nullable=False),
    sa.Column('keeper_id', sa.Integer(), nullable=True),
    sa.Column('keys_destroyed_at', sa.DateTime(), nullable=True),
    sa.Column('keys_destroyed_by', sa.String(), nullable=False),
    sa.Column('keys_destroyed', sa.Integer(), nullable=False),
    sa.Column('last_number', sa.Integer(), nullable=False),
    sa.Column('coders_apart', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['keeper_id'], ['account.id'], name=op.f('fk_study_keeper_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['process_id'], ['process.id'], name=op.f('fk_study_process_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_study')),
    sa.UniqueConstraint('process_id', name=op.f('uq_study_process_id'))
    )
    op.create_table('sample_group',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('study_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('wanted', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['study_id'], ['study.id'], name=op.f('fk_sample_group_study_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sample_group'))
    )
    with op.batch_alter_table('sample_group', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sample_group_study_id'), ['study_id'], unique=False)

    op.create_table('interview',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('study_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('pseudonym', sa.String(), nullable=False),
    sa.Column('mode', sa.String(), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=True),
    sa.Column('district', sa.String(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('planned_at', sa.DateTime(), nullable=True),
    sa.Column('interviewer_id', sa.Integer(), nullable=True),
    sa.Column('guide_version_id', sa.Integer(), nullable=False),
    sa.Column('begun_at', sa.DateTime(), nullable=True),
    sa.Column('finished_at', sa.DateTime(), nullable=True),
    sa.Column('withdrawn_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['group_id'], ['sample_group.id'], name=op.f('fk_interview_group_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['guide_version_id'], ['guide_version.id'], name=op.f('fk_interview_guide_version_id')),
    sa.ForeignKeyConstraint(['interviewer_id'], ['account.id'], name=op.f('fk_interview_interviewer_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['study_id'], ['study.id'], name=op.f('fk_interview_study_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_interview')),
    sa.UniqueConstraint('study_id', 'number', name=op.f('uq_interview_study_id_number')),
    sa.UniqueConstraint('study_id', 'pseudonym', name=op.f('uq_interview_study_id_pseudonym'))
    )
    with op.batch_alter_table('interview', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_interview_group_id'), ['group_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_interview_guide_version_id'), ['guide_version_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_interview_interviewer_id'), ['interviewer_id'], unique=False)
        batch_op.create_index('ix_interview_study_id_interviewer_id', ['study_id', 'interviewer_id'], unique=False)

    op.create_table('interview_answer',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('interview_id', sa.Integer(), nullable=False),
    sa.Column('question', sa.String(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('choice', sa.String(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('writer', sa.String(), nullable=False),
    sa.Column('turn', sa.Integer(), nullable=False),
    sa.Column('saved_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['interview_id'], ['interview.id'], name=op.f('fk_interview_answer_interview_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_interview_answer')),
    sa.UniqueConstraint('interview_id', 'question', name=op.f('uq_interview_answer_interview_id_question'))
    )
    with op.batch_alter_table('interview_answer', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_interview_answer_interview_id'), ['interview_id'], unique=False)

    op.create_table('interview_consent',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('interview_id', sa.Integer(), nullable=False),
    sa.Column('how', sa.String(), nullable=False),
    sa.Column('given_on', sa.Date(), nullable=False),
    sa.Column('may_quote', sa.Boolean(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('noted_at', sa.DateTime(), nullable=False),
    sa.Column('noted_by', sa.String(), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['interview_id'], ['interview.id'], name=op.f('fk_interview_consent_interview_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_interview_consent')),
    sa.UniqueConstraint('interview_id', name=op.f('uq_interview_consent_interview_id'))
    )
    op.create_table('interview_key',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('interview_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('contact', sa.String(), nullable=False),
    sa.Column('entered_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['interview_id'], ['interview.id'], name=op.f('fk_interview_key_interview_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_interview_key')),
    sa.UniqueConstraint('interview_id', name=op.f('uq_interview_key_interview_id'))
    )


def downgrade():
    op.drop_table('interview_key')
    op.drop_table('interview_consent')
    with op.batch_alter_table('interview_answer', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_interview_answer_interview_id'))

    op.drop_table('interview_answer')
    with op.batch_alter_table('interview', schema=None) as batch_op:
        batch_op.drop_index('ix_interview_study_id_interviewer_id')
        batch_op.drop_index(batch_op.f('ix_interview_interviewer_id'))
        batch_op.drop_index(batch_op.f('ix_interview_guide_version_id'))
        batch_op.drop_index(batch_op.f('ix_interview_group_id'))

    op.drop_table('interview')
    with op.batch_alter_table('sample_group', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sample_group_study_id'))

    op.drop_table('sample_group')
    op.drop_table('study')
