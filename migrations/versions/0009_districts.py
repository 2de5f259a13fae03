"""Districts with their boundaries.

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
    op.create_table('district',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('process_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('sort_name', sa.String(), nullable=False),
    sa.Column('summary', sa.String(), nullable=False),
    sa.Column('path', sa.String(), nullable=False),
    sa.Column('outline', sa.String(), nullable=False),
    sa.Column('label_x', sa.Double(), nullable=True),
    sa.Column('label_y', sa.Double(), nullable=True),
    sa.Column('published_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['process_id'], ['process.id'], name=op.f('fk_district_process_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_district')),
    sa.UniqueConstraint('process_id', 'sort_name', name=op.f('uq_district_process_id_sort_name'))
    )
    with op.batch_alter_table('district', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_district_process_id'), ['process_id'], unique=False)

    op.create_table('district_map',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('process_id', sa.Integer(), nullable=False),
    sa.Column('width', sa.Double(), nullable=False),
    sa.Column('height', sa.Double(), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('taken_in_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['process_id'], ['process.id'], name=op.f('fk_district_map_process_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_district_map')),
    sa.UniqueConstraint('process_id', name=op.f('uq_district_map_process_id'))
    )
    op.create_table('district_upload',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('process_id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('uploaded_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_district_upload_account_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['process_id'], ['process.id'], name=op.f('fk_district_upload_process_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_district_upload'))
    )
    with op.batch_alter_table('district_upload', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_district_upload_account_id'), ['account_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_district_upload_process_id'), ['process_id'], unique=False)


def downgrade():
    with op.batch_alter_table('district_upload', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_district_upload_process_id'))
        batch_op.drop_index(batch_op.f('ix_district_upload_account_id'))

    op.drop_table('district_upload')
    op.drop_table('district_map')
    with op.batch_alter_table('district', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_district_process_id'))

    op.drop_table('district')
