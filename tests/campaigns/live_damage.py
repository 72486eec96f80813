#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Damages files of the served Generation under a running server, and compares what it answers.

usage: live_damage.py BIN [TIMES]      (1,000)
  BIN  the folder of the programs

Each time one file gets a bit flipped, is cut or gets a run of zeros, in place (as a disk does it), in a copy of the
index; some questions are asked before it (so that files are open and mapped), all of them after it. What must hold:
  - the server lives, says so at /livez, and ends with 0 at SIGTERM;
  - each answer is that of the sound index, or an error (5xx); never other words, counts or groups.
A damaged answer is told with its file; those from Xapian's own files (which have no checksums) are
counted apart. `found` is how many of the damages `onrecord-index verify` names: all of them must be.
Prints the figures; ends with 1 when something did not hold.
"""

import http.client
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile

QUESTIONS = [
    "/api/v1/search?q=crates&limit=20",
    "/api/v1/search?q=%22left+the+harbour%22&limit=20",
    "/api/v1/search?q=ship+OR+crates&outlet=The+Lantern&limit=20",
    "/api/v1/search?q=tonight&hits=quotes&limit=10",
    "/api/v1/search?q=har*&limit=5",
    "/api/v1/check?words=We+load+84+crates+tonight",
    "/api/v1/check?words=We+load+many+more+crates+tonight",
    "/api/v1/timeline?q=ship",
    "/api/v1/suggest?q=ada",
]
XAPIAN = (".glass", "iamglass")
OF_EACH = {"took", "duration", "seconds", "milliseconds", "elapsed_ms", "took_ms"}


def lines(numbers):
    for n in numbers:
        yield json.dumps({"outlet": ("The Lantern", "Quay Post")[n % 2], "liveblog": "Day %d" % (n // 40), "id": str(n),
                          "title": "Ship %d" % n, "lang": "en", "published": "2025-01-%02dT%02d:00:00Z" % (1 + n // 24 % 28, n % 24),
                          "text": 'Ship %d left the harbour of %s. "We load %d crates tonight," said Ada Brook%s.' %
                                  (n, ("France", "Spain", "Norway")[n % 3], n * 7, "field" * (n % 3))}) + "\n"


def without_times(value):
    if isinstance(value, dict):
        return {key: without_times(one) for key, one in value.items() if key not in OF_EACH}
    return [without_times(one) for one in value] if isinstance(value, list) else value


class Server:
    def __init__(self, programs, index):
        self.process = subprocess.Popen([programs / "onrecord-server", "--index", index, "--listen", "127.0.0.1:0", "--workers", "1",
                                         "--access-log", "off"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        place = self.process.stdout.readline().split("//")[-1].strip().strip("/")
        self.host, _, port = place.rpartition(":")
        self.port = int(port)

    def ask(self, target):
        """Status and what was answered; 0 where nobody answers."""
        try:
            client = http.client.HTTPConnection(self.host, self.port, timeout=20)
            client.request("GET", target)
            answer = client.getresponse()
            body = answer.read()
            client.close()
        except OSError:
            return 0, None
        return answer.status, without_times(json.loads(body)) if answer.status == 200 and target != "/livez" else None

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


def damage(file, chance):
    """In place, so that whoever has it open or mapped meets it."""
    size = file.stat().st_size
    way = chance.choice(("flip", "flip", "cut", "zeros"))
    at = chance.randrange(size)
    with open(file, "r+b") as out:
        if way == "cut":
            out.truncate(at)
        else:
            out.seek(at)
            old = out.read(1 if way == "flip" else min(64, size - at))
            new = bytes([old[0] ^ (1 << chance.randrange(8))]) if way == "flip" else bytes(len(old))
            out.seek(at)
            out.write(new)
            if new == old:
                return ""
    return "%s at %d of %d" % (way, at, size)


class Campaign:
    def __init__(self, programs, times):
        self.programs, self.times = pathlib.Path(programs).resolve(), times
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="onrecord-live-"))
        self.counts = dict.fromkeys(("damages", "crashes", "altered", "altered of Xapian's files", "refused", "found", "not found"), 0)
        self.chance = random.Random(7)

    def index(self, *arguments):
        return subprocess.run([self.programs / "onrecord-index", *arguments], cwd=self.root, capture_output=True)

    def tell(self, what, why):
        self.counts[what] += 1
        print("%s: %s" % (what, why), flush=True)

    def prepare(self):
        (self.root / "one.jsonl").write_text("".join(lines(range(240))))
        assert self.index("run", "--archive", "archive", "--index", "base", "--shard-entries", "100", "one.jsonl").returncode == 0
        server = Server(self.programs, self.root / "base")
        self.expected = {target: server.ask(target) for target in QUESTIONS}
        again = {target: server.ask(target) for target in QUESTIONS}
        assert all(status == 200 for status, _ in self.expected.values()), {t: s for t, (s, _) in self.expected.items()}
        assert again == self.expected, "an answer is not always the same: name what changes in OF_EACH"
        assert server.end() == 0

    def once(self):
        folder = self.root / "index"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.root / "base", folder)
        files = [f for f in sorted(folder.rglob("*")) if f.is_file() and f.stat().st_size > 0 and f.name not in ("lock", "verified")]
        file = self.chance.choice(files)
        server = Server(self.programs, folder)
        for target in self.chance.sample(QUESTIONS, 3):
            server.ask(target)
        how = damage(file, self.chance)
        name = "%s, %s" % (file.relative_to(folder), how)
        self.counts["damages"] += bool(how)
        for target in QUESTIONS:
            self.judge(server, target, name, file)
        status, _ = server.ask("/livez")
        ended = server.end()
        if status != 200 or ended != 0:
            self.tell("crashes", "%s: /livez %d, ended with %d" % (name, status, ended))
        if how and file.name != "CURRENT":
            is_found = self.index("verify", "--index", folder).returncode == 65
            self.counts["found" if is_found else "not found"] += 1
            if not is_found:
                print("not found by verify: " + name, flush=True)

    def judge(self, server, target, name, file):
        status, answer = server.ask(target)
        if status == 200 and answer != self.expected[target][1]:
            is_xapian = file.name.endswith(XAPIAN) or file.name in XAPIAN
            self.tell("altered of Xapian's files" if is_xapian else "altered", "%s: %s" % (name, target))
        elif status == 0:
            self.tell("crashes", "%s: no answer to %s" % (name, target))
        elif status != 200:
            self.counts["refused"] += 1

    def go(self):
        self.prepare()
        for _ in range(self.times):
            self.once()
        print(", ".join("%d %s" % (count, what) for what, count in self.counts.items()))
        return 1 if any(self.counts[what] for what in ("crashes", "altered", "not found")) else 0


def main():
    if len(sys.argv) < 2:
        print(__doc__)
        return 64
    os.environ.pop("ONRECORD_INDEX", None)
    campaign = Campaign(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
    try:
        return campaign.go()
    finally:
        shutil.rmtree(campaign.root, ignore_errors=True)


sys.exit(main())
