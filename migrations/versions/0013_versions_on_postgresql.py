"""A version never changes, on PostgreSQL neither; SQLite has refused it from the beginning.

Revision ID: 0013
Revises: 0012
"""

from alembic import op

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None

TRIGGERS = (
    "CREATE OR REPLACE FUNCTION version_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'a version never changes'; END$$",
    'CREATE TRIGGER version_no_update BEFORE UPDATE ON version FOR EACH ROW EXECUTE FUNCTION version_never_changes()',
    'CREATE TRIGGER version_no_delete BEFORE DELETE ON version FOR EACH ROW EXECUTE FUNCTION version_never_changes()',
    'CREATE TRIGGER version_no_truncate BEFORE TRUNCATE ON version FOR EACH STATEMENT EXECUTE FUNCTION version_never_changes()',
    "CREATE OR REPLACE FUNCTION citation_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'a citation never changes'; END$$",
    'CREATE TRIGGER citation_no_update BEFORE UPDATE ON citation FOR EACH ROW EXECUTE FUNCTION citation_never_changes()',
    'CREATE TRIGGER citation_no_delete BEFORE DELETE ON citation FOR EACH ROW EXECUTE FUNCTION citation_never_changes()',
    'CREATE TRIGGER citation_no_truncate BEFORE TRUNCATE ON citation FOR EACH STATEMENT EXECUTE FUNCTION citation_never_changes()',
)


def upgrade():
    if op.get_bind().dialect.name == 'postgresql':
        for trigger in TRIGGERS:
            op.execute(trigger)


def downgrade():
    if op.get_bind().dialect.name == 'postgresql':
        for table in ('version', 'citation'):
            op.execute(f'DROP FUNCTION {table}_never_changes() CASCADE')
