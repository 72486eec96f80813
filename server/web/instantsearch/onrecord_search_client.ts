// SPDX-License-Identifier: MIT
// A searchClient for InstantSearch.js, React InstantSearch and Vue InstantSearch: their requests, asked
// of an Onrecord server. `instantsearch({ indexName: "onrecord", searchClient: onrecordSearchClient(url) })`.
// Refinements are Facets by name (speaker, outlet, country, focus, topic, liveblog, lang, date);
// an index name of `onrecord_newest` or `onrecord_oldest` sorts.

interface Parameters {
  query?: string;
  page?: number;
  hitsPerPage?: number;
  facets?: string | string[];
  facetFilters?: string | (string | string[])[];
  maxValuesPerFacet?: number;
  highlightPreTag?: string;
  highlightPostTag?: string;
  facetName?: string;
  facetQuery?: string;
}

interface Request {
  indexName: string;
  params?: Parameters;
}

type Range = [number, number];

interface Hit {
  id: string;
  title: string;
  title_matches: Range[];
  passages: { text: string; matches: Range[] }[];
  [member: string]: unknown;
}

interface Page {
  total: number;
  complete: boolean;
  hits: Hit[];
  facets: Record<string, { value: string; label: string; count: number }[]>;
}

/** Each choice of `facet:value`; in InstantSearch lists within the list are alternatives, as ours. */
function choices(filters: Parameters["facetFilters"]): [string, string][] {
  return [filters ?? []].flat(3).map((filter) => {
    const at = filter.indexOf(":");
    return [filter.slice(0, at), filter.slice(at + 1).replace(/^\\-/, "-")];
  });
}

function asked({ indexName, params = {} }: Request): URLSearchParams {
  const { query = "", page = 0, hitsPerPage = 20, facets = [], maxValuesPerFacet = 10 } = params;
  const sort = /_(newest|oldest)$/.exec(indexName)?.[1];
  const limit = Math.min(hitsPerPage, 100);
  const wanted: [string, string][] = [
    ["q", query], ["limit", String(limit)], ["offset", String(Math.min(page * limit, 10_000))],
    ["facet_values", String(maxValuesPerFacet)], ...choices(params.facetFilters),
  ];
  if (sort) wanted.push(["sort", sort]);
  for (const facet of [facets].flat()) if (facet !== "*") wanted.push(["facet", facet]);
  return new URLSearchParams(wanted);
}

/** Escaped before it is marked: InstantSearch shows highlighted values as HTML. */
function marked(text: string, matches: readonly Range[], pre: string, post: string): string {
  const escaped = (part: string) => part.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
  let [shown, at] = ["", 0];
  for (const [begin, end] of matches) {
    shown += `${escaped(text.slice(at, begin))}${pre}${escaped(text.slice(begin, end))}${post}`;
    at = end;
  }
  return shown + escaped(text.slice(at));
}

function algoliaHit(hit: Hit, { highlightPreTag: pre = "<mark>", highlightPostTag: post = "</mark>" }: Parameters): object {
  const value = (text: string, matches: Range[]) => ({
    value: marked(text, matches, pre, post),
    matchLevel: matches.length > 0 ? "full" : "none",
    matchedWords: matches.map(([begin, end]) => text.slice(begin, end)),
  });
  const passage = hit.passages[0] ?? { text: "", matches: [] };
  const shown = { title: value(hit.title, hit.title_matches), text: value(passage.text, passage.matches) };
  return { ...hit, objectID: hit.id, text: passage.text, _highlightResult: shown, _snippetResult: shown };
}

function algoliaPage(request: Request, page: Page, took: number): object {
  const { params = {} } = request;
  const hitsPerPage = Math.min(params.hitsPerPage ?? 20, 100);
  const counts = Object.entries(page.facets).map(([name, values]) =>
    [name, Object.fromEntries(values.map(({ value, count }) => [value, count]))]);
  return {
    index: request.indexName, query: params.query ?? "", params: "", processingTimeMS: took,
    hits: page.hits.map((hit) => algoliaHit(hit, params)), nbHits: page.total, page: params.page ?? 0, hitsPerPage,
    nbPages: Math.ceil(Math.min(page.total, 10_000) / hitsPerPage),
    exhaustiveNbHits: page.complete, facets: Object.fromEntries(counts),
  };
}

export function onrecordSearchClient(server: string) {
  const base = server.replace(/\/+$/, "");
  const ask = async (parameters: URLSearchParams): Promise<Page> => {
    const answer = await fetch(`${base}/api/v1/search?${parameters}`, { credentials: "omit" });
    const page = await answer.json();
    if (!answer.ok) throw new Error(page.detail ?? `Onrecord answered ${answer.status}`);
    return page;
  };
  const search = async (requests: Request[]) => ({
    results: await Promise.all(requests.map(async (request) => {
      const began = Date.now();
      return algoliaPage(request, await ask(asked(request)), Date.now() - began);
    })),
  });
  const searchForFacetValues = (requests: Request[]) => Promise.all(requests.map(async ({ indexName, params = {} }) => {
    const { facetName = "", facetQuery = "" } = params;
    const page = await ask(asked({ indexName, params: { ...params, hitsPerPage: 0, page: 0, facets: [facetName], maxValuesPerFacet: 1000 } }));
    const wanted = facetQuery.toLowerCase();
    const found = (page.facets[facetName] ?? []).filter(({ label }) => label.toLowerCase().includes(wanted));
    const facetHits = found.map(({ value, label, count }) => ({ value, highlighted: marked(label, [], "", ""), count }));
    return { facetHits: facetHits.slice(0, 100), exhaustiveFacetsCount: true };
  }));
  return { search, searchForFacetValues };
}
