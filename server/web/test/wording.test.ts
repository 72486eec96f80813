// SPDX-License-Identifier: MIT
import assert from "node:assert/strict";
import { test } from "node:test";

import type { DiffPiece, EntryView, WholeEntry } from "../src/answers.js";
import { typeOf } from "../src/draft_answers.js";
import { completed, endings } from "../src/suggest_box.js";
import { wordDiff } from "../src/word_diff.js";
import { nameOfWording, wordingNamed, wordingsOf } from "../src/wordings.js";

const written = (diff: readonly DiffPiece[]) =>
  diff
    .map(({ text, printed, pasted }) => text ?? `${printed ? `[-${printed}-]` : ""}${pasted ? `{+${pasted}+}` : ""}`)
    .join(" ");

test("what a wording changed is told word by word", () => {
  const rows = [
    ["the wall will hold", "the wall will hold", "the wall will hold"],
    ["the wall will hold", "the wall will not hold", "the wall will {+not+} hold"],
    ["the wall will hold", "we expect the wall to hold", "{+we expect+} the wall [-will-]{+to+} hold"],
    ["a b", "", "[-a b-]"],
    ["", "a", "{+a+}"],
    ["", "", ""],
    ["one\n\ntwo", "one two", "one [-¶-] two"],
  ] as const;
  for (const [before, after, expected] of rows) assert.equal(written(wordDiff(before, after)), expected);
});

test("a comparison of huge texts ends", () => {
  const text = (word: string) => `${word} `.repeat(20_000);
  const diff = wordDiff(`start ${text("a")} end`, `start ${text("b")} end`);
  assert.deepEqual(diff.map(({ kind }) => kind), ["same", "changed", "same"]);
});

const wording = (number: number, digest?: string) =>
  ({ id: "e", revision: { number, count: 3, seen: "", ...(digest ? { digest } : {}) } }) as WholeEntry;

test("a wording is found by its number or the beginning of its digest", () => {
  const digest = "3f2a91".padEnd(64, "0");
  const view = { entry: wording(3), revisions: [wording(2, digest), wording(1)] } as EntryView;
  assert.deepEqual(wordingsOf(view).map(({ revision }) => revision.number), [1, 2, 3]);
  assert.equal(wordingNamed(view, "1")?.revision.number, 1);
  assert.equal(wordingNamed(view, "3f2a91")?.revision.number, 2);
  assert.equal(wordingNamed(view, "9"), null);
  assert.equal(nameOfWording(wording(2, digest)), "3f2a910000000000");
  assert.equal(nameOfWording(wording(2)), "2");
});

test("the end of what is typed is completed, not fields or phrases", () => {
  assert.deepEqual(endings("aino harj"), ["aino harj", "harj"]);
  assert.deepEqual(endings("cable aino harj x"), ["aino harj x", "harj x"]);
  assert.deepEqual(endings('"a phrase'), []);
  assert.deepEqual(endings("speaker:har"), []);
  assert.deepEqual(endings("a"), []);
  assert.equal(completed("cable harj", "harj", 'speaker:"Aino Harjula"'), 'cable speaker:"Aino Harjula" ');
});

test("a file is sent as what its name says", () => {
  assert.equal(typeOf("Draft.MD"), "text/markdown");
  assert.equal(typeOf("a.docx"), "application/octet-stream");
  assert.equal(typeOf("noname"), "application/octet-stream");
});
