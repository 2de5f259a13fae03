"""Guides as forms that people fill in themselves; texts of talks, frozen once names and places are out.

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None

# Rows that never change: the database itself refuses.
TRIGGERS = {
    'sqlite': (
        "CREATE TRIGGER transcript_no_update BEFORE UPDATE ON transcript WHEN NOT (OLD.frozen_at IS NULL OR (NEW.text = '' AND NEW.erased_at IS NOT NULL)) BEGIN SELECT RAISE(ABORT, 'a transcript never changes'); END",
        "CREATE TRIGGER transcript_no_delete BEFORE DELETE ON transcript BEGIN SELECT RAISE(ABORT, 'a transcript never changes'); END",
        "CREATE TRIGGER transcript_no_replace BEFORE INSERT ON transcript WHEN NEW.id IN (SELECT id FROM transcript) OR EXISTS (SELECT 1 FROM transcript WHERE interview_id = NEW.interview_id) BEGIN SELECT RAISE(ABORT, 'a transcript never changes'); END",
    ),
    'postgresql': (
        "CREATE OR REPLACE FUNCTION transcript_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'a transcript never changes'; END$$",
        "CREATE TRIGGER transcript_no_update BEFORE UPDATE ON transcript FOR EACH ROW WHEN (NOT (OLD.frozen_at IS NULL OR (NEW.text = '' AND NEW.erased_at IS NOT NULL))) EXECUTE FUNCTION transcript_never_changes()",
        'CREATE TRIGGER transcript_no_delete BEFORE DELETE ON transcript FOR EACH ROW EXECUTE FUNCTION transcript_never_changes()',
        'CREATE TRIGGER transcript_no_truncate BEFORE TRUNCATE ON transcript FOR EACH STATEMENT EXECUTE FUNCTION transcript_never_changes()',
    ),
}


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

    op.create_table('transcript',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('interview_id', sa.Integer(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('written_at', sa.DateTime(), nullable=False),
    sa.Column('frozen_at', sa.DateTime(), nullable=True),
    sa.Column('frozen_by', sa.String(), nullable=False),
    sa.Column('hash', sa.String(), nullable=False),
    sa.Column('erased_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['interview_id'], ['interview.id'], name=op.f('fk_transcript_interview_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_transcript')),
    sa.UniqueConstraint('interview_id', name=op.f('uq_transcript_interview_id'))
    )
    op.create_table('kept_word',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('transcript_id', sa.Integer(), nullable=False),
    sa.Column('word', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['transcript_id'], ['transcript.id'], name=op.f('fk_kept_word_transcript_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_kept_word')),
    sa.UniqueConstraint('transcript_id', 'word', name=op.f('uq_kept_word_transcript_id_word'))
    )
    with op.batch_alter_table('kept_word', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_kept_word_transcript_id'), ['transcript_id'], unique=False)

    for trigger in TRIGGERS[op.get_bind().dialect.name]:
        op.execute(trigger)


def downgrade():
    with op.batch_alter_table('kept_word', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_kept_word_transcript_id'))

    op.drop_table('kept_word')
    op.drop_table('transcript')
    with op.batch_alter_table('form_pass', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_form_pass_link_id'))

    op.drop_table('form_pass')
    with op.batch_alter_table('form_link', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_form_link_study_id'))

    op.drop_table('form_link')
    if op.get_bind().dialect.name == 'postgresql':
        op.execute('DROP FUNCTION IF EXISTS transcript_never_changes()')
