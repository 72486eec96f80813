// SPDX-License-Identifier: MIT
// What the check of a draft answers (docs/draft-check.md), and how to ask it.

import { ask, type Quote, type Range } from "./answers.js";
import type { CheckReport, Searched } from "./check_answers.js";
import type { Warned } from "./conflicts.js";

/** Gravest first. */
export const outcomes = [
  "does-not-stand",
  "not-found",
  "not-complete",
  "unproven",
  "stands",
  "not-claimed",
  "too-short",
] as const;

export type Outcome = (typeof outcomes)[number];

export interface DraftQuotation {
  /** Into the draft's text, without the marks. */
  span: Range;
  words: string;
  speaker: string | null;
  level: Quote["level"] | null;
  outcome: Outcome;
  /** Why, gravest first. */
  notes: Warned[];
  check: CheckReport | null;
}

export interface DraftReport {
  outcome: Outcome;
  complete: boolean;
  totals: Record<string, number>;
  draft: { kind: string; lang: string | null; text: string };
  quotations: DraftQuotation[];
  searched: Searched;
}

export interface Draft {
  body: Blob;
  type: string;
}

const types: Record<string, string> = {
  txt: "text/plain",
  md: "text/markdown",
  markdown: "text/markdown",
  html: "text/html",
  htm: "text/html",
};

/** What a file is sent as, by its name; what is not known is left to its bytes. */
export function typeOf(name: string): string {
  const ending = name.toLowerCase().split(".").at(-1) ?? "";
  return types[ending] ?? "application/octet-stream";
}

function post({ body, type }: Draft): RequestInit {
  return { method: "POST", body, headers: { "Content-Type": type } };
}

/** Throws as ask() does. */
export function askDraft(draft: Draft, signal: AbortSignal): Promise<DraftReport> {
  return ask("/api/v1/check/draft", signal, post(draft));
}

/** The report as a file to keep or to send; null where there is none. */
export async function draftFile(draft: Draft, format: "html" | "csv"): Promise<Blob | null> {
  const answer = await fetch(`/api/v1/check/draft?format=${format}`, post(draft)).catch(() => null);
  return answer?.ok ? answer.blob() : null;
}
