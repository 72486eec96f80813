#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sends ambiguous framings to a server through nginx and HAProxy and counts the requests that only
the server saw: each is a request smuggled past the proxy.

usage: framing_campaign.py SERVER INDEX [STEP]    (every STEPth of some 7,000 framings)

Every proxy puts its own X-Request-Id on what it passes on; a line of the server's log without it is
a request that the proxy took for part of a body. Ends with 1 when there is one.
"""

import itertools
import json
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

SMUGGLED = "GET /livez?smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n"

ENCODINGS = [
    "Transfer-Encoding: {}".format(value)
    for value in ("chunked", "xchunked", "chunkedx", "identity", "chunked, chunked", "chunked,identity",
                  "identity, chunked", "gzip, chunked", "chunked;q=1", "\"chunked\"", "Chunked", " chunked ",
                  "\tchunked", "\x0bchunked", "chunked\x0b", "\x0cchunked", "", "chunk", "chunked,", ",chunked",
                  "\xa0chunked", "chunked\x00")
] + ["Transfer-Encoding : chunked", "Transfer-Encoding\t: chunked", " Transfer-Encoding: chunked",
     "X: y\r\n Transfer-Encoding: chunked", "X: y\nTransfer-Encoding: chunked", "X: y\rTransfer-Encoding: chunked",
     "Transfer-Encoding:\r\n chunked", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
     "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked", "Transfer_Encoding: chunked",
     "transfer-encoding: chunked", "Transfer-Encoding\x00: chunked", "Transfer-Encoding: chunked\r\nTE: trailers"]
LENGTHS = ["", "Content-Length: {n}", "Content-Length: +{n}", "Content-Length: {n}, {n}", "Content-Length: 0{n}",
           "Content-Length: {n}\r\nContent-Length: {n}", "Content-Length: {n}\r\nContent-Length: 0",
           "Content-Length: 0\r\nContent-Length: {n}", "Content-Length : {n}", "Content-Length:\r\n {n}",
           "Content-Length: -1", "Content-Length: {n} {n}", "Content-Length: 0x{n}", "Content-Length: 0"]
BODIES = ["0\r\n\r\n" + SMUGGLED, SMUGGLED, "0\n\n" + SMUGGLED, "0;x\r\n\r\n" + SMUGGLED,
          "1\r\nZ\r\nQ\r\n\r\n" + SMUGGLED, "0\r\nX: y\r\n\r\n" + SMUGGLED, "00000000000000000\r\n\r\n" + SMUGGLED]


def payloads():
    for encoding, length, body in itertools.product([""] + ENCODINGS, LENGTHS, BODIES):
        for version in ("1.1", "1.0"):
            fields = [field for field in (length.format(n=len(body)), encoding) if field]
            head = "POST /livez HTTP/{}\r\nHost: localhost\r\n{}\r\n\r\n".format(version, "\r\n".join(fields))
            yield (head + body).encode("latin-1")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port):
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    sys.exit(f"nobody listens on {port}")


def send(port, payload):
    try:
        with socket.create_connection(("127.0.0.1", port), 2) as client:
            client.settimeout(0.2)
            client.sendall(payload)
            while client.recv(65536):
                pass
    except OSError:
        pass


def nginx(folder, port, behind):
    conf = folder / "nginx.conf"
    conf.write_text(f"""daemon off; pid {folder}/nginx.pid; error_log /dev/null; worker_processes 1;
events {{ worker_connections 512; }}
http {{ access_log off; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
upstream onrecord {{ server 127.0.0.1:{behind}; keepalive 4; }}
server {{ listen 127.0.0.1:{port}; location / {{ proxy_pass http://onrecord; proxy_http_version 1.1;
proxy_request_buffering off; proxy_set_header Connection ""; proxy_set_header X-Request-Id proxy-$request_id; }} }} }}
""")
    return ["nginx", "-p", str(folder), "-c", str(conf)]


def haproxy(folder, port, behind):
    conf = folder / "haproxy.cfg"
    conf.write_text(f"""defaults
    mode http
    timeout connect 2s
    timeout client 5s
    timeout server 5s
frontend search
    bind 127.0.0.1:{port}
    http-request set-header X-Request-Id proxy-%[uuid()]
    default_backend onrecord
backend onrecord
    http-reuse always
    server one 127.0.0.1:{behind}
""")
    return ["haproxy", "-f", str(conf)]


def campaign(name, command_of, server, index, folder, step):
    log = folder / f"{name}.log"
    behind, port = free_port(), free_port()
    running = [subprocess.Popen([server, "--index", index, "--listen", f"127.0.0.1:{behind}", "--access-log", "json",
                                 "--access-log-file", str(log)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)]
    wait_for(behind)
    running.append(subprocess.Popen(command_of(folder, port, behind), stdout=subprocess.DEVNULL,
                                    stderr=subprocess.DEVNULL))
    wait_for(port)
    sent = 0
    for payload in itertools.islice(payloads(), 0, None, step):
        send(port, payload)
        sent += 1
    for process in reversed(running):
        process.terminate()
        process.wait(20)
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    alone = [line for line in lines if not line["id"].startswith("proxy-") and line["status"] == 200]
    print(f"{name}: {sent} framings sent, {len(lines)} requests reached the server, {len(alone)} of them smuggled")
    return alone


def main():
    server, index = sys.argv[1:3]
    step = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    smuggled = []
    for name, command_of in (("nginx", nginx), ("haproxy", haproxy)):
        if shutil.which(name) is None:
            print(f"{name}: not installed, passed over")
            continue
        with tempfile.TemporaryDirectory() as folder:
            smuggled += campaign(name, command_of, server, index, pathlib.Path(folder), step)
    return 1 if smuggled else 0


if __name__ == "__main__":
    sys.exit(main())
