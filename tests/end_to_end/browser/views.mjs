// SPDX-License-Identifier: GPL-3.0-or-later
// Every view of the page by its address, for the tests that go through all of them.

/** Of an index of the sample liveblogs. `id` is an entry with two wordings. */
export function views(id) {
  return {
    home: "/",
    results: "/?q=anchor",
    quotes: "/?q=anchor&hits=quotes",
    narrowed: "/?q=anchor&outlet=Skerry+Post&country=FI",
    nothing: "/?q=ancor+cabel",
    problem: "/?q=speeker%3Aharjula+anchor",
    entry: `/e/${id}`,
    wording: `/e/${id}@1`,
    "check-home": "/check",
    conflict: "/check?words=These+are+sailors%2C+not+prisoners",
    altered: "/check?words=I+have+promised+anything+to+anyone&speaker=Hollis+Brandt",
    "not-found": "/check?words=The+lighthouse+keeper+has+sold+the+moon",
    draft: "/draft",
    compare: `/compare?a=${id}@1&b=${id}@2`,
    unknown: "/nothing/here",
  };
}
