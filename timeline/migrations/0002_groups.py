"""The groups of people who work on the record, with what each may do.

analysts add, tag and draft; editors also publish, merge and retract; administrators also manage users.
"""

from django.apps import apps as global_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

RECORD = ["outlet", "article", "version", "party", "partyalias", "person", "personalias", "venue", "venuealias", "round",
          "event", "participation", "citation"]  # fmt: skip
ANALYSTS = [
    *(f"{verb}_{model}" for verb in ("view", "add", "change") for model in RECORD),
    *(f"delete_{model}" for model in ("partyalias", "personalias", "venuealias", "participation")),
    "view_suggestion",
    "review_suggestion",
    "view_sharedpassage",
]
EDITORS = [*ANALYSTS, "publish_event", "retract_event", "merge_event", "delete_citation", "delete_event"]
ADMINISTRATORS = [*EDITORS, *(f"{verb}_user" for verb in ("view", "add", "change", "delete")), "view_group",
                  *(f"delete_{model}" for model in RECORD if model not in ("citation", "event", "partyalias", "personalias",
                                                                           "venuealias", "participation"))]  # fmt: skip
GROUPS = {"analysts": ANALYSTS, "editors": EDITORS, "administrators": ADMINISTRATORS}


def make_groups(apps, schema_editor):
    # Permissions are written after all migrations; the groups need theirs now.
    for label in ("auth", "articles", "timeline"):
        config = global_apps.get_app_config(label)
        create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    group_model = apps.get_model("auth", "Group")
    permission_model = apps.get_model("auth", "Permission")
    for name, codenames in GROUPS.items():
        group, _ = group_model.objects.get_or_create(name=name)
        found = permission_model.objects.filter(
            codename__in=codenames, content_type__app_label__in=["auth", "articles", "timeline"]
        )
        missing = set(codenames) - {permission.codename for permission in found}
        if missing:
            raise LookupError(f"group {name}: no such permissions: {', '.join(sorted(missing))}")
        group.permissions.set(found)


def drop_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("timeline", "0001_record"),
        ("articles", "0001_evidence"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, drop_groups)]
