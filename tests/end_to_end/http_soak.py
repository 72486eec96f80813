#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: http_soak.py BIN [SECONDS [PUBLISHES]]

Runs wrk at full load against a server of its own while new Generations are published under it, and
says how many answers failed and how the server's memory went. 10 minutes and 60 publishes are the
long form (scripts/campaign http-soak); needs wrk. Ends with 1 when an answer failed or memory grew
by more than a twentieth after the first quarter.
"""
import json
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ENTRIES = 20_000
SETTLED = 0.25  # Of the time: until then caches fill.
MOST_GROWTH = 1.05

LUA = """
local asked = { "/api/v1/search?q=harbour", "/api/v1/search?q=%22left+the+harbour%22&country=FR",
  "/api/v1/search?q=late&hits=quotes&limit=5", "/api/v1/check?words=we+are+late", "/?q=ship",
  "/api/v1/suggest?q=ada", "/api/v1/timeline?q=ship", "/feed.atom?q=ship", "/readyz" }
local at = 0
request = function() at = at % #asked + 1 return wrk.format("GET", asked[at]) end
"""


def entry(number, words):
    """One invented Entry as a line of the exchange format."""
    country = ("France", "Spain", "Norway")[number % 3]
    return json.dumps({
        "outlet": "The Lantern", "liveblog": f"Harbour {number // 500}", "id": f"e{number}",
        "title": f"Ship {number}", "lang": "en", "order": number,
        "text": f"Ship number {number} {words} of {country}. “We are late,” said Ada Brink.",
        "published": f"2025-01-{number // 1440 % 28 + 1:02}T{number // 60 % 24:02}:{number % 60:02}:00Z",
    }) + "\n"


def publish(programs, folder, lines):
    """Imports and builds; a build takes what it takes."""
    capture = folder / f"capture-{time.monotonic_ns()}.jsonl"
    capture.write_text("".join(lines), encoding="utf-8")
    subprocess.run([programs / "onrecord-index", "run", "--quiet", "--archive", folder / "archive",
                    "--index", folder / "index", capture], check=True, stdout=subprocess.DEVNULL)
    capture.unlink()


def resident_kb(process):
    """Without the mapped files: those are the index, and the kernel takes them back."""
    status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    return int(re.search(r"RssAnon:\s+(\d+) kB", status)[1])


def soak(programs, seconds, publishes):
    with tempfile.TemporaryDirectory(prefix="onrecord-soak-") as name:
        folder = Path(name)
        publish(programs, folder, [entry(n, "left the harbour") for n in range(ENTRIES)])
        server = subprocess.Popen(
            [programs / "onrecord-server", "--index", folder / "index", "--listen", "127.0.0.1:0",
             "--access-log", "off", "--refresh", "200"], stdout=subprocess.PIPE, text=True)
        try:
            url = server.stdout.readline().split()[-1]
            (folder / "asked.lua").write_text(LUA, encoding="ascii")
            load = subprocess.Popen(
                ["wrk", "--threads", "1", "--connections", "8", "--duration", f"{seconds}s",
                 "--timeout", "30s", "--script", folder / "asked.lua", url],
                stdout=subprocess.PIPE, text=True)
            memory = []
            began = time.monotonic()
            published = 0
            while load.poll() is None:
                memory.append((time.monotonic() - began, resident_kb(server)))
                if published < publishes and memory[-1][0] >= seconds * published / publishes:
                    number = ENTRIES + published
                    publish(programs, folder, [entry(number, "left the harbour"),
                                               entry(published, "never left the harbour")])
                    published += 1
                time.sleep(0.2)
            report = load.stdout.read()
        finally:
            server.send_signal(signal.SIGTERM)
            status = server.wait()
        return report, memory, published, status


def main():
    programs = Path(sys.argv[1]).resolve()
    seconds = int(sys.argv[2]) if len(sys.argv) > 2 else 600
    publishes = int(sys.argv[3]) if len(sys.argv) > 3 else 60
    if shutil.which("wrk") is None:
        print("http_soak: there is no wrk here (apt-get install wrk)")
        return 77
    report, memory, published, status = soak(programs, seconds, publishes)
    answers = int(re.search(r"(\d+) requests in", report)[1])
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", report)
    sockets = re.search(r"Socket errors: (.*)", report)
    settled = [kb for at, kb in memory if at >= seconds * SETTLED]
    growth = max(settled[len(settled) // 2:]) / max(settled[:len(settled) // 2])
    print(f"{answers} answers in {seconds} s during {published} publishes; failed: "
          f"{failed[1] if failed else 0}; socket errors: {sockets[1] if sockets else 'none'}")
    print(f"own memory: {settled[0] // 1024} MB after a quarter, at most {max(settled) // 1024} MB; "
          f"second half against first {growth:.3f}; the server ended with {status}")
    is_good = not failed and not sockets and growth <= MOST_GROWTH and status == 0
    return 0 if is_good and published == publishes else 1


if __name__ == "__main__":
    sys.exit(main())
