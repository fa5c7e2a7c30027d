"""Names as tables: out as CSV, in with a preview, errors by row, nothing half written."""

import csv
import io
from collections.abc import Mapping

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import cast
from timeline.models import Party, PartyAlias, Person, Venue

pytestmark = pytest.mark.django_db

NAMES = ("party", "person", "venue", "partyalias", "personalias", "venuealias")


@pytest.fixture
def admin(client: Client) -> Client:
    """A signed-in administrator."""
    client.force_login(cast.somebody("administrators"))
    return client


def _table(admin: Client, name: str) -> list[Mapping[str, str]]:
    answer = admin.get(reverse(f"admin:timeline_{name}_export"))
    assert answer["Content-Type"] == "text/csv"
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


def _upload(admin: Client, name: str, table: str):
    file = SimpleUploadedFile("names.csv", table.encode())
    return admin.post(reverse(f"admin:timeline_{name}_import"), {"format": "0", "import_file": file, "resource": ""})


def _take(admin: Client, name: str, table: str) -> None:
    preview = _upload(admin, name, table)
    given = preview.context["confirm_form"].initial
    admin.post(reverse(f"admin:timeline_{name}_process_import"), given)


def test_every_table_goes_out_and_comes_in_unchanged(admin: Client) -> None:
    cast.mira_holt().aliases.create(text="the envoy Holt", lang="en")
    cast.sudria()
    cast.vantaa().aliases.create(text="the northern airport", lang="en")
    for name in NAMES:
        before = _table(admin, name)
        raw = admin.get(reverse(f"admin:timeline_{name}_export")).content.decode()
        preview = _upload(admin, name, raw)
        assert not preview.context["result"].has_errors()
        assert {row.import_type for row in preview.context["result"].rows} <= {"skip"}
        _take(admin, name, raw)
        assert _table(admin, name) == before
    assert [dict(row) for row in _table(admin, "partyalias")][1] == {
        "party": "Norland", "text": "the Northern clique", "lang": "en", "loaded": "yes",
    }  # fmt: skip


def test_a_table_is_shown_before_it_is_taken(admin: Client) -> None:
    cast.norland()
    table = "slug,name,kind\nnorland,Norland Republic,state\nestovia,Estovia <b>,state\n"
    preview = _upload(admin, "party", table)
    assert "<del>Norland</del> <ins>Norland Republic</ins>" in preview.text
    assert "<ins>Estovia &lt;b&gt;</ins>" in preview.text
    assert set(Party.objects.values_list("name", flat=True)) == {"Norland"}
    _take(admin, "party", table)
    assert set(Party.objects.values_list("name", flat=True)) == {"Norland Republic", "Estovia <b>"}
    context = Party.objects.get(slug="estovia").history.latest("pgh_id").pgh_context.metadata
    user = admin.get(reverse("admin:index")).context["user"].pk
    assert (context["action"], context["user"]) == ("import_names", user)


@pytest.mark.parametrize(
    ("name", "table", "told"),
    [
        ("party", "slug,name,kind\nok,Fine,state\nbad,Bad,kingdom\n", "not a valid choice"),
        ("venue", "slug,name,country,latitude,longitude\nv,Here,XXX,1,1\n", "Two capital letters"),
        ("venue", "slug,name,country,latitude,longitude\nv,Here,EG,100,1\n", "less than or equal to 90"),
        ("venue", "slug,name,country,latitude,longitude\nv,Here,EG,10,\n", "Give both coordinates or neither"),
        ("party", "slug,name,kind\nx,Norland,state\n", "Party with this Name already exists."),
        ("party", "slug,name,kind\nx,Same,state\ny,Same,state\n", "Party with this Name already exists."),
        ("partyalias", "party,text,lang,loaded\n,X,en,no\n", "This field cannot be null."),
        ("person", "slug,name,party\np,Somebody,Nowhere\n", "no party &#x27;Nowhere&#x27;: add it first"),
        ("party", "slug,name,kind,colour\nn,N,state,red\n", "unknown column &#x27;colour&#x27;: the columns are slug"),
        ("party", "name,kind\nN,state\n", "the column &#x27;slug&#x27; is missing"),
        ("venuealias", "venue,text,lang,loaded\nAtlantis,the isle,en,no\n", "no venue &#x27;Atlantis&#x27;: add it"),
        ("party", "slug,name,kind\nx,X,state\nx,Y,state\n", "x stands in row 1 already: keep one of the two"),
        ("party", "slug;name;kind\nx;X;state\n", "unknown column"),
        ("partyalias", "party,text,lang,loaded\nNorland,X,en,perhaps\n", "write yes or no, not"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_written(admin: Client, name: str, table: str, told: str) -> None:
    cast.norland()
    preview = _upload(admin, name, table)
    assert told in preview.text
    assert preview.context.get("confirm_form") is None
    assert (Party.objects.count(), Person.objects.count(), Venue.objects.count(), PartyAlias.objects.count()) == (
        1,
        0,
        0,
        2,
    )


def test_all_that_is_wrong_is_told_at_once_row_by_row(admin: Client) -> None:
    cast.norland()
    rows = "Atlantis,X,en,no\nNorland,Y,en,yes\nNorland,Z,en,perhaps\nNorland,,en,no\n"
    preview = _upload(admin, "partyalias", f"party,text,lang,loaded\n{rows}")
    assert [(fault.number, fault.told) for fault in preview.context["result"].faults()] == [
        (1, ["the record has no party 'Atlantis': add it first, or write its name as the record does"]),
        (3, ["loaded: write yes or no, not 'perhaps'"]),
        (4, ["text: This field cannot be blank."]),
    ]
    for words in ("3 of 4 rows cannot be taken", "write yes or no, not &#x27;perhaps&#x27;", "add it first"):
        assert words in preview.text


def test_a_table_as_spreadsheets_write_it_is_taken(admin: Client) -> None:
    _take(admin, "party", "\ufeffslug,name,kind\r\nestovia,Estovia – süd,state\r\n")
    assert Party.objects.get().name == "Estovia – süd"


def test_a_table_in_another_encoding_is_refused_with_the_reason(admin: Client) -> None:
    file = SimpleUploadedFile("names.csv", "slug,name,kind\nx,Südland,state\n".encode("latin-1"))
    asked = {"format": "0", "import_file": file, "resource": ""}
    answer = admin.post(reverse("admin:timeline_party_import"), asked)
    assert "UTF-8" in answer.text
    assert answer.context.get("confirm_form") is None
    assert not Party.objects.exists()


@pytest.mark.parametrize(
    ("name", "header", "row"),
    [
        ("person", "slug,name,party,note", "p{n},Person {n},Norland,{note}"),
        ("venue", "slug,name,country,latitude,longitude,note", "v{n},Venue {n},EG,{n},3,{note}"),
        ("partyalias", "party,text,lang,loaded", "Norland,Other {n},en,{loaded}"),
    ],
)
def test_a_large_table_costs_as_many_questions_as_a_small_one(admin: Client, name: str, header: str, row: str) -> None:
    cast.norland()

    def asked(numbers: range, note: str) -> int:
        rows = "".join(row.format(n=n, note=note, loaded="yes" if note else "no") + "\n" for n in numbers)
        with CaptureQueriesContext(connection) as queries:
            _take(admin, name, f"{header}\n{rows}")
        return len(queries)

    new = asked(range(2), ""), asked(range(2, 24), "")
    changed = asked(range(2), "x"), asked(range(2, 24), "x")
    assert new[0] == new[1]
    assert changed[0] == changed[1]


def test_each_row_that_changes_something_has_its_own_line_in_the_history(admin: Client) -> None:
    _take(admin, "party", "slug,name,kind\na,A,state\nb,B,state\nc,C,state\n")
    _take(admin, "party", "slug,name,kind\na,A,group\nb,B,state\nd,D,state\n")
    parties = Party.objects.order_by("slug")
    told = [list(one.history.order_by("pgh_id").values_list("pgh_label", "kind")) for one in parties]
    assert told == [[("insert", "state"), ("update", "group")], *[[("insert", "state")]] * 3]
    admin.post(reverse("journal:undo_last"))
    assert list(parties.values_list("name", "kind")) == [("A", "state"), ("B", "state"), ("C", "state")]


def test_a_row_may_take_the_name_that_a_row_before_it_gave_up(admin: Client) -> None:
    _take(admin, "party", "slug,name,kind\na,A,state\nb,B,state\n")
    given_up, taken = "a,Z,state\n", "b,A,state\nc,B,state\n"
    assert "Party with this Name already exists." in _upload(admin, "party", f"slug,name,kind\n{taken}{given_up}").text
    _take(admin, "party", f"slug,name,kind\n{given_up}{taken}")
    assert dict(Party.objects.values_list("slug", "name")) == {"a": "Z", "b": "A", "c": "B"}


def test_what_the_database_alone_refuses_is_told_with_its_row(admin: Client) -> None:
    rows = "".join(f"v{n},Venue {n},EG,{'nan' if n == 3 else n},1\n" for n in range(6))
    preview = _upload(admin, "venue", f"slug,name,country,latitude,longitude\n{rows}")
    [fault] = preview.context["result"].faults()
    assert (fault.number, fault.values[:3]) == (4, ["v3", "Venue 3", "EG"])
    assert "timeline_venue_on_earth" in preview.text
    assert preview.context.get("confirm_form") is None
    assert not Venue.objects.exists()


def test_who_may_not_change_names_imports_none(client: Client) -> None:
    user = cast.somebody("analysts")
    user.groups.clear()
    client.force_login(user)
    assert client.get(reverse("admin:timeline_party_import")).status_code == 403
