"""create_customers"""
from alembic import op

revision = "1975ea83b712"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE customers (id int)")


def downgrade():
    op.execute("DROP TABLE customers")
