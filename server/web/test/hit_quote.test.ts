// SPDX-License-Identifier: MIT
import assert from "node:assert/strict";
import { test } from "node:test";

import type { Hit, Quote } from "../src/answers.js";
import { folded, wordsOf } from "../src/hit_quote.js";

const text = 'Waves rose. "The gate will hold," Ada Brook said. "Nobody leaves," Jonas Reed added.';

function quote(words: string, speaker: string | null, more: Partial<Quote> = {}): Quote {
  const begin = text.indexOf(words);
  return {
    text: words,
    kind: "direct",
    where: "text",
    span: [begin, begin + words.length],
    speaker,
    reported_by: null,
    level: "high",
    rule: null,
    evidence: null,
    ...more,
  };
}

function hit(id: string, searched: string, more: Partial<Hit> = {}): Hit {
  const begin = text.indexOf(searched);
  const matches: [number, number][] = searched === "" ? [] : [[begin, begin + searched.length]];
  return {
    id,
    outlet: `Outlet ${id}`,
    title: "Storm",
    title_matches: [],
    passages: [{ text, where: "text", span: [0, text.length], matches }],
    quotes: [quote("The gate will hold,", "Ada Brook"), quote("Nobody leaves,", "Jonas Reed")],
    revision: { number: 1, count: 1, seen: "" },
    ...more,
  } as Hit;
}

test("the quote that has what was asked for comes first, with its speaker", () => {
  const words = wordsOf(hit("1", "leaves"));
  assert.equal(words.quote?.speaker, "Jonas Reed");
  assert.deepEqual(words.matches.map(([begin, end]) => words.text.slice(begin, end)), ["leaves"]);
});

test("words of the outlet are never shown as a quote", () => {
  const words = wordsOf(hit("1", "Waves"));
  assert.equal(words.quote, null);
  assert.deepEqual(words.matches, [[0, 5]]);
});

test("without a match the first quote of somebody stands for the entry", () => {
  const weak = quote("The gate will hold,", "Ada Brook", { level: "low" });
  const nobodys = quote("The gate will hold,", null);
  const sure = quote("Nobody leaves,", "Jonas Reed");
  assert.equal(wordsOf(hit("1", "", { quotes: [nobodys, weak, sure] })).quote, sure);
});

test("reported speech is no quote", () => {
  const reported = quote("Nobody leaves,", "Jonas Reed", { kind: "reported" });
  assert.equal(wordsOf(hit("1", "leaves", { quotes: [reported] })).quote, null);
});

test("a long quote is cut around what was asked for, between words", () => {
  const long = `${"salt ".repeat(100)}anchor ${"salt ".repeat(100)}`.trim();
  const begin = long.indexOf("anchor");
  const words = wordsOf(
    hit("1", "", {
      passages: [{ text: long, where: "text", span: [0, long.length], matches: [[begin, begin + 6]] }],
      quotes: [{ ...quote("", "Ada Brook"), text: long, span: [0, long.length] }],
    }),
  );
  assert.equal(words.cutBefore && words.cutAfter, true);
  assert.ok(words.text.length < 300);
  assert.match(words.text, /^salt .* salt$/);
  assert.deepEqual(words.matches.map(([from, to]) => words.text.slice(from, to)), ["anchor"]);
});

test("hits that print the same words fold; another word keeps them apart", () => {
  const hold = (id: string, words: string, speaker = "Ada Brook") =>
    hit(id, "hold", { quotes: [{ ...quote("The gate will hold,", speaker), text: words }] });
  const rows = folded([
    hold("1", "The gate will hold,"),
    hold("2", "“The gate WILL hold”", "Jonas Reed"),
    hold("3", "The gate will not hold,"),
    hold("4", "The 2 gates will hold,"),
  ]);
  assert.deepEqual(
    rows.map((row) => [row.hit.id, ...row.copies.map((copy) => copy.hit.id)]),
    [["1", "2"], ["3"], ["4"]],
  );
});
