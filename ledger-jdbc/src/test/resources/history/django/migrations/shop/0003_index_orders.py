from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("shop", "0002_add_orders")]
    operations = [migrations.RunSQL("CREATE INDEX orders_id ON orders (id)", "SELECT 1")]
