// SPDX-License-Identifier: MIT
// What the server answers (docs/http-api.md), and how to ask it.

/** Half-open, in UTF-16 code units: what JavaScript counts in. */
export type Range = [number, number];

export interface Problem {
  reason: string;
  offset?: number | null;
  severity?: string;
}

export interface Passage {
  text: string;
  matches: Range[];
  where?: string;
}

export interface Revision {
  number: number;
  count: number;
  seen?: string;
}

/** What every view of an entry shows. */
export interface Entry {
  id: string;
  title: string;
  outlet: string;
  liveblog: string;
  liveblog_title?: string;
  liveblog_url?: string;
  url?: string;
  lang?: string;
  published: string | null;
  published_trust?: string;
  modified?: string | null;
  revision?: Revision;
  bylines?: string[];
  speakers: string[];
  countries: string[];
  topics: string[];
}

export interface Hit extends Entry {
  score: number;
  title_matches?: Range[];
  passages: Passage[];
}

export interface Quote {
  kind: string;
  where: string;
  text: string;
  range: Range;
  speaker: string;
  reported_by?: string;
  level: string;
  rule: string;
}

export interface WholeEntry extends Entry {
  text: string;
  quotes?: Quote[];
}

export interface FacetCount {
  value: string;
  label?: string;
  count: number;
  selected?: boolean;
}

export interface ResultPage {
  generation: number;
  total: number;
  complete: boolean;
  hits: Hit[];
  facets: Record<string, FacetCount[]>;
  problems: Problem[];
}

export interface EntryView {
  generation: number;
  entry: WholeEntry;
  revisions: WholeEntry[];
  previous: Entry | null;
  next: Entry | null;
}

/** An answer that is no answer: what to tell the reader, and what the server said of the query. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly problems: Problem[] = [],
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
    return new Refusal("The server is busy. Please try again in a moment.");
  }
  return new Refusal(
    body.detail ?? `The server answered ${response.status}.`,
    body.problems,
  );
}

/** Throws Refusal, or an AbortError when `signal` says so. */
async function ask<Answer>(path: string, signal: AbortSignal): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(path, { signal, headers: { Accept: "application/json" } });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Refusal("The server cannot be reached. Is it still running?");
  }
  if (!response.ok) throw await refusal(response);
  return (await response.json()) as Answer;
}

export function askSearch(parameters: URLSearchParams, signal: AbortSignal): Promise<ResultPage> {
  return ask(`/api/v1/search?${parameters}`, signal);
}

export function askEntry(id: string, signal: AbortSignal): Promise<EntryView> {
  return ask(`/api/v1/entries/${encodeURIComponent(id)}`, signal);
}
