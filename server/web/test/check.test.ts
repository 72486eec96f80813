// SPDX-License-Identifier: MIT
import assert from "node:assert/strict";
import { test } from "node:test";

import { readCheckAddress, writeCheckAddress } from "../src/check_address.js";
import type { CheckReport } from "../src/check_answers.js";
import { verdictNames } from "../src/check_answers.js";
import { firstReason, headline, searchedText, spoken, whyBelieved } from "../src/check_words.js";
import { conflicts, conflictTitle, sorted } from "../src/conflicts.js";
import { listed, t } from "../src/messages.js";

const read = (path: string) => readCheckAddress(new URL(path, "http://h"));

const nothing: CheckReport = {
  verdict: "not-found",
  complete: true,
  warnings: [],
  best: null,
  nearest_in_body: null,
  total: 0,
  occurrences: [],
  clusters: [],
  speakers: [],
  first_printed: { occurrence: null, proven: false, reason: "No printing here has a time." },
  searched: {
    generation: 3,
    entries: 1204,
    liveblogs: 1,
    outlets: 2,
    from: "2022-01-28T09:00:00Z",
    to: "2022-02-01T10:00:00Z",
    languages: ["en", "es"],
  },
};

test("what is checked is read back as it was written", () => {
  for (const path of [
    "/check",
    "/check?words=We+must+%E2%80%A6+talk%3F&speaker=Ada+Brook&before=2022-01-28",
    "/check?words=50%25+%26+more+%23",
  ]) {
    assert.equal(writeCheckAddress(read(path)), path);
  }
});

test("what an address cannot hold stays behind the number sign", () => {
  const words = "härter ".repeat(500).trim();
  const written = writeCheckAddress({ words, speaker: "Ada", before: "" });
  assert.match(written, /^\/check#words=/);
  assert.deepEqual(read(written), { words, speaker: "Ada", before: "" });
});

test("every verdict has words, and none says that nobody said it", () => {
  for (const name of verdictNames) {
    const [title, meaning] = [t(`verdict.${name}`), t(`verdict.${name}.meaning`)];
    assert.notEqual(title, `verdict.${name}`);
    assert.doesNotMatch(title + meaning, /nobody|never|did not say|false|fake/i);
  }
});

test("a conflict is said before the verdict, the gravest first", () => {
  const warned = (...codes: string[]): CheckReport => ({
    ...nothing,
    verdict: "exact",
    warnings: codes.map((code) => ({ code, text: `${code}.` })),
  });
  assert.equal(headline(warned()), "Exact");
  assert.equal(headline(warned("reported-by")), "Exact");
  assert.equal(headline(warned("several-speakers", "withdrawn")), "Since withdrawn");
  assert.equal(headline(warned("number", "denied")), "Print says that this was not said");
  assert.match(spoken(warned("wordings-differ")), /^Outlets disagree\. Verdict: Exact\./);
  const { conflicts: grave, others } = sorted(warned("reported-by", "number", "denied").warnings);
  assert.deepEqual(grave.map(({ code }) => code), ["denied", "number"]);
  assert.deepEqual(others.map(({ code }) => code), ["reported-by"]);
});

test("every conflict has words and a shape", () => {
  for (const { code, icon } of conflicts) {
    assert.notEqual(conflictTitle(code), null, code);
    assert.notEqual(icon, "");
  }
});

test("what was searched is told in whole", () => {
  assert.equal(
    searchedText(nothing.searched),
    "1,204 entries of 1 liveblog by 2 outlets, from 28 January 2022 to 1 February 2022, " +
      "in English and Spanish, with every earlier wording that is known. Index generation 3.",
  );
  assert.match(searchedText({ ...nothing.searched, from: null, languages: [] }), /outlets, with/);
});

test("a verdict is read out with its warnings", () => {
  assert.match(spoken(nothing), /^Verdict: Not found here\. /);
  const warned = { ...nothing, warnings: [{ code: "negation", text: "A denial was dropped." }] };
  assert.match(spoken(warned), /^A denial differs\. Verdict: .* A denial was dropped\.$/);
});

test("a rule that has no words yet is named", () => {
  assert.match(whyBelieved("quote-said-speaker"), /verb of saying/);
  assert.equal(whyBelieved("by-telepathy"), "by the rule “by-telepathy”");
  assert.equal(whyBelieved(null), "");
});

test("the reason of the first printing has times for people", () => {
  assert.equal(firstReason(nothing), "No printing here has a time.");
  const first = {
    ...nothing,
    occurrences: [{ published: "2022-01-28T14:05Z" }],
    first_printed: { occurrence: 0, proven: true, reason: "First: Lantern, 2022-01-28T14:05Z; so." },
  } as unknown as CheckReport;
  assert.equal(firstReason(first), "First: Lantern, 28 January 2022, 14:05 UTC; so.");
});

test("names are listed as people list them", () => {
  assert.equal(listed(["A"]), "A");
  assert.equal(listed(["A", "B", "C"]), "A, B and C");
});
