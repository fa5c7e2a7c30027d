"""Addresses of the feed and of the files, from the public contract."""

from django.urls import path

from . import atom, files

urlpatterns = [
    path("feeds/events.atom", atom.events, name="feed"),
    path("events.ics", files.calendar, name="events-ics"),
    path("events.csv", files.table, name="events-csv"),
    path("timelinejs.json", files.timelinejs, name="timelinejs"),
]
