"""stamped"""
from alembic import op

revision = "5d0aa9c3e777"
down_revision = "ae1027a6acf1"


def upgrade():
    op.execute("CREATE TABLE never_made (id int)")


def downgrade():
    op.execute("DROP TABLE never_made")
