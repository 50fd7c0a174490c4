"""index_orders"""
from alembic import op

revision = "27c6a30d7c24"
down_revision = "ae1027a6acf1"


def upgrade():
    op.execute("CREATE INDEX orders_id ON orders (id)")


def downgrade():
    op.execute("DROP INDEX orders_id")
