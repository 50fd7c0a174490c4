from django.db import migrations


class Migration(migrations.Migration):
    replaces = [("shop", "0001_initial"), ("shop", "0002_add_orders")]
    operations = [migrations.RunSQL("CREATE TABLE customers (id int)"), migrations.RunSQL("CREATE TABLE orders (id int)")]
