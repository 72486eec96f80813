// SPDX-License-Identifier: MIT
import assert from "node:assert/strict";
import { test } from "node:test";

import { emptyAddress, readAddress, toggled, writeAddress } from "../src/address.js";
import { chosenFor, withChosen } from "../src/facet_section.js";
import { safeLink, textFragment } from "../src/links.js";
import { paragraphs, pieces, within, wordAt } from "../src/marking.js";
import { printedText, shownTime } from "../src/time.js";

const printed = (text: string, ranges: [number, number][]) =>
  pieces(text, ranges)
    .map((piece) => (piece.isMarked ? `[${piece.text}]` : piece.text))
    .join("");

test("matches are marked, whatever order they come in", () => {
  assert.equal(printed("we must meet", [[3, 7]]), "we [must] meet");
  assert.equal(printed("we must meet", [[8, 12], [0, 2]]), "[we] must [meet]");
  assert.equal(printed("we must meet", [[0, 4], [3, 7]]), "[we m][ust] meet");
  assert.equal(printed("we must meet", [[8, 99], [50, 60], [4, 4]]), "we must [meet]");
  assert.equal(printed("<b>", [[0, 3]]), "[<b>]");
  assert.equal(printed("", [[0, 1]]), "");
});

test("a problem's offset points at a word", () => {
  assert.deepEqual(wordAt("grain speeker:x war", 6), [6, 15]);
  assert.deepEqual(wordAt("grain", 99), [5, 5]);
});

test("paragraphs know where they begin", () => {
  assert.deepEqual(paragraphs("one\n\ntwo"), [
    { text: "one", begin: 0 },
    { text: "two", begin: 5 },
  ]);
  assert.deepEqual(within([[2, 7]], 5, 8), [[0, 2]]);
});

test("an address is read back as it was written", () => {
  for (const path of [
    "/",
    "/?q=%22must+meet%22&sort=newest&offset=20&speaker=Ann+B&country=US&country=RU",
    "/e/0123456789abcdef0123456789abcdef?q=war",
    "/e/0123456789abcdef0123456789abcdef@3f2a91",
  ]) {
    const written = writeAddress(readAddress(new URL(path, "http://h")));
    assert.equal(written, path);
  }
});

test("a wrong address is read as far as it makes sense", () => {
  const address = readAddress(new URL("http://h/entries/xyz?sort=up&offset=-3&country="));
  assert.deepEqual(address, emptyAddress);
});

test("a facet's value is chosen and let go again", () => {
  const chosen = toggled({ ...emptyAddress, offset: 20 }, "country", "US");
  assert.equal(writeAddress(chosen), "/?country=US");
  assert.equal(writeAddress(toggled(chosen, "country", "RU")), "/?country=US&country=RU");
  assert.equal(writeAddress(toggled(chosen, "country", "US")), "/");
});

test("a time is shown as precise as it is known", () => {
  assert.equal(shownTime("2022-01-28T14:05Z"), "28 January 2022, 14:05 UTC");
  assert.equal(shownTime("2022-01-28T14:05:09Z"), "28 January 2022, 14:05:09 UTC");
  assert.equal(shownTime("2022-01-28T14:05:00Z"), "28 January 2022, 14:05 UTC");
  assert.equal(shownTime("2022-01-08"), "8 January 2022");
  assert.equal(shownTime("2022-01"), "January 2022");
  assert.equal(shownTime("2022"), "2022");
  assert.equal(shownTime(""), "time unknown");
  assert.equal(shownTime(null), "time unknown");
});

test("only web links are followed", () => {
  assert.equal(safeLink("https://a.example/x"), "https://a.example/x");
  assert.equal(safeLink("javascript:alert(1)"), null);
  assert.equal(safeLink("/relative"), null);
  assert.equal(safeLink(null), null);
});

test("the older address of an entry is read", () => {
  const id = "0123456789abcdef0123456789abcdef";
  assert.equal(writeAddress(readAddress(new URL(`http://h/entries/${id}`))), `/e/${id}`);
});

test("an interval is shown as far as it is known", () => {
  const [after, by] = ["2022-01-28T10:58:00Z", "2022-01-28T11:15:00Z"];
  assert.equal(printedText({ after, by }), "printed 28 January 2022, after 10:58, by 11:15 UTC");
  assert.equal(
    printedText({ after, by: "2022-01-29T11:15:00Z" }),
    "printed after 28 January 2022, 10:58 UTC, by 29 January 2022, 11:15 UTC",
  );
  assert.equal(printedText({ after: null, by }), "printed by 28 January 2022, 11:15 UTC");
  assert.equal(printedText({ after, by: null }), "printed after 28 January 2022, 10:58 UTC");
  assert.equal(printedText({ after: null, by: null }), "printed at an unknown time");
});

test("a link to the outlet leads to the words", () => {
  assert.equal(
    textFragment("https://a.example/x", "A well-known word, so. And more of it follows here\n\nNext"),
    "#:~:text=A%20well%2Dknown%20word%2C%20so.%20And%20more%20of%20it",
  );
  assert.match(textFragment("https://a.example/x#g1", "Words"), /^:~:text=Words$/);
  assert.equal(textFragment("https://a.example/x", " "), "");
});

test("a chosen value is the listed one that the server reads it as", () => {
  const count = (value: string, selected: boolean, label = value) => ({ value, label, count: 3, selected });
  assert.equal(chosenFor(["Mirror"], count("mirror", true)), "Mirror");
  assert.equal(chosenFor(["lavrov"], count("Sergey Lavrov", true)), "lavrov");
  assert.equal(chosenFor(["Mirror"], count("Post", true)), null);
  assert.equal(chosenFor(["Mirror"], count("mirror", false)), null);
  assert.deepEqual(withChosen(["Mirror"], [count("mirror", true)]).map(({ value }) => value), ["mirror"]);
  assert.deepEqual(withChosen(["gone"], [count("mirror", false)]).map(({ value }) => value), ["gone", "mirror"]);
});
