"""Interview guides: worded, said in other languages, held as versions that never change.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

# Rows that never change: the database itself refuses.
TRIGGERS = {
    'sqlite': (
        "CREATE TRIGGER guide_version_no_update BEFORE UPDATE ON guide_version BEGIN SELECT RAISE(ABORT, 'a guide_version never changes'); END",
        "CREATE TRIGGER guide_version_no_delete BEFORE DELETE ON guide_version BEGIN SELECT RAISE(ABORT, 'a guide_version never changes'); END",
        "CREATE TRIGGER guide_version_no_replace BEFORE INSERT ON guide_version WHEN NEW.id IN (SELECT id FROM guide_version) OR EXISTS (SELECT 1 FROM guide_version WHERE guide_id = NEW.guide_id AND number = NEW.number) BEGIN SELECT RAISE(ABORT, 'a guide_version never changes'); END",
    ),
    'postgresql': (
        "CREATE OR REPLACE FUNCTION guide_version_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'a guide_version never changes'; END$$",
        'CREATE TRIGGER guide_version_no_update BEFORE UPDATE ON guide_version FOR EACH ROW EXECUTE FUNCTION guide_version_never_changes()',
        'CREATE TRIGGER guide_version_no_delete BEFORE DELETE ON guide_version FOR EACH ROW EXECUTE FUNCTION guide_version_never_changes()',
        'CREATE TRIGGER guide_version_no_truncate BEFORE TRUNCATE ON guide_version FOR EACH STATEMENT EXECUTE FUNCTION guide_version_never_changes()',
    ),
}


def upgrade():
    op.create_table('guide',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('process_id', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('target_group', sa.String(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('introduction', sa.String(), nullable=False),
    sa.Column('consent', sa.String(), nullable=False),
    sa.Column('closing', sa.String(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['process_id'], ['process.id'], name=op.f('fk_guide_process_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_guide'))
    )
    with op.batch_alter_table('guide', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_guide_process_id'), ['process_id'], unique=False)

    op.create_table('guide_section',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('guide_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['guide_id'], ['guide.id'], name=op.f('fk_guide_section_guide_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_guide_section'))
    )
    with op.batch_alter_table('guide_section', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_guide_section_guide_id'), ['guide_id'], unique=False)

    op.create_table('guide_version',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('guide_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('content', sa.String(), nullable=False),
    sa.Column('hash', sa.String(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('created_by_name', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['guide_id'], ['guide.id'], name=op.f('fk_guide_version_guide_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_guide_version')),
    sa.UniqueConstraint('guide_id', 'number', name=op.f('uq_guide_version_guide_id_number'))
    )
    with op.batch_alter_table('guide_version', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_guide_version_guide_id'), ['guide_id'], unique=False)

    op.create_table('guide_wording',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('guide_id', sa.Integer(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('place', sa.String(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('german', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['guide_id'], ['guide.id'], name=op.f('fk_guide_wording_guide_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_guide_wording')),
    sa.UniqueConstraint('guide_id', 'language', 'place', name=op.f('uq_guide_wording_guide_id_language_place'))
    )
    with op.batch_alter_table('guide_wording', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_guide_wording_guide_id'), ['guide_id'], unique=False)

    op.create_table('guide_question',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('section_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('options', sa.String(), nullable=False),
    sa.Column('prompts', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['section_id'], ['guide_section.id'], name=op.f('fk_guide_question_section_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_guide_question'))
    )
    with op.batch_alter_table('guide_question', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_guide_question_section_id'), ['section_id'], unique=False)

    for trigger in TRIGGERS[op.get_bind().dialect.name]:
        op.execute(trigger)


def downgrade():
    with op.batch_alter_table('guide_question', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_guide_question_section_id'))

    op.drop_table('guide_question')
    with op.batch_alter_table('guide_wording', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_guide_wording_guide_id'))

    op.drop_table('guide_wording')
    with op.batch_alter_table('guide_version', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_guide_version_guide_id'))

    op.drop_table('guide_version')
    with op.batch_alter_table('guide_section', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_guide_section_guide_id'))

    op.drop_table('guide_section')
    with op.batch_alter_table('guide', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_guide_process_id'))

    op.drop_table('guide')
    if op.get_bind().dialect.name == 'postgresql':
        op.execute('DROP FUNCTION IF EXISTS guide_version_never_changes()')
