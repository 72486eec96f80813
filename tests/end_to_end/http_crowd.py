#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: http_crowd.py BIN INDEX [SECONDS]

How a server answers good clients among 1,024 idle and 1,000 slow connections, and how soon it says 503
when three times as much is asked as it can answer. Prints times in milliseconds; what else runs on
the machine is in them, so that each is told beside the same measure without the crowd. The crowd is
a process of its own, and those who ask too much are one thread that waits for all their sockets: threads of
Python wait for one another up to 5 ms each, and that would be taken for the server's time.
"""
import http.client
import multiprocessing
import resource
import selectors
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

IDLE, SLOW = 1024, 1000
GOOD = "/api/v1/search?q=president&limit=5"
DEAR = "/api/v1/search?q=the&hits=quotes&limit=1"


def serve(programs, index, *settings):
    server = subprocess.Popen(
        [Path(programs) / "onrecord-server", "--index", index, "--listen", "127.0.0.1:0",
         "--access-log", "off", *settings], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return server, urlsplit(server.stdout.readline().split()[-1])


def ask(place, path):
    """Status and milliseconds of one request on a connection of its own; 0 when there was no answer."""
    began = time.perf_counter()
    try:
        client = http.client.HTTPConnection(place.hostname, place.port, timeout=30)
        client.request("GET", path)
        answer = client.getresponse()
        status = answer.status
        answer.read()
        client.close()
    except OSError:
        status = 0
    return status, (time.perf_counter() - began) * 1000


def spread(times):
    times = sorted(times)
    at = lambda share: times[min(len(times) - 1, int(share * len(times)))] if times else float("nan")
    return f"p50 {at(.5):.1f}, p99 {at(.99):.1f} of {len(times)}"


def good_clients(place, seconds):
    answers = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answers.append(ask(place, GOOD))
        time.sleep(0.005)
    return [ms for status, ms in answers if status == 200], sum(status != 200 for status, _ in answers)


def crowd(place, stop):
    """Idle connections, and slow ones that send a byte a second."""
    sockets = []
    for _ in range(IDLE + SLOW):
        sockets.append(socket.create_connection((place.hostname, place.port)))
    slow = sockets[IDLE:]
    sent = 0
    while not stop.wait(1.0):
        letter = b"GET /api/v1/search?q=slow HTTP/1.1\r\n"[sent % 36:sent % 36 + 1]
        sent += 1
        for each in slow:
            try:
                each.send(letter)
            except OSError:
                pass
    for each in sockets:
        each.close()


def among_a_crowd(programs, index, seconds):
    server, place = serve(programs, index)
    alone, failed = good_clients(place, seconds)
    print(f"good clients alone: {spread(alone)}, {failed} failed")
    stop = multiprocessing.Event()
    process = multiprocessing.Process(target=crowd, args=(place, stop))
    process.start()
    time.sleep(3)
    among, failed = good_clients(place, seconds)
    print(f"among {IDLE:,} idle and {SLOW:,} slow ones: {spread(among)}, {failed} failed")
    stop.set()
    process.join()
    server.send_signal(signal.SIGTERM)
    server.wait()


def ask_at_once(place, path, clients, seconds):
    """As many clients as that, each asking again as soon as it is answered, on a new connection."""
    request = f"GET {path} HTTP/1.1\r\nHost: {place.netloc}\r\nConnection: close\r\n\r\n".encode()
    answers = []
    selector = selectors.DefaultSelector()

    def begin():
        client = socket.socket()
        client.setblocking(False)
        client.connect_ex((place.hostname, place.port))
        selector.register(client, selectors.EVENT_WRITE, [time.perf_counter(), b""])

    def end(client, began, told):
        selector.unregister(client)
        client.close()
        status = int(told[9:12]) if told.startswith(b"HTTP/1.1 ") else 0
        answers.append((status, (time.perf_counter() - began) * 1000))

    for _ in range(clients):
        begin()
    last = time.monotonic() + seconds
    while time.monotonic() < last:
        for key, mask in selector.select(1):
            client, (began, told) = key.fileobj, key.data
            try:
                if mask & selectors.EVENT_WRITE:
                    client.send(request)
                    selector.modify(client, selectors.EVENT_READ, key.data)
                    continue
                piece = client.recv(1 << 20)
            except OSError:
                piece, told = b"", b""
            key.data[1] = told or piece[:64]
            if not piece:
                end(client, began, key.data[1])
                begin()
    return answers


def overloaded(programs, index, seconds):
    server, place = serve(programs, index, "--workers", "1", "--queue", "4")
    # One is answered and four wait: three times as many ask at all times.
    answers = ask_at_once(place, DEAR, 15, seconds)
    refused = [ms for status, ms in answers if status == 503]
    answered = [ms for status, ms in answers if status == 200]
    print(f"three times too much: 503 in {spread(refused)}; answers in {spread(answered)}; "
          f"{len(answers) - len(refused) - len(answered)} others")
    server.send_signal(signal.SIGTERM)
    server.wait()


def main():
    programs, index = sys.argv[1:3]
    seconds = int(sys.argv[3]) if len(sys.argv) > 3 else 30
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 65536), hard))
    among_a_crowd(programs, index, seconds)
    overloaded(programs, index, seconds)


if __name__ == "__main__":
    main()
