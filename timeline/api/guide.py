"""Examples for people who write programs, shown on the API's page and run by the tests as they stand there."""

from dataclasses import dataclass

SITE, TOKEN = "https://timeline.example", "YOUR_TOKEN"
"""What the examples name in place of the site asked and of a reader's own token."""


@dataclass(frozen=True, slots=True)
class Example:
    """One thing to do, in three languages, each whole and ready to be run."""

    slug: str
    title: str
    told: str
    curl: str
    python: str
    javascript: str

    def codes(self, site: str, token: str = TOKEN) -> list[tuple[str, str]]:
        """Each language with its code, for a site."""
        codes = (("curl", self.curl), ("Python", self.python), ("JavaScript", self.javascript))
        return [(name, code.replace(SITE, site).replace(TOKEN, token).strip()) for name, code in codes]


EXAMPLES = (
    Example(
        "read",
        "Read events",
        "Every filter of the timeline works here, and fields picks members. Nobody needs an account to read.",
        """
curl -s 'https://timeline.example/api/v1/events/?kind=meeting&from=2024&fields=title,when'
""",
        """
import json
from urllib.request import urlopen

with urlopen("https://timeline.example/api/v1/events/?kind=meeting&from=2024") as answer:
    for event in json.load(answer)["results"]:
        print(event["when"]["display"], event["title"])
""",
        """
const answer = await fetch("https://timeline.example/api/v1/events/?kind=meeting&from=2024");
const page = await answer.json();
for (const event of page.results) {
  console.log(event.when.display, event.title);
}
""",
    ),
    Example(
        "pages",
        "Follow the pages",
        "A page names the next one. What is written meanwhile neither repeats nor skips an event.",
        """
page='https://timeline.example/api/v1/events/?page_size=1&fields=id,title'
while [ -n "$page" ]; do
  answer=$(curl -s "$page")
  echo "$answer"
  page=$(echo "$answer" | sed -n 's/.*"next":"\\([^"]*\\)".*/\\1/p')
done
""",
        """
import json
from urllib.request import urlopen

page = "https://timeline.example/api/v1/events/?page_size=1"
while page:
    with urlopen(page) as answer:
        told = json.load(answer)
    for event in told["results"]:
        print(event["id"], event["title"])
    page = told["next"]
""",
        """
let page = "https://timeline.example/api/v1/events/?page_size=1";
while (page) {
  const told = await (await fetch(page)).json();
  for (const event of told.results) {
    console.log(event.id, event.title);
  }
  page = told.next;
}
""",
    ),
    Example(
        "whole",
        "Take the whole list along",
        "csv, ics, geojson, jsonld, timelinejs and jsonl answer every event that the filters leave, not a page.",
        """
curl -s 'https://timeline.example/api/v1/events/?format=csv&venue=vantaa'
""",
        """
import csv
import io
from urllib.request import urlopen

with urlopen("https://timeline.example/api/v1/events/?format=csv&venue=vantaa") as answer:
    for row in csv.DictReader(io.TextIOWrapper(answer, "utf-8", newline="")):
        print(row["edtf"], row["title"])
""",
        """
const answer = await fetch("https://timeline.example/api/v1/events/?format=jsonl&venue=vantaa");
for (const line of (await answer.text()).trim().split("\\n")) {
  const event = JSON.parse(line);
  console.log(event.when.edtf, event.title);
}
""",
    ),
    Example(
        "again",
        "Ask again only for what changed",
        "Send back the ETag; 304 says that nothing changed. changes/ lists what did.",
        """
tag=$(curl -sI 'https://timeline.example/api/v1/events/' | sed -n 's/^[Ee][Tt]ag: *\\(.*\\)\\r$/\\1/p')
curl -s -o /dev/null -w '%{http_code}\\n' -H "If-None-Match: $tag" 'https://timeline.example/api/v1/events/'
""",
        """
from urllib.error import HTTPError
from urllib.request import Request, urlopen

address = "https://timeline.example/api/v1/events/"
tag = urlopen(address).headers["ETag"]
try:
    urlopen(Request(address, headers={"If-None-Match": tag}))
except HTTPError as told:
    print(told.code)
""",
        """
const address = "https://timeline.example/api/v1/events/";
const tag = (await fetch(address)).headers.get("ETag");
const again = await fetch(address, {headers: {"If-None-Match": tag}, cache: "no-store"});
console.log(again.status);
""",
    ),
    Example(
        "write",
        "Add a report",
        "With a token made in the admin. The same Idempotency-Key is answered the same, and writes once.",
        """
curl -s 'https://timeline.example/api/v1/articles/' \\
  -H 'Authorization: Bearer YOUR_TOKEN' \\
  -H 'Content-Type: application/json' \\
  -H 'Idempotency-Key: report-1' \\
  -d '{"text": "Delegations met in Vantaa on Tuesday.", "outlet": "Vantaa Courier", "published": "2024-05-14"}'
""",
        """
import json
from urllib.request import Request, urlopen

report = {"text": "Delegations met in Vantaa on Tuesday.", "outlet": "Vantaa Courier", "published": "2024-05-14"}
headers = {
    "Authorization": "Bearer YOUR_TOKEN",
    "Content-Type": "application/json",
    "Idempotency-Key": "report-1",
}
address = "https://timeline.example/api/v1/articles/"
with urlopen(Request(address, json.dumps(report).encode(), headers)) as answer:
    print(json.load(answer)["headline"])
""",
        """
const answer = await fetch("https://timeline.example/api/v1/articles/", {
  method: "POST",
  headers: {
    "Authorization": "Bearer YOUR_TOKEN",
    "Content-Type": "application/json",
    "Idempotency-Key": "report-1",
  },
  body: JSON.stringify({
    text: "Delegations met in Vantaa on Tuesday.",
    outlet: "Vantaa Courier",
    published: "2024-05-14",
  }),
});
console.log((await answer.json()).headline);
""",
    ),
)
