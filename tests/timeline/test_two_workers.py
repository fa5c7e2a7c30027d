"""Two processes of the web server behind one address: what is counted and kept is one for both, whichever dies."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection

from tests.doors.writers import Writer
from timeline.models import Event, KeptAnswer

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.django_db(transaction=True)


class Server:
    """Two workers of gunicorn on the database of the test."""

    def __init__(self, var: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.host = f"127.0.0.1:{free.getsockname()[1]}"
        told = connection.get_connection_params()
        user, name, host = (quote(str(told.get(key, "")), safe="") for key in ("user", "dbname", "host"))
        password = f":{quote(told['password'], safe='')}" if told.get("password") else ""
        url = f"postgresql://{user}{password}@{host}:{told.get('port') or 5432}/{name}"
        environment = {**os.environ, "DATABASE_URL": url, "TIMELINE_VAR": str(var)}
        gunicorn = [sys.executable, "-m", "gunicorn", "timeline.wsgi", "--bind", self.host, "--workers", "2"]
        gunicorn += ["--threads", "4", "--no-control-socket", "--log-level", "critical"]
        self.process = subprocess.Popen(gunicorn, cwd=ROOT, env=environment)
        self.wait()

    def wait(self) -> None:
        """Until it answers."""

        def answers() -> bool:
            try:
                return self.get("/healthz") == 200
            except OSError:
                return False

        until(answers)

    def get(self, path: str) -> int:
        """The status of the answer at an address."""
        try:
            with urllib.request.urlopen(f"http://{self.host}{path}") as answer:
                answer.read()
                return int(answer.status)
        except urllib.error.HTTPError as fault:
            return fault.code

    def post(self, path: str, body: Any, **headers: str) -> Any:
        """The status, headers and values of the answer to what is sent."""
        request = urllib.request.Request(f"http://{self.host}{path}", json.dumps(body).encode(), headers)
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers, json.load(answer)

    def kill_workers(self) -> None:
        """End both workers at once, whatever they do."""
        listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
        for pid, parent in (map(int, line.split()) for line in listed.splitlines()):
            if parent == self.process.pid:
                os.kill(pid, signal.SIGKILL)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path)
    yield made
    made.process.terminate()
    made.process.wait()


HELD_BACK = """
    CREATE FUNCTION wait_to_end() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NULL; END $$;
    CREATE CONSTRAINT TRIGGER wait_to_end AFTER INSERT ON timeline_keptanswer DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION wait_to_end()
"""
WAITING = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711 AND NOT granted"


def until(so: Callable[[], bool]) -> None:
    """Wait for something that comes to be so by itself; a minute at most."""
    for _ in range(600):
        if so():
            return
        threading.Event().wait(0.1)
    raise AssertionError("it did not come to be so")


def found(cursor: Any, question: str) -> int:
    cursor.execute(question)
    return int(cursor.fetchone()[0])


def test_a_worker_that_dies_between_the_commit_and_the_answer_has_written_once(server):
    """The database ends the transaction after its client is gone; the same key is then answered with what it wrote."""
    headers = {"Authorization": f"Bearer {Writer('editors').secret}", "Content-Type": "application/json",
               "Idempotency-Key": "once"}  # fmt: skip
    body = {"title": "Talks open", "kind": "meeting", "when": {"edtf": "2024-05-14"}}
    lost: list[Any] = []

    def send() -> None:
        try:
            lost.append(server.post("/api/v1/events/", body, **headers))
        except OSError as fault:
            lost.append(type(fault))

    with connection.cursor() as cursor:
        cursor.execute(HELD_BACK)
        cursor.execute("SELECT pg_advisory_lock(4711)")  # the commit waits for it
        sender = threading.Thread(target=send)
        sender.start()
        until(lambda: found(cursor, WAITING) > 0)
        server.kill_workers()
        sender.join()
        cursor.execute("SELECT pg_advisory_unlock(4711)")
        until(KeptAnswer.objects.exists)
        cursor.execute("DROP FUNCTION wait_to_end CASCADE")
    assert [issubclass(fault, OSError) for fault in lost] == [True]  # the connection broke, no answer came
    server.wait()
    status, told, event = server.post("/api/v1/events/", body, **headers)
    assert (status, told["Idempotent-Replayed"]) == (201, "true")
    assert Event.objects.get().pk == event["id"]


def test_two_workers_grant_one_limit(server):
    with ThreadPoolExecutor(8) as many:
        answered = Counter(many.map(server.get, ["/api/v1/venues/"] * 640))
    # each may keep a grant that it does not use; a minute may begin meanwhile, and with it another 600
    assert answered[200] in (598, 599, 600, 640)
    assert answered[200] + answered[429] == 640
