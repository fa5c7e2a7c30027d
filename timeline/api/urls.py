"""Addresses under /api/."""

from django.urls import include, path, re_path

from . import annotations, datasets, names, outside, suggestions, views

v1 = [
    path("", outside.Root.as_view(), name="root"),
    path("events/", views.Events.as_view(), name="events"),
    path("events/<int:pk>/", views.OneEvent.as_view(), name="event"),
    path("rounds/", views.Rounds.as_view(), name="rounds"),
    path("rounds/<slug:slug>/", views.OneRound.as_view(), name="round"),
    path("parties/", names.Parties.as_view(), name="parties"),
    path("parties/<slug:slug>/", names.OneParty.as_view(), name="party"),
    path("persons/", names.Persons.as_view(), name="persons"),
    path("persons/<slug:slug>/", names.OnePerson.as_view(), name="person"),
    path("venues/", names.Venues.as_view(), name="venues"),
    path("venues/<slug:slug>/", names.OneVenue.as_view(), name="venue"),
    path("articles/", views.Articles.as_view(), name="articles"),
    path("articles/<int:pk>/", views.OneArticle.as_view(), name="article"),
    path("articles/<int:pk>/annotations/", annotations.OfArticle.as_view(), name="annotations"),
    path("citations/", views.Citations.as_view(), name="citations"),
    path("citations/<int:pk>/", views.OneCitation.as_view(), name="citation"),
    path("suggestions/", suggestions.Suggestions.as_view(), name="suggestions"),
    path("suggestions/<int:pk>/", suggestions.OneSuggestion.as_view(), name="suggestion"),
    path("suggestions/<int:pk>/accept", suggestions.Accept.as_view(), name="accept"),
    path("suggestions/<int:pk>/reject", suggestions.Reject.as_view(), name="reject"),
    path("changes/", views.Changes.as_view(), name="changes"),
    path("datasets/", datasets.Datasets.as_view(), name="datasets"),
    re_path(r"^datasets/(?P<version>[\w.-]+)/$", datasets.OneDataset.as_view(), name="dataset"),
    re_path(r"^datasets/(?P<version>[\w.-]+)/(?P<name>[\w.-]+)$", datasets.DatasetFile.as_view(), name="dataset-file"),
    path("schema/", outside.Description.as_view(), name="schema"),
]

app_name = "api"
urlpatterns = [
    path("v1/", include(v1)),
    path("docs/", outside.HumanPage.as_view(), name="docs"),
    path("problems/<slug:kind>", outside.ProblemKind.as_view(), name="problem"),
    re_path(r"", outside.Unknown.as_view(), name="unknown"),
]
