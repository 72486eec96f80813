#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills each command at every call that changes the disk, and cuts the power at it, without doing
either: the calls are recorded once, and the states are made of the record.

usage: cuts.py BIN RECORDER [--points N] [COMMAND ...]
       cuts.py BIN RECORDER --short      some points of four commands
  BIN       the folder of the programs    RECORDER  recorded_calls.so
  --points  at most so many calls of each command, spread evenly (all where there are fewer)

A kill leaves the disk as the calls before it made it. After a power cut only what was flushed is sure:
  - the bytes of a file up to its last flush; those written later may be there, be gone, be cut anywhere or
    read as zeros;
  - names (made, renamed, removed) up to the last flush of the folder of one of them, or of the file
    system; later ones are there up to some moment, in their order, as journals keep it.
Of each call three states are made: the kill, the cut with the least that is sure, and one drawn at random.

What must hold of each state: nothing that was acknowledged before is lost (Revisions, raw Captures,
corrections, served entries), Archive and index verify, and the command run again ends with 0 and
everything verifies. At the end of the record the command's own work counts as acknowledged too.
"""

import argparse
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile


def entry(number, word):
    return json.dumps({"outlet": "The Lantern", "liveblog": "Day %d" % (number // 20), "id": str(number),
                       "text": 'Ship %d %s. "We load %d crates tonight," said Ada Brook.' % (number, word, number * 7)})


def lines(numbers, word):
    return "\n".join(entry(n, word) for n in numbers) + "\n"


class Disk:
    """Folders and files as they are (names: path -> inode), with the bytes of each inode that are sure."""

    def __init__(self, root):
        self.names, self.bytes, self.sure = {}, {}, {}
        for path in sorted(pathlib.Path(root).rglob("*")):
            inode = path.stat().st_ino
            if path.is_dir():
                self.names[str(path)] = None
            else:
                self.names[str(path)] = inode
                self.bytes[inode] = self.sure[inode] = path.read_bytes()


def read_record(file):
    data, at, calls = file.read_bytes(), 0, []
    while at < len(data):
        end = data.index(b"\n", at)
        name, inode, offset, length, *paths = data[at:end].decode().split("\t")
        at = end + 1 + int(length)
        calls.append((name, int(inode), int(offset), data[end + 1:at], [os.path.normpath(p) for p in paths if p]))
    return calls


def put(old, offset, new):
    return old[:offset].ljust(offset, b"\0") + new + old[offset + len(new):]


def change_names(names, call):
    """One call that changes names; children go with their folder."""
    name, inode, _, _, paths = call
    if name == "create":
        names[paths[0]] = inode
    elif name == "mkdir":
        names[paths[0]] = None
    elif name == "unlink":
        names.pop(paths[0], None)
    elif name == "link":
        if paths[0] in names:
            names[paths[1]] = names[paths[0]]
    elif name in ("rename", "exchange"):
        moved = take(names, paths[0])
        other = take(names, paths[1])
        give(names, paths[1], moved)
        if name == "exchange":
            give(names, paths[0], other)


def take(names, path):
    found = {p[len(path):]: names[p] for p in list(names) if p == path or p.startswith(path + "/")}
    for rest in found:
        del names[path + rest]
    return found


def give(names, path, taken):
    for rest, inode in taken.items():
        names[path + rest] = inode


MADE = {"restore": "again", "export": "export-again"}
NAMING = ("create", "mkdir", "unlink", "link", "rename", "exchange")


class Replay:
    """Goes through the record; at each call gives the states that may be left."""

    def __init__(self, root, calls, chance):
        self.disk, self.calls, self.chance = Disk(root), calls, chance
        self.base = dict(self.disk.names)
        self.naming, self.sure_names, self.steps = [], 0, {}

    def step(self, call):
        name, inode, offset, new, paths = call
        disk = self.disk
        if name in NAMING:
            self.naming.append(call)
            change_names(disk.names, call)
            if name == "create":
                disk.bytes[inode], disk.sure[inode], self.steps[inode] = b"", b"", []
        elif name in ("write", "truncate") and inode in disk.bytes:
            old = disk.bytes[inode]
            disk.bytes[inode] = put(old, offset, new) if name == "write" else old[:offset].ljust(offset, b"\0")
            self.steps.setdefault(inode, []).append(disk.bytes[inode])
        elif name == "content" and inode in disk.bytes and disk.bytes[inode] != new:
            disk.bytes[inode] = new
            self.steps.setdefault(inode, []).append(new)
        elif name == "sync":
            self.sync(inode, paths)
        elif name == "syncfs":
            disk.sure = dict(disk.bytes)
            self.steps.clear()
            self.sure_names = len(self.naming)

    def sync(self, inode, paths):
        if inode in self.disk.bytes:
            self.disk.sure[inode] = self.disk.bytes[inode]
            self.steps[inode] = []
        for number in range(len(self.naming), self.sure_names, -1):
            if any(os.path.dirname(p) == paths[0] for p in self.naming[number - 1][4]):
                self.sure_names = number
                break

    def killed(self):
        return self.disk.names, self.disk.bytes

    def cut(self, count):
        names = dict(self.base)
        for call in self.naming[:count]:
            change_names(names, call)
        return names

    def least(self):
        return self.cut(self.sure_names), self.disk.sure

    def drawn(self):
        chance, content = self.chance, {}
        for inode, sure in self.disk.sure.items():
            later = self.disk.bytes[inode]
            ways = [sure, later]
            if later.startswith(sure) and len(later) > len(sure):
                at = chance.randrange(len(sure), len(later))
                ways += [later[:at], later[:at].ljust(len(later), b"\0")]
            ways += self.steps.get(inode, [])[-3:]
            content[inode] = chance.choice(ways)
        return self.cut(chance.randint(self.sure_names, len(self.naming))), content


def write_state(state, root, target):
    names, content = state
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    made = {}
    for path in sorted(names):
        if not path.startswith(str(root) + "/"):
            continue
        place = target / path[len(str(root)) + 1:]
        if not place.parent.is_dir():
            continue
        if names[path] is None:
            place.mkdir(exist_ok=True)
        elif names[path] in made:
            os.link(made[names[path]], place)
        else:
            place.write_bytes(content.get(names[path], b""))
            made[names[path]] = place


class Campaign:
    def __init__(self, options):
        self.index = str(pathlib.Path(options.bin).resolve() / "onrecord-index")
        self.search = str(pathlib.Path(options.bin).resolve() / "onrecord-search")
        self.recorder = str(pathlib.Path(options.recorder).resolve())
        self.points = options.points
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="onrecord-cuts-"))
        self.states, self.wrong, self.chance = 0, 0, random.Random(5)

    def run(self, command, folder, record=None):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("ONRECORD_")}
        if record:
            environment.update(RECORDED_CALLS=str(record), LD_PRELOAD=self.recorder)
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=60)

    def done(self, command, folder):
        run = self.run(command, folder)
        assert run.returncode == 0, (command, run.stderr)
        return run.stdout.decode()

    def prepare(self):
        base = self.root / "base"
        base.mkdir()
        (base / "one.jsonl").write_text(lines(range(0, 40), "left"))
        (base / "two.jsonl").write_text(lines(range(30, 60), "stayed"))
        (base / "three.jsonl").write_text(lines(range(50, 80), "returned"))
        archive, served = ["--archive", "archive"], ["--index", "index"]
        self.done([self.index, "run", "--quiet", *archive, *served, "one.jsonl"], base)
        shown = self.done([self.index, "inspect", "--json", "one.jsonl"], base).splitlines()
        self.entries = [one["id"] for one in map(json.loads, shown) if "id" in one]
        self.done(self.correct(0), base)
        self.done([self.index, "import", "--quiet", *archive, "two.jsonl"], base)
        self.done([self.index, "build", "--quiet", *archive, *served], base)
        self.done([self.index, "backup", "--quiet", *archive, "--to", "backup"], base)
        self.done([self.index, "export", "--quiet", *archive, "--to", "export"], base)
        self.done([self.index, "import", "--quiet", *archive, "three.jsonl"], base)
        return base

    def correct(self, number):
        return [self.index, "correct", "--quiet", "--archive", "archive", "--entry", self.entries[number], "--quote", "We load",
                "--speaker", "Ben Rook", "--who", "A. Checker", "--why", "a recording"]

    def commands(self):
        archive, served = ["--archive", "archive"], ["--index", "index"]
        return {
            "import": [self.index, "import", "--quiet", *archive, "new.jsonl"],
            "correct": self.correct(3),
            "erase": [self.index, "erase", "--quiet", *archive, "--reason", "a trial", self.entries[5]],
            "backup": [self.index, "backup", "--quiet", *archive, "--to", "backup"],
            "restore": [self.index, "restore", "--quiet", "--from", "backup", "--archive", "again"],
            "export": [self.index, "export", "--quiet", *archive, "--to", "export-again"],
            "import-export": [self.index, "import", "--quiet", "--archive", "again", "export"],
            "repair": [self.index, "repair", "--quiet", *archive],
            "build": [self.index, "build", "--quiet", *archive, *served],
            "rebuild": [self.index, "build", "--quiet", "--force", "--shard-entries", "20", *archive, *served],
            "rollback": [self.index, "rollback", "--quiet", *served],
            "gc": [self.index, "gc", "--quiet", *served, "--keep", "1"],
        }

    def proof(self, folder, name):
        """Counts of an Archive that verifies; a text where it does not."""
        run = self.run([self.index, "verify", "--json", "--archive", name], folder)
        if run.returncode != 0:
            return "%s does not verify: %s" % (name, run.stderr.decode(errors="replace").strip()[-300:])
        found = [one for one in map(json.loads, run.stdout.splitlines()) if one["message_type"] == "archive"][0]
        return {key: found[key] for key in ("revisions", "kept_captures", "corrections")}

    def is_whole(self, made, folder):
        if made == "again":
            return not isinstance(self.proof(folder, made), str)
        taken = self.run([self.index, "import", "--quiet", "--archive", "taken", made], folder)
        return taken.returncode == 0 and not isinstance(self.proof(folder, "taken"), str)

    def served(self, folder):
        run = self.run([self.search, "--index", "index", "--json", "ship"], folder)
        return json.loads(run.stdout)["total"] if run.returncode in (0, 1) else -1

    def complaint(self, name, command, folder, had):
        now = self.proof(folder, "archive")
        if isinstance(now, str):
            return now
        lost = [key for key in now if now[key] < had[key] and not (name == "erase" and key == "kept_captures")]
        if lost:
            return "lost: %s, had %s" % (now, had)
        # The Generation that a rollback goes back to has those of the first Capture.
        if self.served(folder) < (40 if name == "rollback" else 60):
            return "%d entries are served" % self.served(folder)
        again = self.run(command, folder)
        # A rollback that has happened has nothing further back; what was made whole is not made over.
        is_made = name in MADE and again.returncode == 73 and self.is_whole(MADE[name], folder)
        if again.returncode != 0 and name != "rollback" and not is_made:
            return "run again: %d, %s" % (again.returncode, again.stderr.decode(errors="replace").strip()[-300:])
        for target in ("archive", "backup", "again"):
            if (folder / target).exists() and isinstance(self.proof(folder, target), str):
                return "afterwards " + self.proof(folder, target)
        verified = self.run([self.index, "verify", "--quiet", "--index", "index"], folder)
        return "" if verified.returncode == 0 else "the index does not verify: " + verified.stdout.decode()[-300:]

    def go(self, wanted):
        base = self.prepare()
        for name, command in self.commands().items():
            if not wanted or name in wanted:
                self.go_command(name, command, base)
        return 1 if self.wrong else 0

    def go_command(self, name, command, base):
        source = self.root / "source"
        shutil.rmtree(source, ignore_errors=True)
        shutil.copytree(base, source)
        (source / "new.jsonl").write_text(lines(range(70, 95), "sailed"))
        if name == "repair":
            kept = sorted(source.glob("archive/captures/*/*.zst"))[0]
            kept.unlink()
        before = self.root / "before"
        shutil.rmtree(before, ignore_errors=True)
        # The inodes must be those of the record.
        disk = Replay(source, [], self.chance)
        had = {"revisions": 0, "kept_captures": 0, "corrections": 0} if name == "repair" else self.proof(source, "archive")
        record = self.root / "record"
        record.unlink(missing_ok=True)
        run = self.run(command, source, record)
        assert run.returncode == 0, (name, run.stderr)
        calls = [c for c in read_record(record) if not c[4] or c[0] == "syncfs" or any(p.startswith(str(source)) for p in c[4])]
        step = max(1, -(-len(calls) // self.points))
        wrong, states = 0, 0
        for number, call in enumerate(calls, 1):
            disk.step(call)
            if number % step and number != len(calls):
                continue
            for way in ("killed", "least", "drawn"):
                write_state(getattr(disk, way)(), source, self.root / "state")
                if name == "repair":
                    # What it repairs is damaged until it has ended: it must end.
                    self.run(command, self.root / "state")
                why = self.complaint(name, command, self.root / "state", had)
                states += 1
                if why:
                    wrong += 1
                    print("%s, %s after call %d of %d (%s %s): %s" % (name, way, number, len(calls), call[0], call[4], why), flush=True)
        self.states, self.wrong = self.states + states, self.wrong + wrong
        print("%s: %d calls, %d states, %d wrong" % (name, len(calls), states, wrong), flush=True)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("bin")
    options.add_argument("recorder")
    options.add_argument("--points", type=int, default=10 ** 9)
    options.add_argument("--short", action="store_true")
    options.add_argument("commands", nargs="*")
    options = options.parse_intermixed_args()
    if options.short:
        options.points, options.commands = 3, ["import", "correct", "erase", "build"]
    campaign = Campaign(options)
    try:
        status = campaign.go(options.commands)
    finally:
        shutil.rmtree(campaign.root, ignore_errors=True)
    print("%d states, %d wrong" % (campaign.states, campaign.wrong))
    return status


sys.exit(main())
