"""A Django project of two apps that have nothing but migrations, in the database of the environment."""
import os

import django
from django.conf import settings
from django.core.management import execute_from_command_line

engine = os.environ["DJANGO_ENGINE"]
if engine == "mysql":
    import pymysql

    pymysql.version_info = (1, 4, 6, "final", 0)
    pymysql.install_as_MySQLdb()

settings.configure(
    INSTALLED_APPS=["shop", "billing"],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends." + engine,
            "NAME": os.environ["DJANGO_NAME"],
            "HOST": os.environ.get("DJANGO_HOST", ""),
            "PORT": os.environ.get("DJANGO_PORT", ""),
            "USER": os.environ.get("DJANGO_USER", ""),
            "PASSWORD": os.environ.get("DJANGO_PASSWORD", ""),
        }
    },
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_TZ=True,
)
django.setup()
execute_from_command_line()
