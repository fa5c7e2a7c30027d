"""Citations as W3C Web Annotations: out of the API, against the model, and back in."""

import hashlib
import json
from base64 import urlsafe_b64encode

import jsonschema
import pytest
from django.core.management import CommandError, call_command
from pyld import jsonld

from tests import cast
from tests.doors import anno_model
from timeline.actions.correct import correct_text
from timeline.models import Citation

pytestmark = pytest.mark.django_db

CITATIONS = "/api/v1/citations/"
TEXT = "🕊️ Delegations met. They parted without a result, officials said. It rained."
QUOTE = "They parted without a result"


@pytest.fixture
def citation():
    cast.an_event("Talks", passages=[cast.passage(cast.an_article(TEXT), QUOTE)])
    return Citation.objects.get()


def expanded(document):
    """What JSON-LD makes of it, with the terms read from our own copy of the context."""

    def load(address, options):
        assert address == anno_model.CONTEXT
        return {"contextUrl": None, "documentUrl": address, "document": anno_model.LOCAL_CONTEXT}

    return jsonld.expand(document, {"documentLoader": load})


def test_a_citation_is_an_annotation(client, citation):
    answer = client.get(f"{CITATIONS}{citation.pk}/?format=anno")
    assert answer["Content-Type"] == 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
    assert "Accept" in answer["Vary"].split(", ")
    found = answer.json()
    jsonschema.Draft202012Validator(anno_model.ANNOTATION).validate(found)
    digest = urlsafe_b64encode(hashlib.sha256(TEXT.encode()).digest()).decode().rstrip("=")
    article, event = citation.version.article, citation.event
    assert found["target"] == {
        "type": "SpecificResource",
        "source": f"http://testserver/articles/{article.pk}/",
        "state": {"type": "TimeState", "sourceDate": "2024-06-01T12:00:00+00:00", "cached": f"ni:///sha-256;{digest}"},
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": QUOTE,
                "prefix": "🕊️ Delegations met. ",
                "suffix": ", officials said. It rained.",
            },
            {"type": "TextPositionSelector", "start": 20, "end": 48},
        ],
    }
    assert TEXT[20:48] == QUOTE  # code points: the dove is two of them, and one emoji
    assert found["body"][0]["source"] == f"http://testserver/events/{event.pk}-talks/"


def test_json_ld_reads_every_member_of_it(client, citation):
    [node] = expanded(client.get(f"{CITATIONS}{citation.pk}/?format=anno").json())
    assert node["@type"] == ["http://www.w3.org/ns/oa#Annotation"]
    [target] = node["http://www.w3.org/ns/oa#hasTarget"]
    quote, position = target["http://www.w3.org/ns/oa#hasSelector"]
    assert quote["http://www.w3.org/ns/oa#exact"] == [{"@value": QUOTE}]
    assert position["http://www.w3.org/ns/oa#start"][0]["@value"] == 20
    assert set(target) == {f"http://www.w3.org/ns/oa#{term}" for term in ("hasSelector", "hasSource", "hasState")} | {
        "@type"
    }
    assert node["http://www.w3.org/ns/oa#motivatedBy"] == [{"@id": "http://www.w3.org/ns/oa#tagging"}]


@pytest.mark.parametrize(
    "accept", ["application/ld+json", 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"']
)
def test_lists_are_pages_of_annotations_also_by_the_header_accept(client, citation, accept):
    told = cast.passage(cast.an_article("They met again.", outlet=cast.HERALD))
    cast.an_event("More", passages=[told])
    first = client.get(f"{CITATIONS}?page_size=1", headers={"accept": accept}).json()
    jsonschema.Draft202012Validator(anno_model.PAGE).validate(first)
    second = client.get(first["next"], headers={"accept": accept}).json()
    assert [item["id"] for page in (first, second) for item in page["items"]] == [
        f"http://testserver{CITATIONS}{pk}/" for pk in Citation.objects.order_by("pk").values_list("pk", flat=True)
    ]
    assert "next" not in second
    assert client.get(CITATIONS).json().keys() == {"next", "previous", "results"}
    assert client.get(f"{CITATIONS}?format=anno&fields=id").status_code == 400
    assert client.get(f"{CITATIONS}?format=csv").status_code == 400


def test_an_article_has_a_collection_of_what_public_events_cite_of_it(client, citation):
    article = citation.version.article
    cast.an_event("A draft", passages=[cast.passage(article, "It rained")], status="draft")
    answer = client.get(f"/api/v1/articles/{article.pk}/annotations/")
    found = answer.json()
    jsonschema.Draft202012Validator(anno_model.COLLECTION).validate(found)
    assert (found["total"], [item["target"]["selector"][0]["exact"] for item in found["first"]["items"]]) == (
        1,
        [QUOTE],
    )
    assert expanded(found)[0]["@type"] == ["http://www.w3.org/ns/activitystreams#OrderedCollection"]
    assert client.get("/api/v1/articles/987654/annotations/").status_code == 404
    again = client.get(f"/api/v1/articles/{article.pk}/annotations/", headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304


def taken(tmp_path, capsys, document):
    file = tmp_path / "annotations.json"
    file.write_text(json.dumps(document), "utf-8")
    call_command("import_annotations", str(file))
    return capsys.readouterr().out


def test_what_goes_out_comes_back_in(client, citation, tmp_path, capsys):
    article = citation.version.article
    found = client.get(f"/api/v1/articles/{article.pk}/annotations/").json()
    assert "1 annotations: 0 new, 1 known" in taken(tmp_path, capsys, found)
    draft = cast.an_event("A draft", passages=[], status="draft")
    found["first"]["items"][0]["body"][0]["source"] = f"https://elsewhere.example/events/{draft.pk}-any/"
    assert "1 new" in taken(tmp_path, capsys, found)
    assert (draft.citations.get().quote, draft.citations.get().start) == (QUOTE, citation.start)


def test_words_are_found_in_the_text_of_the_hash_else_again_in_the_newest(client, citation, tmp_path, capsys):
    article = citation.version.article
    page = client.get(f"{CITATIONS}?format=anno").json()
    correct_text(article=article, text="Corrected.\n\n" + TEXT, reason="x", by=None, at=cast.AT)
    draft = cast.an_event("A draft", passages=[], status="draft")
    page["items"][0]["body"] = f"http://testserver/events/{draft.pk}/"
    taken(tmp_path, capsys, page)
    assert draft.citations.get().version.number == 1
    del page["items"][0]["target"]["state"]
    taken(tmp_path, capsys, page)
    assert draft.citations.get(version__number=2).quote == QUOTE


def test_altered_words_are_taken_for_drafts_only_and_lost_ones_never(client, citation, tmp_path, capsys):
    page = client.get(f"{CITATIONS}?format=anno").json()
    [item] = page["items"]
    del item["target"]["state"]
    item["target"]["selector"] = {"type": "TextQuoteSelector", "exact": "They parted with no result"}
    with pytest.raises(CommandError, match="1 annotations were refused"):
        taken(tmp_path, capsys, page)
    assert "is public, and the article" in capsys.readouterr().out
    draft = cast.an_event("A draft", passages=[], status="draft")
    item["body"] = f"http://testserver/events/{draft.pk}/"
    assert "rests on altered words: They parted without a result" in taken(tmp_path, capsys, page)
    item["target"]["selector"]["exact"] = "Prices of fish rose by a tenth."
    with pytest.raises(CommandError):
        taken(tmp_path, capsys, page)
    assert "are not in article" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"target": "https://elsewhere.example/a"}, "is no article of this record"),
        ({"body": "https://elsewhere.example/events/987654-x/"}, "no body names an event"),
        ({"body": []}, "no body names an event"),
        ({"target": {"source": "ARTICLE"}}, "neither a TextQuoteSelector"),
    ],
)
def test_what_names_nothing_of_the_record_is_refused(client, citation, tmp_path, capsys, change, message):
    found = client.get(f"{CITATIONS}{citation.pk}/?format=anno").json() | change
    if found["target"] == {"source": "ARTICLE"}:
        found["target"] = {"source": f"http://testserver/articles/{citation.version.article_id}/"}
    with pytest.raises(CommandError, match="refused"):
        taken(tmp_path, capsys, found)
    assert message in capsys.readouterr().out
    with pytest.raises(CommandError, match="cannot be read"):
        taken(tmp_path, capsys, {"type": "Person"})


def test_all_citations_of_the_demo_record_fit_the_model_and_come_back_as_they_were(client, tmp_path, capsys):
    call_command("load_demo")
    found, address = [], f"{CITATIONS}?format=anno&page_size=50"
    while address:
        page = client.get(address).json()
        jsonschema.Draft202012Validator(anno_model.PAGE).validate(page)
        assert expanded(page)[0]["@type"] == ["http://www.w3.org/ns/activitystreams#OrderedCollectionPage"]
        found += page["items"]
        address = page.get("next")
    public = Citation.objects.filter(event__status="published")
    assert len(found) == public.count() > 60
    assert f"{len(found)} annotations: 0 new, {len(found)} known" in taken(tmp_path, capsys, found)
    draft = cast.an_event("A draft", passages=[], status="draft")
    for annotation in found:
        for body in annotation["body"]:
            if "source" in body:
                body["source"] = f"https://elsewhere.example/events/{draft.pk}/"
    taken(tmp_path, capsys, found)
    rows = ("version", "start", "end", "quote", "prefix", "suffix")
    assert set(draft.citations.values_list(*rows)) == set(public.values_list(*rows))
