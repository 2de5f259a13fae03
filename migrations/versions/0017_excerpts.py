"""Quotations out of talks.

Revision ID: 0017
Revises: 0016
"""

import sqlalchemy as sa
from alembic import op

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None

# Rows that never change: the database itself refuses.
TRIGGERS = {
    'sqlite': (
        "CREATE TRIGGER excerpt_no_update BEFORE UPDATE ON excerpt WHEN NOT (NEW.text = OLD.text OR (NEW.text = '' AND NEW.erased_at IS NOT NULL)) BEGIN SELECT RAISE(ABORT, 'a excerpt never changes'); END",
        "CREATE TRIGGER excerpt_no_delete BEFORE DELETE ON excerpt BEGIN SELECT RAISE(ABORT, 'a excerpt never changes'); END",
        "CREATE TRIGGER excerpt_no_replace BEFORE INSERT ON excerpt WHEN NEW.id IN (SELECT id FROM excerpt) OR EXISTS (SELECT 1 FROM excerpt WHERE interview_id = NEW.interview_id AND number = NEW.number) BEGIN SELECT RAISE(ABORT, 'a excerpt never changes'); END",
    ),
    'postgresql': (
        "CREATE OR REPLACE FUNCTION excerpt_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'a excerpt never changes'; END$$",
        "CREATE TRIGGER excerpt_no_update BEFORE UPDATE ON excerpt FOR EACH ROW WHEN (NOT (NEW.text = OLD.text OR (NEW.text = '' AND NEW.erased_at IS NOT NULL))) EXECUTE FUNCTION excerpt_never_changes()",
        'CREATE TRIGGER excerpt_no_delete BEFORE DELETE ON excerpt FOR EACH ROW EXECUTE FUNCTION excerpt_never_changes()',
        'CREATE TRIGGER excerpt_no_truncate BEFORE TRUNCATE ON excerpt FOR EACH STATEMENT EXECUTE FUNCTION excerpt_never_changes()',
    ),
}


def upgrade():
    op.create_table('excerpt',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('interview_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('start', sa.Integer(), nullable=False),
    sa.Column('end_', sa.Integer(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('proposed_at', sa.DateTime(), nullable=False),
    sa.Column('proposed_by_id', sa.Integer(), nullable=True),
    sa.Column('released_at', sa.DateTime(), nullable=True),
    sa.Column('released_by_id', sa.Integer(), nullable=True),
    sa.Column('erased_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['interview_id'], ['interview.id'], name=op.f('fk_excerpt_interview_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['proposed_by_id'], ['account.id'], name=op.f('fk_excerpt_proposed_by_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['released_by_id'], ['account.id'], name=op.f('fk_excerpt_released_by_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_excerpt')),
    sa.UniqueConstraint('interview_id', 'number', name=op.f('uq_excerpt_interview_id_number'))
    )
    with op.batch_alter_table('excerpt', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_excerpt_interview_id'), ['interview_id'], unique=False)

    for trigger in TRIGGERS[op.get_bind().dialect.name]:
        op.execute(trigger)


def downgrade():
    with op.batch_alter_table('excerpt', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_excerpt_interview_id'))

    op.drop_table('excerpt')
    if op.get_bind().dialect.name == 'postgresql':
        op.execute('DROP FUNCTION IF EXISTS excerpt_never_changes()')
