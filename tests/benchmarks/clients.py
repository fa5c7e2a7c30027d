"""Clients that ask a server as fast as it answers, over connections that stay open. Bodies are received, not read."""

import socket
import threading
import time
from dataclasses import dataclass, field
from itertools import count

CLIENTS = 8
_BLOCK = 1 << 20


@dataclass
class Taken:
    """The answers of one measurement: how long each took, in milliseconds, and how long all of it, in seconds."""

    seconds: float
    times: list[float] = field(default_factory=list)
    received: int = 0
    """Bytes of the bodies."""

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.times) / self.seconds

    def percentile(self, share: float) -> float:
        """So great a share of the answers took no longer; milliseconds."""
        return sorted(self.times)[min(len(self.times) - 1, int(share * len(self.times)))]


class Connection:
    """One connection, opened again when the server has closed it."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.space = bytearray(_BLOCK)
        self.socket: socket.socket | None = None

    def ask(self, path: str) -> int:
        """One answer; the bytes of its body. Raises RuntimeError when it is not 200."""
        if self.socket is None:
            self.socket = socket.create_connection(("127.0.0.1", self.port))
        self.socket.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n\r\n".encode())
        got = 0
        while (end := self.space.find(b"\r\n\r\n", 0, got)) < 0:
            received = self.socket.recv_into(memoryview(self.space)[got:])
            if not received:
                raise RuntimeError(f"{path}: the server closed the connection")
            got += received
        head = bytes(self.space[:end]).decode("latin-1").lower()
        if " 200 " not in head.split("\r\n")[0]:
            raise RuntimeError(f"{path}: {head}")
        length = int(head.split("content-length:")[1].split("\r\n")[0])
        left = length - (got - end - 4)
        while left > 0:
            received = self.socket.recv_into(self.space, min(left, _BLOCK))
            if not received:
                raise RuntimeError(f"{path}: the server closed the connection within an answer")
            left -= received
        if "connection: close" in head:
            self.socket.close()
            self.socket = None
        return length


def take(port: int, paths: list[str], seconds: float) -> Taken:
    """Ask the paths in rotation with several clients for so long. Raises the first fault of one of them."""
    numbers, faults = count(), []
    stop = time.perf_counter() + seconds
    times: list[float] = []
    lengths: list[int] = []

    def work() -> None:
        connection = Connection(port)
        try:
            while (begin := time.perf_counter()) < stop:
                lengths.append(connection.ask(paths[next(numbers) % len(paths)]))
                times.append((time.perf_counter() - begin) * 1000)
        except Exception as fault:  # noqa: BLE001 - raised below, where it is seen
            faults.append(fault)

    begin = time.perf_counter()
    threads = [threading.Thread(target=work) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]
    return Taken(time.perf_counter() - begin, times, sum(lengths))


def wait_for(port: int) -> None:
    """Wait until a server listens. Raises RuntimeError after a minute."""
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"nothing listens on port {port}")
