"""Addresses of the readers' pages, from the public contract; each also stands below /fr/, /ar/ and /he/."""

from django.urls import path, re_path

from . import articles, cards, embed, lists, names, record

app_name = "pages"
urlpatterns = [
    path("", lists.timeline, name="timeline"),
    path("search/", lists.search, name="search"),
    re_path(r"^events/(?P<pk>[0-9]{1,18})-(?P<slug>[-a-zA-Z0-9_]+)/$", record.event, name="event"),
    re_path(r"^events/(?P<pk>[0-9]{1,18})/$", record.event_by_number, name="event-by-number"),
    re_path(r"^events/(?P<pk>[0-9]{1,18})/card\.png$", cards.of_event, name="event-card"),
    path("card.png", cards.of_site, name="card"),
    path("rounds/", record.rounds, name="rounds"),
    path("rounds/<slug:slug>/", record.round_of_talks, name="round"),
    path("parties/", names.parties, name="parties"),
    path("parties/<slug:slug>/", names.party, name="party"),
    path("people/<slug:slug>/", names.person, name="person"),
    path("venues/<slug:slug>/", names.venue, name="venue"),
    path("articles/", articles.articles, name="articles"),
    path("articles/<int:pk>/", articles.article, name="article"),
    path("changes/", record.changes, name="changes"),
    path("about/", record.about, name="about"),
    path("embed/", embed.embed, name="embed"),
]
