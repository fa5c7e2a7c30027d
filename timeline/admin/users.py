"""Users and groups in the admin, with boxes to tick in the place of Django's lists that move names to and fro.

Those lists give icons names that no reader of the screen is told, and cannot be used without seeing both sides.
"""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User


class Ticked(admin.ModelAdmin):
    """For a ModelAdmin: each choice of many is a box with a label."""

    filter_horizontal = ()

    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **kwargs: Any) -> Any:
        """The field with its boxes, and without the hint on holding a key down."""
        field = super().formfield_for_manytomany(
            db_field, request, **kwargs | {"widget": forms.CheckboxSelectMultiple(attrs={"class": "ticked"})}
        )
        if field is not None and field.queryset is not None and db_field.name in ("permissions", "user_permissions"):
            field.queryset = field.queryset.select_related("content_type")
        return field


admin.site.unregister(User)
admin.site.unregister(Group)


@admin.register(User)
class AccountAdmin(Ticked, UserAdmin):
    """Who may sign in, and what each may do; when somebody came is known, not typed."""

    readonly_fields = ["last_login", "date_joined"]


@admin.register(Group)
class GroupOfAccounts(Ticked, GroupAdmin):
    """What the members of a group may do."""
