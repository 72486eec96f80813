// SPDX-License-Identifier: MIT
// The state of the page is its address: what can be bookmarked, shared and gone back to.

/** The Facets that the page shows, in order; `facet.NAME` in the messages is what they are called. */
export const facets = ["speaker", "outlet", "country", "focus", "topic"] as const;

/** Every Facet that an address may choose values of; see the field table. */
const selectable = [
  "speaker",
  "country",
  "focus",
  "topic",
  "outlet",
  "liveblog",
  "lang",
  "date",
  "byline",
  "kind",
] as const;

/** `sort.NAME` in the messages. */
export const sorts = ["relevance", "newest", "oldest"] as const;
export type SortName = (typeof sorts)[number];

export const pageSize = 20;
/** The server gives no hits beyond. */
export const lastOffset = 10_000;

export interface Address {
  query: string;
  sort: SortName;
  offset: number;
  /** Facet name to chosen values. */
  chosen: ReadonlyMap<string, readonly string[]>;
  /** What is found, counted and listed. */
  hits: "entries" | "quotes";
  /** Whether wordings that entries no longer have are found too. */
  revisions: "current" | "all";
  /** The entry that is looked at, if one is. */
  entry: string | null;
  /** Which of its wordings: a piece of its digest or its number; null: the current one. */
  wording: string | null;
}

export const emptyAddress: Address = {
  query: "",
  sort: "relevance",
  offset: 0,
  chosen: new Map(),
  hits: "entries",
  revisions: "current",
  entry: null,
  wording: null,
};

function readSort(text: string | null): SortName {
  return sorts.find((sort) => sort === text) ?? "relevance";
}

function readOffset(text: string | null): number {
  const number = Number(text ?? 0);
  if (!Number.isInteger(number) || number < 0 || number > lastOffset) return 0;
  return number - (number % pageSize);
}

export function readAddress(url: URL): Address {
  const parameters = url.searchParams;
  const chosen = new Map<string, string[]>();
  for (const name of selectable) {
    const values = [...new Set(parameters.getAll(name))].filter((value) => value !== "");
    if (values.length > 0) chosen.set(name, values);
  }
  const entry = /^\/(?:e|entries)\/([0-9a-f]{32})(?:(?:@|%40)([0-9a-f]{1,64}))?$/.exec(url.pathname);
  return {
    query: parameters.get("q") ?? "",
    sort: readSort(parameters.get("sort")),
    offset: readOffset(parameters.get("offset")),
    chosen,
    hits: parameters.get("hits") === "quotes" ? "quotes" : "entries",
    revisions: parameters.get("revisions") === "all" ? "all" : "current",
    entry: entry?.[1] ?? null,
    wording: entry?.[2] ?? null,
  };
}

/** The parameters of the search that an address stands for; defaults are left out. */
export function searchParameters(address: Address): URLSearchParams {
  const parameters = new URLSearchParams();
  if (address.query !== "") parameters.set("q", address.query);
  if (address.sort !== "relevance") parameters.set("sort", address.sort);
  if (address.offset > 0) parameters.set("offset", String(address.offset));
  if (address.hits !== "entries") parameters.set("hits", address.hits);
  if (address.revisions !== "current") parameters.set("revisions", address.revisions);
  for (const [name, values] of address.chosen) {
    for (const value of values) parameters.append(name, value);
  }
  return parameters;
}

/** The address as the location bar shows it. */
export function writeAddress(address: Address): string {
  const { entry, wording } = address;
  const path = entry === null ? "/" : `/e/${entry}${wording === null ? "" : `@${wording}`}`;
  const parameters = searchParameters(address).toString();
  return parameters === "" ? path : `${path}?${parameters}`;
}

/** With a Facet's value chosen, or no longer chosen; back on the first page. */
export function toggled(address: Address, facet: string, value: string): Address {
  const values = address.chosen.get(facet) ?? [];
  const rest = values.filter((each) => each !== value);
  const chosen = new Map(address.chosen);
  chosen.set(facet, rest.length === values.length ? [...values, value] : rest);
  if (chosen.get(facet)?.length === 0) chosen.delete(facet);
  return { ...address, chosen, offset: 0, entry: null, wording: null };
}

/** True when nothing is asked for: the first view of the page. */
export function isBlank(address: Address): boolean {
  return address.query.trim() === "" && address.chosen.size === 0;
}

/** All entries with one value of a Facet, newest first. */
export function allOf(facet: string, value: string): string {
  return writeAddress({ ...emptyAddress, sort: "newest", chosen: new Map([[facet, [value]]]) });
}

/** Whether the page has a view at this path. */
export function isKnownPath(path: string): boolean {
  return (
    ["/", "/check", "/draft", "/compare"].includes(path) ||
    /^\/(?:e|entries)\/[0-9a-f]{32}(?:(?:@|%40)[0-9a-f]{1,64})?$/.test(path)
  );
}
