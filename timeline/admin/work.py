"""Background work in the admin, plainly: the package's own page styles itself inline, which our policy forbids."""

from django.contrib import admin
from procrastinate.contrib.django.admin import ProcrastinateJobAdmin
from procrastinate.contrib.django.models import ProcrastinateJob

admin.site.unregister(ProcrastinateJob)


@admin.register(ProcrastinateJob)
class JobAdmin(ProcrastinateJobAdmin):
    """Jobs for the workers, read-only, with the package's actions to retry and cancel."""

    fields = ["task_name", "args", "status", "queue_name", "lock", "queueing_lock", "scheduled_at", "attempts"]
    list_display = ["id", "task_name", "args", "status", "queue_name", "attempts", "scheduled_at"]
    list_filter = ["status", "queue_name", "task_name"]
    inlines = []
