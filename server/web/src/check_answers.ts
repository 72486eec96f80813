// SPDX-License-Identifier: MIT
// What the quote check answers (docs/quote-check.md), and how to ask it.

import { ask, type DiffPiece, type Range, type Revision, type Stance, takeServed } from "./answers.js";
import type { Printed } from "./time.js";
import { type CheckAddress, checkParameters, isLong } from "./check_address.js";

export const verdictNames = [
  "exact",
  "exact-normalised",
  "fragment",
  "altered",
  "other-speaker",
  "headline-only",
  "not-found",
] as const;

export type VerdictName = (typeof verdictNames)[number];

/** The words, or a variant of them, as one revision of an entry prints them. */
export interface Occurrence {
  id: string;
  outlet: string;
  liveblog: string;
  liveblog_title: string;
  url: string | null;
  title: string;
  published: string | null;
  published_trust: string | null;
  printed?: Printed;
  lang?: string | null;
  stance?: Stance;
  revision: Revision;
  where: "title" | "text";
  span: Range;
  text: string;
  verdict: VerdictName;
  edits: number;
  diff: DiffPiece[];
  in_quote: boolean;
  speaker: string | null;
  level: "low" | "middle" | "high" | null;
  rule: string | null;
  reported_by: string | null;
  cut_before: string | null;
  cut_after: string | null;
  sentence_before: string | null;
  sentence_after: string | null;
  cluster: number;
}

export interface Variant {
  text: string;
  /** Against the cluster's statement, which stands as what is printed. */
  diff: DiffPiece[];
  /** Into the report's occurrences. */
  occurrences: number[];
}

/** The same statement in all its printings. */
export interface Cluster {
  statement: string;
  variants: Variant[];
  outlets: string[];
  speakers: string[];
}

export interface Searched {
  generation: number;
  entries: number;
  liveblogs: number;
  outlets: number;
  from: string | null;
  to: string | null;
  languages: string[];
}

export interface FirstPrinted {
  occurrence: number | null;
  proven: boolean;
  /** On what it rests: somebody saw the words, or the outlets' own times say so. */
  basis?: "captures" | "outlets" | null;
  reason: string;
}

export interface CheckReport {
  verdict: VerdictName;
  /** False when the time was over before everything was compared. */
  complete: boolean;
  /** What was judged, where it is not all that was pasted. */
  checked?: { words: string; speaker: string | null; around: string } | null;
  warnings: { code: string; text: string }[];
  best: Occurrence | null;
  /** Of `headline-only`: what comes nearest in the body under that headline. */
  nearest_in_body: Occurrence | null;
  total: number;
  occurrences: Occurrence[];
  clusters: Cluster[];
  speakers: { speaker: string | null; count: number }[];
  first_printed: FirstPrinted;
  searched: Searched;
}

/** Words that an address cannot hold go in a body. Throws as ask() does. */
export function askCheck(address: CheckAddress, signal: AbortSignal): Promise<CheckReport> {
  const ready = takeServed<CheckReport>("check");
  if (ready) return Promise.resolve(ready);
  const parameters = checkParameters(address);
  if (!isLong(address)) return ask(`/api/v1/check?${parameters}`, signal);
  return ask("/api/v1/check", signal, {
    method: "POST",
    headers: { Accept: "application/json", "Content-Type": "application/json" },
    body: JSON.stringify(Object.fromEntries(parameters)),
  });
}
