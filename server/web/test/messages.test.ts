// SPDX-License-Identifier: MIT
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import german from "../messages/de.json";
import english from "../messages/en.json";
import spanish from "../messages/es.json";
import french from "../messages/fr.json";
import ukrainian from "../messages/uk.json";
import { type LanguageCode, type Messages, rich, t, useMessages } from "../src/messages.js";
import { wishedLanguage } from "../src/reading_language.js";
import { shownTime } from "../src/time.js";

const others: Record<Exclude<LanguageCode, "en">, Messages> = {
  de: german,
  fr: french,
  es: spanish,
  uk: ukrainian,
};

afterEach(() => useMessages("en", {}));

/** The names in braces, without the forms of plurals. */
function names(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)(?=[,}])/g)].map((match) => match[1] ?? ""))].sort();
}

test("every language has every message, with the same arguments and nothing else", () => {
  for (const [code, messages] of Object.entries(others)) {
    assert.deepEqual(Object.keys(messages).sort(), Object.keys(english).sort(), code);
    for (const [name, text] of Object.entries(english)) {
      assert.deepEqual(names(messages[name] ?? ""), names(text), `${code}: ${name}`);
    }
  }
});

test("no message has an unclosed brace", () => {
  for (const messages of [english, ...Object.values(others)]) {
    for (const text of Object.values(messages)) {
      assert.equal(text.split("{").length, text.split("}").length, text);
    }
  }
});

test("numbers take the form of the language", () => {
  assert.equal(t("count.entries", { count: 1 }), "1 entry");
  assert.equal(t("count.entries", { count: 1204 }), "1,204 entries");
  useMessages("uk", ukrainian);
  const forms = [1, 2, 5, 21].map((count) => t("count.entries", { count }).replace(/\d+\s/, ""));
  assert.equal(forms[0], forms[3]);
  assert.equal(new Set(forms).size, 3);
  useMessages("de", german);
  assert.match(t("count.entries", { count: 1204 }), /^1\.204 /);
  assert.equal(shownTime("2022-03-08T14:05Z"), "8. März 2022, 14:05 UTC");
});

test("a name that runs from the right reorders nothing beside it", () => {
  useMessages("en", {});
  const name = "\u0645\u064a\u0646\u0627\u0621";
  assert.equal(t("entry.said_by", { name }).includes(`\u2068${name}\u2069`), true);
  assert.equal(t("entry.said_by", { name: "Ada Brook" }).includes("\u2068"), false);
});

test("a template stands where its argument stands", () => {
  const link = { href: "/" };
  const parts = rich("searched.try", { link });
  assert.equal(parts.length, 3);
  assert.equal(parts[1], link);
});

test("the first language of the reader that the page speaks is spoken", () => {
  assert.equal(wishedLanguage(["nl-NL", "de-AT", "en"]), "de");
  assert.equal(wishedLanguage(["fi"]), "en");
  assert.equal(wishedLanguage([]), "en");
});
