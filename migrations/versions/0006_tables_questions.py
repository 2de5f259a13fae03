"""Tables with hosts, questions with answers, people without phones, and traces of what was removed.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# Until now, somebody's table was only a word that they had written down.
SEATS_TO_TABLES = """
INSERT INTO forum_table (forum_id, position, label, topic, seq)
SELECT forum_id, row_number() OVER (PARTITION BY forum_id ORDER BY seat_table), seat_table, '', 0
FROM (SELECT DISTINCT forum_id, seat_table FROM participant WHERE seat_table IS NOT NULL) AS seats
"""


def upgrade():
    op.create_table('forum_gone',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('thing_id', sa.Integer(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_forum_gone_forum_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_forum_gone'))
    )
    with op.batch_alter_table('forum_gone', schema=None) as batch_op:
        batch_op.create_index('ix_forum_gone_forum_id_seq', ['forum_id', 'seq'], unique=False)

    op.create_table('forum_table',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('forum_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('label', sa.String(), nullable=False),
    sa.Column('topic', sa.String(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['forum_id'], ['forum.id'], name=op.f('fk_forum_table_forum_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_forum_table')),
    sa.UniqueConstraint('forum_id', 'label', name=op.f('uq_forum_table_forum_id_label'))
    )
    op.create_table('question',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('texts', sa.JSON(), nullable=False),
    sa.Column('choices', sa.JSON(), nullable=False),
    sa.Column('steps', sa.Integer(), nullable=True),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['round_id'], ['round.id'], name=op.f('fk_question_round_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_question'))
    )
    with op.batch_alter_table('question', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_question_round_id'), ['round_id'], unique=False)

    op.create_table('answer',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('question_id', sa.Integer(), nullable=False),
    sa.Column('participant_id', sa.Integer(), nullable=True),
    sa.Column('keys', sa.JSON(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('answered_at', sa.DateTime(), nullable=False),
    sa.Column('hidden_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['participant_id'], ['participant.id'], name=op.f('fk_answer_participant_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['question_id'], ['question.id'], name=op.f('fk_answer_question_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_answer')),
    sa.UniqueConstraint('question_id', 'participant_id', name=op.f('uq_answer_question_id_participant_id'))
    )
    with op.batch_alter_table('answer', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_answer_participant_id'), ['participant_id'], unique=False)

    op.create_table('answer_mark',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('answer_id', sa.Integer(), nullable=False),
    sa.Column('question_id', sa.Integer(), nullable=False),
    sa.Column('value', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['answer_id'], ['answer.id'], name=op.f('fk_answer_mark_answer_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['question_id'], ['question.id'], name=op.f('fk_answer_mark_question_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_answer_mark')),
    sa.UniqueConstraint('answer_id', 'value', name=op.f('uq_answer_mark_answer_id_value'))
    )
    with op.batch_alter_table('answer_mark', schema=None) as batch_op:
        batch_op.create_index('ix_answer_mark_question_id_value', ['question_id', 'value'], unique=False)

    with op.batch_alter_table('idea', schema=None) as batch_op:
        batch_op.add_column(sa.Column('table_id', sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f('ix_idea_table_id'), ['table_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_idea_table_id'), 'forum_table', ['table_id'], ['id'], ondelete='SET NULL')

    with op.batch_alter_table('participant', schema=None) as batch_op:
        batch_op.add_column(sa.Column('table_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('hosts_since', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('entered_by_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('has_phone', sa.Boolean(), nullable=False, server_default=sa.true()))
        batch_op.create_index(batch_op.f('ix_participant_entered_by_id'), ['entered_by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_participant_table_id'), ['table_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_participant_entered_by_id'), 'participant', ['entered_by_id'], ['id'], ondelete='SET NULL')
        batch_op.create_foreign_key(batch_op.f('fk_participant_table_id'), 'forum_table', ['table_id'], ['id'], ondelete='SET NULL')
    op.execute(SEATS_TO_TABLES)
    op.execute("UPDATE participant SET table_id = (SELECT id FROM forum_table WHERE forum_table.forum_id = participant.forum_id AND label = seat_table)")
    with op.batch_alter_table('participant', schema=None) as batch_op:
        batch_op.alter_column('has_phone', server_default=None)
        batch_op.drop_column('seat_table')



def downgrade():
    with op.batch_alter_table('participant', schema=None) as batch_op:
        batch_op.add_column(sa.Column('seat_table', sa.String(), nullable=True))
    op.execute("UPDATE participant SET seat_table = (SELECT label FROM forum_table WHERE forum_table.id = table_id)")
    with op.batch_alter_table('participant', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_participant_table_id'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_participant_entered_by_id'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_participant_table_id'))
        batch_op.drop_index(batch_op.f('ix_participant_entered_by_id'))
        batch_op.drop_column('has_phone')
        batch_op.drop_column('entered_by_id')
        batch_op.drop_column('hosts_since')
        batch_op.drop_column('table_id')

    with op.batch_alter_table('idea', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_idea_table_id'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_idea_table_id'))
        batch_op.drop_column('table_id')

    with op.batch_alter_table('answer_mark', schema=None) as batch_op:
        batch_op.drop_index('ix_answer_mark_question_id_value')

    op.drop_table('answer_mark')
    with op.batch_alter_table('answer', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_answer_participant_id'))

    op.drop_table('answer')
    with op.batch_alter_table('question', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_question_round_id'))

    op.drop_table('question')
    op.drop_table('forum_table')
    with op.batch_alter_table('forum_gone', schema=None) as batch_op:
        batch_op.drop_index('ix_forum_gone_forum_id_seq')

    op.drop_table('forum_gone')
