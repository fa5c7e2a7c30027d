"""Analysts, and so editors and administrators, may decide on origins and take a decision back."""

from django.apps import apps as global_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

GROUPS = ("analysts", "editors", "administrators")
GRANTED = ("view_originlink", "add_originlink", "delete_originlink")


def grant(apps, schema_editor):
    create_permissions(global_apps.get_app_config("timeline"), apps=apps, verbosity=0, using=schema_editor.connection.alias)
    granted = apps.get_model("auth", "Permission").objects.filter(
        codename__in=GRANTED, content_type__app_label="timeline"
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        group.permissions.add(*granted)


class Migration(migrations.Migration):
    dependencies = [("timeline", "0014_origins_and_variants"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
