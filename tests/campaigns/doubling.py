#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Feeds texts of 60 shapes, doubled again and again, through every command, and fails where the cost grows
faster than the text: where doubling it more than 2.3-folds the processor time.

usage: doubling.py BIN [--short] [SHAPE ...]

Foreign text must never be dear: a page that somebody made to be so would stop an import, a search or a
check for everybody. Cost is user and system time of the process, the least of three runs, less that of an empty
text; below 0.15 s it is noise, and the next size is tried. `--short` goes up to 100 KB and fails beyond 5 s.
"""

import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def numbered(form):
    return lambda n: "".join(form(i) for i in range(max(1, n // max(1, len(form(n // 40))))))


def name(i):
    return "".join(LETTERS[(i // 26 ** k) % 26] for k in range(4)).capitalize()


# Each makes a text of some n bytes.
SHAPES = {
    "opening marks": lambda n: "\u201c" * (n // 3),
    "closing marks": lambda n: "\u201d" * (n // 3),
    "straight marks": lambda n: '"' * n,
    "guillemets": lambda n: "\u00ab" * (n // 2),
    "nested guillemets": lambda n: "\u00ab" * (n // 4) + "\u00bb" * (n // 4),
    "apostrophes": lambda n: "'" * n,
    "marks and words": lambda n: '"a ' * (n // 3),
    "mark word pairs": lambda n: '"yes" ' * (n // 6),
    "open brackets": lambda n: "[harbour " * (n // 9),
    "round brackets": lambda n: "(harbour " * (n // 9),
    "closed brackets": lambda n: "[a] " * (n // 4),
    "nested brackets": lambda n: "[" * (n // 2) + "]" * (n // 2),
    "angle brackets": lambda n: "<" * n,
    "tags": lambda n: "<b>" * (n // 3),
    "broken tags": lambda n: "<b " * (n // 3),
    "scripts": lambda n: "<script>" * (n // 8),
    "comments": lambda n: "<!--" * (n // 4),
    "entities": lambda n: "&amp;" * (n // 5),
    "broken entities": lambda n: "&" * n,
    "one letter": lambda n: "a" * n,
    "one word": lambda n: "harbour " * (n // 8),
    "one sentence": lambda n: "The ship left the harbour. " * (n // 27),
    "no full stop": lambda n: "the ship and " * (n // 13),
    "full stops": lambda n: "." * n,
    "ellipses": lambda n: "\u2026" * (n // 3),
    "spaces": lambda n: "a" + " " * n + "b",
    "no-break spaces": lambda n: "a" + "\u00a0" * (n // 2) + "b",
    "newlines": lambda n: "a" + "\n" * n + "b",
    "short lines": lambda n: "a\n\n" * (n // 3),
    "tabs": lambda n: "\t" * n + "x",
    "digits": lambda n: "7" * n,
    "numbers": lambda n: numbered(lambda i: "%d " % (i * 7919))(n),
    "decimals": lambda n: "1,000.5 " * (n // 8),
    "times": lambda n: "10:15 " * (n // 6),
    "dates": lambda n: "5 March 2024 " * (n // 13),
    "dashes": lambda n: "\u2014" * (n // 3),
    "hyphens": lambda n: "a-" * (n // 2),
    "slashes": lambda n: "/" * n,
    "addresses": lambda n: "https://a.example/b?c=d " * (n // 24),
    "at signs": lambda n: "@a " * (n // 3),
    "hashes": lambda n: "#a " * (n // 3),
    "accents": lambda n: "e\u0301" * (n // 3),
    "combining marks": lambda n: "e" + "\u0301" * (n // 2),
    "zero width": lambda n: "a\u200b" * (n // 4),
    "directions": lambda n: "\u202e" * (n // 3),
    "emoji": lambda n: "\U0001f33e" * (n // 4),
    "joined emoji": lambda n: "\U0001f468\u200d" * (n // 7),
    "kanji": lambda n: "\u6e2f" * (n // 3),
    "hangul": lambda n: "\ud56d\uad6c" * (n // 6),
    "arabic": lambda n: "\u0645\u064a\u0646\u0627\u0621 " * (n // 11),
    "capitals": lambda n: "HARBOUR " * (n // 8),
    "titles": lambda n: "Minister " * (n // 9),
    "names": numbered(lambda i: name(i) + " Brook said no. "),
    "namesakes": numbered(lambda i: "Ada %s. She left. " % name(i)),
    "ministers": numbered(lambda i: 'Minister %s %s came. The minister said "we go". ' % (name(i), name(i * 7))),
    "said that": lambda n: "Ada Brook said that " * (n // 20),
    "who said": lambda n: '"We go," said Ada Brook, who said Jo Dale said. ' * (n // 47),
    "speaker lines": numbered(lambda i: "MR %s: We go.\n\n" % name(i).upper()),
    "according to": lambda n: "According to Ada Brook, " * (n // 24),
    "german genitives": numbered(lambda i: "Herr %ss sagte. " % name(i)),
    "denials": lambda n: "She did not say never not no. " * (n // 30),
    "colons": lambda n: "Brook: " * (n // 7),
}


class Doubling:
    def __init__(self, bin_folder, is_short):
        self.bin = pathlib.Path(bin_folder).resolve()
        self.sizes = [6_250, 12_500, 25_000, 50_000, 100_000] if is_short else [25_000 * 2 ** k for k in range(7)]
        self.is_short = is_short
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="onrecord-doubling-"))
        self.wrong, self.points, self.worst = [], 0, (0, "")

    def cost(self, command, folder):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        try:
            done = subprocess.run(command, cwd=folder, capture_output=True, timeout=120)
            status = done.returncode
        except subprocess.TimeoutExpired:
            return 999.0, 124
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime), status

    def commands(self, text):
        index, search = str(self.bin / "onrecord-index"), str(self.bin / "onrecord-search")
        words = " ".join(text.split())[:3000] or "a"
        return {
            "import": [index, "import", "--quiet", "--archive", "archive", "entry.jsonl"],
            "pasted": [index, "inspect", "--json", "pasted.txt"],
            "page": [index, "inspect", "--json", "page.html"],
            "build": [index, "build", "--quiet", "--force", "--archive", "archive", "--index", "index"],
            "search": [search, "--index", "index", "--json", "zebra"],
            "entry": [search, "entry", "--index", "index", "--json", "ID"],
            "check": [search, "check", "--index", "index", "--json", "The zebra will not cross the harbour tonight"],
            "query": [search, "--index", "index", "--json", "--", words],
            "checked": [search, "check", "--index", "index", "--json", "--", words],
            "draft": [search, "check", "--index", "index", "--json", "--draft", "draft.txt"],
        }

    def measure(self, text, times):
        folder = self.root / "one"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        told = 'The zebra will not cross the harbour tonight, they said. ' + text + ' "The zebra," said Ada Brook.'
        entry = {"outlet": "The Lantern", "liveblog": "Day", "id": "1", "title": "Zebra", "text": told, "lang": "en",
                 "published": "2025-01-02T10:00:00Z"}
        (folder / "entry.jsonl").write_text(json.dumps(entry) + "\n")
        (folder / "pasted.txt").write_text("Harbour live\n\n10:15 GMT\nZebra\n\n" + told + "\n")
        (folder / "page.html").write_text("<!doctype html><title>Live</title><article><h2>Zebra</h2><p>" + told + "</p></article>")
        (folder / "draft.txt").write_text(told)
        costs, statuses = {}, {}
        for name, command in self.commands(text).items():
            if name == "entry":
                done = subprocess.run(self.commands(text)["search"], cwd=folder, capture_output=True)
                hits = json.loads(done.stdout)["hits"] if done.returncode == 0 else []
                command = [hits[0]["id"] if part == "ID" and hits else part for part in command]
            runs = []
            for _ in range(times):
                if name == "import":
                    shutil.rmtree(folder / "archive", ignore_errors=True)
                runs.append(self.cost(command, folder))
            costs[name], statuses[name] = min(runs)
        return costs, statuses

    def go(self, wanted):
        times = 1 if self.is_short else 2
        floor, _ = self.measure("", 2)
        for shape, make in SHAPES.items():
            if wanted and shape not in wanted:
                continue
            previous = {}
            for size in self.sizes:
                costs, statuses = self.measure(make(size), times)
                for name, cost in costs.items():
                    self.judge(shape, name, size, cost - floor[name], previous.get(name), statuses[name])
                    previous[name] = cost - floor[name]
                if max(costs.values()) > 20:
                    break  # Judged above; a larger one says no more.
        return 1 if self.wrong else 0

    def judge(self, shape, name, size, cost, before, status):
        self.points += 1
        if status not in (0, 1, 3, 4, 64, 65):
            self.tell("%s, %s, %d bytes: status %d" % (shape, name, size, status))
        if self.is_short:
            if cost > 5:
                self.tell("%s, %s, %d bytes: %.2f s" % (shape, name, size, cost))
            return
        if before is None or cost < 0.3:
            return
        fold = cost / max(before, 0.1)
        self.worst = max(self.worst, (fold, "%s, %s, %d bytes" % (shape, name, size)))
        if fold > 2.3:
            self.tell("%s, %s, %d bytes: %.2f s, %.1f times that of half of it" % (shape, name, size, cost, fold))

    def tell(self, why):
        self.wrong.append(why)
        print(why, flush=True)


def main():
    if len(sys.argv) < 2:
        print(__doc__)
        return 64
    is_short = "--short" in sys.argv
    wanted = [one for one in sys.argv[2:] if one != "--short"]
    if is_short and not wanted:
        # One in four of them, another part on each day of the month would be no test: always the same.
        wanted = list(SHAPES)[::8]
    doubling = Doubling(sys.argv[1], is_short)
    try:
        status = doubling.go(wanted)
    finally:
        shutil.rmtree(doubling.root, ignore_errors=True)
    print("%d shapes, %d measurements, %d wrong; worst %.1f-fold (%s)" % (
        len(wanted or SHAPES), doubling.points, len(doubling.wrong), *doubling.worst))
    return status


sys.exit(main())
