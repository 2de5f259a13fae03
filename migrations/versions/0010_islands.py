"""Islands, dots, notes, hands, what can be undone, and what the projector shows.

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('cluster',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=True),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('dissolved_at', sa.DateTime(), nullable=True),
    sa.Column('merged_into_id', sa.Integer(), nullable=True),
    sa.Column('dots', sa.Integer(), nullable=True),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_cluster_forum_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['merged_into_id'], ['cluster.id'], name=op.f('fk_cluster_merged_into_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cluster')),
    sa.UniqueConstraint('forum_id', 'number', name=op.f('uq_cluster_forum_id_number'))
    )
    with op.batch_alter_table('cluster', schema=None) as batch_op:
        batch_op.create_index('ix_cluster_forum_id_seq', ['forum_id', 'seq'], unique=False)

    op.create_table('deed',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('verb', sa.String(), nullable=False),
    sa.Column('about', sa.JSON(), nullable=False),
    sa.Column('changes', sa.JSON(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('undone_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_deed_account_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_deed_forum_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_deed'))
    )
    with op.batch_alter_table('deed', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_deed_account_id'), ['account_id'], unique=False)
        batch_op.create_index('ix_deed_forum_id_account_id', ['forum_id', 'account_id'], unique=False)

    op.create_table('hand',
    sa.Column('participant_id', sa.Integer(), nullable=False),
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('raised_at', sa.DateTime(), nullable=True),
    sa.Column('done_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['participant_id'], ['participant.id'], name=op.f('fk_hand_participant_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['round_id'], ['round.id'], name=op.f('fk_hand_round_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('participant_id', 'round_id', name=op.f('pk_hand'))
    )
    with op.batch_alter_table('hand', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_hand_round_id'), ['round_id'], unique=False)

    op.create_table('dots',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('participant_id', sa.Integer(), nullable=False),
    sa.Column('idea_id', sa.Integer(), nullable=True),
    sa.Column('cluster_id', sa.Integer(), nullable=True),
    sa.Column('dots', sa.Integer(), nullable=False),
    sa.CheckConstraint('(idea_id IS NULL) <> (cluster_id IS NULL)', name=op.f('ck_dots_one_target')),
    sa.CheckConstraint('dots BETWEEN 0 AND 20', name=op.f('ck_dots_few')),
    sa.ForeignKeyConstraint(['cluster_id'], ['cluster.id'], name=op.f('fk_dots_cluster_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['idea_id'], ['idea.id'], name=op.f('fk_dots_idea_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['participant_id'], ['participant.id'], name=op.f('fk_dots_participant_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['round_id'], ['round.id'], name=op.f('fk_dots_round_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_dots')),
    sa.UniqueConstraint('participant_id', 'round_id', 'cluster_id', name=op.f('uq_dots_participant_id_round_id_cluster_id')),
    sa.UniqueConstraint('participant_id', 'round_id', 'idea_id', name=op.f('uq_dots_participant_id_round_id_idea_id'))
    )
    with op.batch_alter_table('dots', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_dots_cluster_id'), ['cluster_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_dots_idea_id'), ['idea_id'], unique=False)
        batch_op.create_index('ix_dots_round_id_cluster_id', ['round_id', 'cluster_id'], unique=False)
        batch_op.create_index('ix_dots_round_id_idea_id', ['round_id', 'idea_id'], unique=False)

    op.create_table('hold',
    sa.Column('idea_id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('until', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_hold_account_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['idea_id'], ['idea.id'], name=op.f('fk_hold_idea_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('idea_id', name=op.f('pk_hold'))
    )
    with op.batch_alter_table('hold', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_hold_account_id'), ['account_id'], unique=False)

    op.create_table('note',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('round_id', sa.Integer(), nullable=True),
    sa.Column('cluster_id', sa.Integer(), nullable=True),
    sa.Column('idea_id', sa.Integer(), nullable=True),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('parked', sa.Boolean(), nullable=False),
    sa.Column('written_at', sa.DateTime(), nullable=False),
    sa.Column('edited_at', sa.DateTime(), nullable=True),
    sa.Column('removed_at', sa.DateTime(), nullable=True),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_note_account_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['cluster_id'], ['cluster.id'], name=op.f('fk_note_cluster_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_note_forum_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['idea_id'], ['idea.id'], name=op.f('fk_note_idea_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['round_id'], ['round.id'], name=op.f('fk_note_round_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_note')),
    sa.UniqueConstraint('key', name=op.f('uq_note_key'))
    )
    with op.batch_alter_table('note', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_note_account_id'), ['account_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_note_cluster_id'), ['cluster_id'], unique=False)
        batch_op.create_index('ix_note_forum_id_seq', ['forum_id', 'seq'], unique=False)
        batch_op.create_index(batch_op.f('ix_note_idea_id'), ['idea_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_note_round_id'), ['round_id'], unique=False)

    with op.batch_alter_table('forum', schema=None) as batch_op:
        batch_op.add_column(sa.Column('screen', sa.JSON(), nullable=False, server_default='{}'))

    with op.batch_alter_table('idea', schema=None) as batch_op:
        batch_op.add_column(sa.Column('cluster_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('merged_into_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('original', sa.String(), nullable=True))
        batch_op.add_column(sa.Column('mended_at', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('dots', sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f('ix_idea_cluster_id'), ['cluster_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_idea_merged_into_id'), ['merged_into_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_idea_cluster_id'), 'cluster', ['cluster_id'], ['id'], ondelete='SET NULL')
        batch_op.create_foreign_key(batch_op.f('fk_idea_merged_into_id'), 'idea', ['merged_into_id'], ['id'], ondelete='SET NULL')

    with op.batch_alter_table('round', schema=None) as batch_op:
        batch_op.add_column(sa.Column('dots_given', sa.Integer(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('voters', sa.Integer(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('hands_up', sa.Integer(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('people_done', sa.Integer(), nullable=False, server_default='0'))

    with op.batch_alter_table('forum', schema=None) as batch_op:
        batch_op.alter_column('screen', server_default=None)
    with op.batch_alter_table('round', schema=None) as batch_op:
        for name in ('dots_given', 'voters', 'hands_up', 'people_done'):
            batch_op.alter_column(name, server_default=None)


def downgrade():
    with op.batch_alter_table('round', schema=None) as batch_op:
        batch_op.drop_column('people_done')
        batch_op.drop_column('hands_up')
        batch_op.drop_column('voters')
        batch_op.drop_column('dots_given')

    with op.batch_alter_table('idea', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_idea_merged_into_id'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_idea_cluster_id'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_idea_merged_into_id'))
        batch_op.drop_index(batch_op.f('ix_idea_cluster_id'))
        batch_op.drop_column('dots')
        batch_op.drop_column('mended_at')
        batch_op.drop_column('original')
        batch_op.drop_column('merged_into_id')
        batch_op.drop_column('cluster_id')

    with op.batch_alter_table('forum', schema=None) as batch_op:
        batch_op.drop_column('screen')

    with op.batch_alter_table('note', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_note_round_id'))
        batch_op.drop_index(batch_op.f('ix_note_idea_id'))
        batch_op.drop_index('ix_note_forum_id_seq')
        batch_op.drop_index(batch_op.f('ix_note_cluster_id'))
        batch_op.drop_index(batch_op.f('ix_note_account_id'))

    op.drop_table('note')
    with op.batch_alter_table('hold', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_hold_account_id'))

    op.drop_table('hold')
    with op.batch_alter_table('dots', schema=None) as batch_op:
        batch_op.drop_index('ix_dots_round_id_idea_id')
        batch_op.drop_index('ix_dots_round_id_cluster_id')
        batch_op.drop_index(batch_op.f('ix_dots_idea_id'))
        batch_op.drop_index(batch_op.f('ix_dots_cluster_id'))

    op.drop_table('dots')
    with op.batch_alter_table('hand', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_hand_round_id'))

    op.drop_table('hand')
    with op.batch_alter_table('deed', schema=None) as batch_op:
        batch_op.drop_index('ix_deed_forum_id_account_id')
        batch_op.drop_index(batch_op.f('ix_deed_account_id'))

    op.drop_table('deed')
    with op.batch_alter_table('cluster', schema=None) as batch_op:
        batch_op.drop_index('ix_cluster_forum_id_seq')

    op.drop_table('cluster')
