"""tables sent to be read in

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('table_upload',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('process_id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('sent_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_table_upload_account_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['process_id'], ['process.id'], name=op.f('fk_table_upload_process_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_table_upload'))
    )
    with op.batch_alter_table('table_upload', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_table_upload_account_id'), ['account_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_table_upload_process_id'), ['process_id'], unique=False)



def downgrade():
    with op.batch_alter_table('table_upload', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_table_upload_process_id'))
        batch_op.drop_index(batch_op.f('ix_table_upload_account_id'))

    op.drop_table('table_upload')
