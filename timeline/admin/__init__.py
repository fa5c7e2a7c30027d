"""The doors for analysts and editors: the plain admin of the record, and the tagging desk."""

from django.contrib import admin

from . import articles, events, record, tokens, unknown, users, work

__all__ = ["articles", "events", "record", "tokens", "unknown", "users", "work"]

admin.site.site_header = "Negotiation timeline: the record"
admin.site.site_title = "Negotiation timeline"
admin.site.index_title = "The record"
