"""Bestellungen für Kundinnen & Kunden – ✓"""
from alembic import op

revision = "ae1027a6acf1"
down_revision = "1975ea83b712"


def upgrade():
    op.execute("CREATE TABLE orders (id int)")


def downgrade():
    op.execute("DROP TABLE orders")
