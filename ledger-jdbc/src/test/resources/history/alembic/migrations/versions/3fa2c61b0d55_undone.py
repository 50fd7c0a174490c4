"""undone"""
from alembic import op

revision = "3fa2c61b0d55"
down_revision = "27c6a30d7c24"


def upgrade():
    op.execute("CREATE TABLE undone (id int)")


def downgrade():
    op.execute("DROP TABLE undone")
