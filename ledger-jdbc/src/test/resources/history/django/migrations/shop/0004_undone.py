from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("shop", "0003_index_orders")]
    operations = [migrations.RunSQL("CREATE TABLE undone (id int)", "DROP TABLE undone")]
