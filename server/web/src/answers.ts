// SPDX-License-Identifier: MIT
// What the server answers (docs/http-api.md), and how to ask it.

import { type Address, facets, pageSize, searchParameters } from "./address.js";
import { t } from "./messages.js";
import type { Printed } from "./time.js";

/** Half-open, in UTF-16 code units: what JavaScript counts in. */
export type Range = [number, number];

export interface Problem {
  reason: string;
  /** Into the query. */
  offset: number | null;
  severity: "warning" | "error";
}

export interface Passage {
  text: string;
  where: "title" | "text";
  /** In the title or the text. */
  span: Range;
  matches: Range[];
}

export interface Revision {
  number: number;
  count: number;
  seen: string;
  /** Between which moments it went from the page; null while it stands. */
  gone?: { after: string; by: string } | null;
  order_known?: boolean;
  /** Of its words; where the server tells it. */
  digest?: string;
  /** SHA-256 of the Capture that first showed it; where the server tells it. */
  capture?: string | null;
  /** The same of the last one that shows it. */
  last_capture?: string | null;
}

/** What every view of an entry shows. */
export interface Entry {
  id: string;
  title: string;
  outlet: string;
  liveblog: string;
  liveblog_title: string;
  /** Of the entry, else of its liveblog. */
  url: string | null;
  lang: string | null;
  /** As precise as it is known, `2022-01-28T14:05Z` or `2022-01`. */
  published: string | null;
  /** A: the outlet's own time; B: when it was captured; C: a date only, or the page's. */
  published_trust: string | null;
  printed?: Printed;
  /** `primary` for the spoken word itself. */
  kind?: "outlet" | "primary";
  revision: Revision;
  bylines: string[];
  speakers: string[];
  countries: string[];
  topics: string[];
  quotes: Quote[];
}

/** An entry beside the one that is looked at. */
export type Neighbour = Pick<Entry, "id" | "title" | "published">;

export interface Hit extends Entry {
  score: number;
  /** Where quotes are searched: which of `quotes` it is. */
  quote?: number;
  /** Where the words of the question stand in that quote. */
  quote_matches?: Range[];
  title_matches: Range[];
  passages: Passage[];
}

/** A piece of a comparison: what is printed beside what was pasted, or beside another printing. */
export interface DiffPiece {
  kind: "same" | "dropped" | "added" | "changed";
  /** Of a piece that is the same. */
  text?: string;
  pasted?: string | null;
  printed?: string | null;
  weight?: "negation" | "number" | "name" | "condition";
}

/** A statement as another entry prints it. */
export interface Printing {
  id: string;
  outlet: string;
  title: string;
  published: string | null;
  published_trust: string | null;
  text: string;
  speaker: string | null;
  /** From the words of the entry that is shown (`printed`) to these (`pasted`). */
  diff: DiffPiece[];
}

/** A statement (what a quote has of one sentence) that other entries print too. */
export interface PrintedAgain {
  text: string;
  total: number;
  printings: Printing[];
}

/** Whether the sentence says that the words were spoken. */
export type Stance = "said" | "denied" | "hypothetical" | "fake" | "question";

export interface Quote {
  text: string;
  kind: "direct" | "block" | "partial" | "scare" | "headline" | "reported";
  where: "title" | "text";
  span: Range;
  speaker: string | null;
  reported_by: string | null;
  level: "low" | "middle" | "high";
  rule: string | null;
  stance?: Stance;
  correction?: { kind: string; speaker: string | null; replaced: string | null; who: string; why: string; when: string };
  evidence: string | null;
  /** Of an entry asked for by its id. */
  also_printed?: PrintedAgain[];
}

export interface WholeEntry extends Entry {
  focus_countries: string[];
  narrow_topics: string[];
  /** What each code of its countries and topics is called. */
  labels: Record<string, string>;
  text: string;
  modified: string | null;
}

export interface FacetCount {
  value: string;
  label: string;
  count: number;
  selected: boolean;
}

export interface ResultPage {
  generation: number;
  hits_are?: "entries" | "quotes";
  total: number;
  complete: boolean;
  /** Entries that have this only in a wording they no longer have. */
  earlier_wordings?: { entries: number; complete: boolean };
  hits: Hit[];
  facets: Record<string, FacetCount[]>;
  /** How many values each Facet has, listed or not. */
  facet_values: Record<string, number>;
  problems: Problem[];
  suggestions: { query: string; total: number }[];
}

/** What is indexed. */
export interface Health {
  generation: number;
  created: string;
  entries: number;
  liveblogs: number;
  outlets: number;
}

export interface EntryView {
  generation: number;
  entry: WholeEntry;
  revisions: WholeEntry[];
  previous: Neighbour | null;
  next: Neighbour | null;
}

/** An answer that is no answer: what to tell the reader, and what the server said of the query. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly problems: Problem[] = [],
    /** The question itself is refused: asking it again changes nothing. */
    readonly isFinal = false,
  ) {
    super(message);
  }
}

interface ProblemJson {
  detail?: string;
  problems?: Problem[];
}

async function refusal(response: Response): Promise<Refusal> {
  const body: ProblemJson = await response.json().catch(() => ({}));
  if (response.status === 503) {
    const reason = body.problems?.[0]?.reason;
    return new Refusal(reason ?? t("failure.busy"));
  }
  return new Refusal(
    body.detail ?? t("failure.status", { status: String(response.status) }),
    body.problems,
    response.status >= 400 && response.status < 500,
  );
}

/** Throws Refusal, or an AbortError when `signal` says so. */
export async function ask<Answer>(
  path: string,
  signal: AbortSignal,
  more: RequestInit = {},
): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(path, { signal, headers: { Accept: "application/json" }, ...more });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Refusal(t("failure.unreachable"));
  }
  if (!response.ok) throw await refusal(response);
  return (await response.json()) as Answer;
}

/** Whether the server has a route: it says so in the page. */
export function offers(route: "suggest" | "timeline" | "facets" | "captures"): boolean {
  const meta = globalThis.document?.querySelector<HTMLMetaElement>("meta[name=onrecord-routes]");
  return meta?.content.split(" ").includes(route) ?? false;
}

type ServedKind = "search" | "entry" | "check";

/** The answer that came with the page (server/api/served_page.cpp), if it is of this address. */
function readServed(): { kind: string; json: string } | null {
  const element = globalThis.document?.getElementById("answer");
  const { kind, for: address } = element?.dataset ?? {};
  if (!element || !kind || address !== location.pathname + location.search) return null;
  return { kind, json: element.textContent ?? "" };
}

let served = readServed();

/** Once: the first question of the page is answered by what came with it, every other is asked. */
export function takeServed<Answer>(kind: ServedKind): Answer | null {
  const taken = served?.kind === kind ? served.json : null;
  served = null;
  return taken === null ? null : (JSON.parse(taken) as Answer);
}

/** What an address asks for, with the counts of every Facet shown and of every one chosen of. */
export function askSearch(address: Address, signal: AbortSignal): Promise<ResultPage> {
  const ready = takeServed<ResultPage>("search");
  if (ready) return Promise.resolve(ready);
  const asked = searchParameters(address);
  asked.set("limit", String(pageSize));
  for (const facet of new Set([...facets, ...address.chosen.keys()])) asked.append("facet", facet);
  return ask(`/api/v1/search?${asked}`, signal);
}

/** Up to 1,000 values of a Facet among what an address finds; with a prefix those that have a word with it. */
export async function askFacet(
  address: Address,
  facet: string,
  prefix: string,
  signal: AbortSignal,
): Promise<FacetCount[]> {
  const asked = searchParameters({ ...address, offset: 0, sort: "relevance" });
  const all = new URLSearchParams([...asked, ["limit", "1000"], ...(prefix ? [["prefix", prefix]] : [])]);
  if (offers("facets")) {
    return (await ask<{ values: FacetCount[] }>(`/api/v1/facets/${facet}?${all}`, signal)).values;
  }
  for (const [name, value] of Object.entries({ limit: 0, facet, facet_values: 1000 })) {
    asked.set(name, String(value));
  }
  const page = await ask<ResultPage>(`/api/v1/search?${asked}`, signal);
  return page.facets[facet] ?? [];
}

export function askEntry(id: string, signal: AbortSignal): Promise<EntryView> {
  const ready = takeServed<EntryView>("entry");
  return ready ? Promise.resolve(ready) : ask(`/api/v1/entries/${encodeURIComponent(id)}`, signal);
}

export function askHealth(signal: AbortSignal): Promise<Health> {
  return ask("/api/v1/health", signal);
}
