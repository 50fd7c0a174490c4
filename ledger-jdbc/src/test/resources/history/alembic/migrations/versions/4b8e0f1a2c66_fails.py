"""fails"""
from alembic import op

revision = "4b8e0f1a2c66"
down_revision = "27c6a30d7c24"


def upgrade():
    op.execute("INSERT INTO nowhere VALUES (1)")


def downgrade():
    op.execute("SELECT 1")
