# Bestellungen für Kundinnen & Kunden – ✓
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [migrations.RunSQL("CREATE TABLE orders (id int)", "DROP TABLE orders")]
