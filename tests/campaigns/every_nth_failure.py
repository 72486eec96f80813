#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes each command fail at its first, second, ... call of each kind, as SQLite's tests do, and sees
that it says so with a right status, leaves nothing wrong, and does its work when run again.

usage: every_nth_failure.py BIN SHIM [MOST [COMMAND ...]]
       every_nth_failure.py BIN SHIM --short    two points of each kind but memory, of four commands
  BIN   the folder of the programs      SHIM  failing_calls.so
  MOST  points tried of each command and kind, spread evenly (all where there are fewer)

What must hold at each point:
  - the status is one of those that tell of the world (74, 73, 66, 65), 3 where a file that could not be
    read is named, or 0 where nothing was lost; never a signal, never 70 ("a mistake of ours") but for
    memory, and not longer than 20 s;
  - with 0 the work is done, as a second look without failures shows;
  - run again without failures the command succeeds, and Archive and index verify;
  - the served Generation has every Entry that was ever acknowledged.
Prints each point that does not hold, and the figures. Ends with 1 when there is one.
"""

import errno
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

FINE = {0, 3, 65, 66, 73, 74}
SEARCH_FINE = FINE | {1}
MADE = {"restore": "again", "export": "export"}
KINDS = {"write": [errno.ENOSPC, errno.EIO], "open": [errno.EMFILE], "read": [errno.EIO], "sync": [errno.EIO],
         "rename": [errno.EIO], "link": [errno.EMLINK], "mkdir": [errno.ENOSPC], "truncate": [errno.EIO],
         "map": [errno.ENOMEM], "memory": [errno.ENOMEM]}


def entry(number, text):
    return json.dumps({"outlet": "The Lantern", "liveblog": "Day %d" % (number // 40), "id": str(number), "text": text,
                       "published": "2025-01-%02dT%02d:00:00Z" % (1 + number // 24 % 28, number % 24)})


def lines(numbers, word):
    return "\n".join(entry(n, 'Ship %d %s. "We will load %d crates tonight," said Ada Brook%s.' %
                           (n, word, n * 7, "field" * (n % 3))) for n in numbers) + "\n"


class Campaign:
    def __init__(self, bin_folder, shim, most):
        self.index_program = str(pathlib.Path(bin_folder).resolve() / "onrecord-index")
        self.search_program = str(pathlib.Path(bin_folder).resolve() / "onrecord-search")
        self.shim, self.most = str(pathlib.Path(shim).resolve()), most
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="onrecord-nth-"))
        self.points, self.wrong, self.by_status = 0, [], {}
        self.kinds = KINDS

    def run(self, command, folder, failing=None):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("ONRECORD_")}
        if failing:
            environment.update(failing, LD_PRELOAD=self.shim)
        try:
            return subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=20)
        except subprocess.TimeoutExpired:
            return subprocess.CompletedProcess(command, 124, b"", b"it did not end")

    def prepare(self):
        """An Archive with two Captures, a served Generation of the first, and a third Capture to bring."""
        base = self.root / "base"
        base.mkdir()
        (base / "one.jsonl").write_text(lines(range(0, 90), "left"))
        (base / "two.jsonl").write_text(lines(range(60, 120), "stayed"))
        (base / "three.jsonl").write_text(lines(range(100, 150), "returned"))
        index = self.index_program
        for command in ([index, "run", "--quiet", "--archive", "archive", "--index", "index", "one.jsonl"],
                        [index, "import", "--quiet", "--archive", "archive", "two.jsonl"],
                        [index, "backup", "--quiet", "--archive", "archive", "--to", "backup"]):
            done = self.run(command, base)
            assert done.returncode == 0, done.stderr
        return base

    def commands(self):
        index, search = self.index_program, self.search_program
        archive, served = ["--archive", "archive"], ["--index", "index"]
        return {
            "import": [index, "import", "--quiet", *archive, "three.jsonl"],
            "build": [index, "build", "--quiet", "--shard-entries", "50", *archive, *served],
            "run": [index, "run", "--quiet", *archive, *served, "three.jsonl"],
            "backup": [index, "backup", "--quiet", *archive, "--to", "backup2"],
            "restore": [index, "restore", "--quiet", "--from", "backup", "--archive", "again"],
            "export": [index, "export", "--quiet", *archive, "--to", "export"],
            "repair": [index, "repair", "--quiet", *archive],
            "verify": [index, "verify", "--quiet", *archive, *served],
            "gc": [index, "gc", "--quiet", *served, "--keep", "1"],
            "list": [index, "list", *served],
            "inspect": [index, "inspect", "three.jsonl"],
            "search": [search, *served, "crates"],
            "check": [search, "check", *served, "We will load 84 crates tonight"],
        }

    def served(self, folder):
        done = self.run([self.search_program, "--index", "index", "--json", "ship"], folder)
        return json.loads(done.stdout)["total"] if done.returncode in (0, 1) else -1

    def try_point(self, name, command, base, failing):
        folder = self.root / "point"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(base, folder)
        # The outside world's folders of the command that are to be made anew.
        done = self.run(command, folder, failing)
        self.points += 1
        self.by_status[done.returncode] = self.by_status.get(done.returncode, 0) + 1
        is_reading = name in ("search", "check", "list", "inspect", "verify")
        why = ""
        is_told = done.returncode == 70 and b"memory" in done.stderr
        if not is_told and done.returncode not in (SEARCH_FINE if is_reading else FINE):
            why = "status %d: %s" % (done.returncode, done.stderr.decode(errors="replace").strip()[-300:])
        elif is_reading and done.returncode == 0 and done.stdout != self.expected:
            why = "status 0 with another answer"
        elif not is_reading:
            why = self.look_after(name, command, folder, done)
        if why:
            self.wrong.append((name, failing, why))
            print("%s %s at %s (%s)%s: %s" % (name, failing["FAILING_CALL"], failing["FAILING_AT"], failing["FAILING_ERROR"],
                                              " and on" if failing.get("FAILING_FOREVER") else "", why), flush=True)

    def look_after(self, name, command, folder, done):
        before = self.served(folder)
        if before < 90:
            return "the served Generation has %d of 90 entries (status %d: %s)" % (before, done.returncode, done.stderr.decode(errors="replace")[-200:])
        if name in MADE and (folder / MADE[name]).exists():
            verified = self.run([self.index_program, "verify", "--quiet", "--archive", "again"], folder)
            if name == "restore" and verified.returncode != 0:
                return "left half of what it was to make, after %d" % done.returncode
            shutil.rmtree(folder / MADE[name])
        again = self.run(command, folder)
        if again.returncode != 0:
            return "after %d run again it ends with %d: %s" % (
                done.returncode, again.returncode, again.stderr.decode(errors="replace").strip()[-300:])
        for target in (["--archive", "archive"], ["--index", "index"]):
            verified = self.run([self.index_program, "verify", "--quiet", *target], folder)
            if verified.returncode != 0:
                return "does not verify afterwards: %s" % verified.stdout.decode(errors="replace")[-300:]
        wanted = {"build": 120, "run": 150}.get(name, 90)
        found = self.served(folder)
        return "" if found == wanted else "afterwards %d entries are served, not %d" % (found, wanted)

    def go(self, wanted):
        base = self.prepare()
        for name, command in self.commands().items():
            if wanted and name not in wanted:
                continue
            for kind, errors in self.kinds.items():
                self.go_kind(name, command, base, kind, errors)
        return 1 if self.wrong else 0

    def go_kind(self, name, command, base, kind, errors):
        folder = self.root / "count"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(base, folder)
        count_file = self.root / "count.txt"
        done = self.run(command, folder, {"FAILING_CALL": kind, "FAILING_AT": "0", "FAILING_COUNT": str(count_file)})
        assert done.returncode in (0, 1), (name, done.returncode, done.stderr)
        self.expected = done.stdout
        count = int(count_file.read_text())
        step = max(1, -(-count // self.most))
        for number in range(1 + (step - 1) // 2, count + 1, step):
            for error in errors:
                point = {"FAILING_CALL": kind, "FAILING_AT": str(number), "FAILING_ERROR": str(error)}
                self.try_point(name, command, base, point)
                if kind == "write" and error == errors[0]:
                    self.try_point(name, command, base, {**point, "FAILING_FOREVER": "1"})


def main():
    if len(sys.argv) < 3:
        print(__doc__)
        return 64
    is_short = sys.argv[3:] == ["--short"]
    most = 2 if is_short else int(sys.argv[3]) if len(sys.argv) > 3 else 10 ** 9
    campaign = Campaign(sys.argv[1], sys.argv[2], most)
    if is_short:
        campaign.kinds = {kind: errors[:1] for kind, errors in KINDS.items() if kind != "memory"}
    try:
        status = campaign.go(["import", "build", "backup", "search"] if is_short else sys.argv[4:])
    finally:
        shutil.rmtree(campaign.root, ignore_errors=True)
    statuses = ", ".join("%d: %d" % one for one in sorted(campaign.by_status.items()))
    print("%d points, %d wrong; statuses %s" % (campaign.points, len(campaign.wrong), statuses))
    return status


sys.exit(main())
