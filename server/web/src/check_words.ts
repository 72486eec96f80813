// SPDX-License-Identifier: MIT
// What the quote check says in words: tables, and sentences made of an answer.

import type { CheckReport, Searched, VerdictName } from "./check_answers.js";
import { shownTime } from "./time.js";

export interface VerdictWords {
  title: string;
  meaning: string;
}

export const verdicts: Record<VerdictName, VerdictWords> = {
  exact: {
    title: "Exact",
    meaning: "These words stand in print, mark for mark.",
  },
  "exact-normalised": {
    title: "The same words",
    meaning: "These words stand in print; only case, marks, accents or inserts differ.",
  },
  fragment: {
    title: "Part of a longer sentence",
    meaning: "These words stand in print, but the sentence has more. What was cut is shown faint.",
  },
  altered: {
    title: "Altered",
    meaning: "Print has other words. What differs is marked.",
  },
  "other-speaker": {
    title: "Somebody else’s words",
    meaning: "These words stand in print, but under another name than you asked for.",
  },
  "headline-only": {
    title: "Only in a headline",
    meaning: "A headline is the outlet’s own: these words stand in no quotation that was searched.",
  },
  "not-found": {
    title: "Not found here",
    meaning:
      "Nothing like these words stands in what was searched. They may well have been said, and printed elsewhere.",
  },
};

/** Why a speaker is believed, by the rule that gave the name. */
const rules: Record<string, string> = {
  "quote-said-speaker": "a verb of saying and the name stand right after the quote",
  "quote-speaker-said": "the name and a verb of saying stand right after the quote",
  "speaker-said-quote": "the name and a verb of saying stand right before the quote",
  "according-to": "the text says “according to” and the name",
  "colon-before": "the name and a colon stand right before the quote",
  possessor: "the text gives the words to the name, as in “Brook’s ‘…’”",
  "same-paragraph": "the same paragraph tells of this person and of nobody else who could speak",
  "clause-subject": "the sentence that the quote is part of has this person as its subject",
  "previous-paragraph": "the paragraph before is about this person",
  block: "it is a block quote, and the words that lead to it give the name",
  "typed-source": "the source itself marks it as a quote of this person",
};

export function whyBelieved(rule: string | null): string {
  if (!rule) return "";
  return rules[rule] ?? `by the rule “${rule}”`;
}

export const weights = { negation: "denial", number: "number", name: "name", condition: "condition" } as const;

export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(texts: readonly string[]): string {
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(texts);
}

const languageNames = new Intl.DisplayNames(["en"], { type: "language" });

function languageName(code: string): string {
  try {
    return languageNames.of(code) ?? code;
  } catch {
    return code;
  }
}

/** What "not found" means, and how far every verdict reaches. */
export function searchedText(searched: Searched): string {
  const day = (time: string | null) => shownTime(time ? time.slice(0, 10) : null);
  const period =
    searched.from && searched.to ? `, from ${day(searched.from)} to ${day(searched.to)}` : "";
  const languages =
    searched.languages.length > 0 ? `, in ${listed(searched.languages.map(languageName))}` : "";
  return (
    `${counted(searched.entries, "entry", "entries")} of ` +
    `${counted(searched.liveblogs, "liveblog", "liveblogs")} by ` +
    `${counted(searched.outlets, "outlet", "outlets")}${period}${languages}, ` +
    `with every earlier wording that is known. Index generation ${searched.generation}.`
  );
}

/** The reason of who printed it first, its times as people read them. */
export function firstReason(report: CheckReport): string {
  const { occurrence, reason } = report.first_printed;
  const published = occurrence === null ? null : (report.occurrences[occurrence]?.published ?? null);
  return published ? reason.replace(published, shownTime(published)) : reason;
}

/** What is read out when an answer comes. */
export function spoken(report: CheckReport): string {
  const { title, meaning } = verdicts[report.verdict];
  const warnings =
    report.warnings.length === 0
      ? ""
      : ` ${counted(report.warnings.length, "warning", "warnings")}: ` +
        report.warnings.map((warning) => warning.text).join(" ");
  return `Verdict: ${title}. ${meaning}${warnings}`;
}
