// SPDX-License-Identifier: GPL-3.0-or-later
// Invented entries in Arabic, for what runs from the right.
export const arabic = [
  {
    id: "a1",
    outlet: "\u0635\u062d\u064a\u0641\u0629 \u0627\u0644\u0645\u0631\u0641\u0623",
    liveblog: "\u0627\u0644\u0645\u064a\u0646\u0627\u0621 \u0628\u062b \u062d\u064a",
    liveblog_url: "https://marfa.example/live/mina",
    url: "https://marfa.example/live/mina#a1",
    title: "\u0627\u0644\u0648\u0632\u064a\u0631: \u0644\u0646 \u0646\u063a\u0644\u0642 \u0627\u0644\u0645\u064a\u0646\u0627\u0621",
    text: "\u0642\u0627\u0644 \u0633\u0627\u0645\u064a \u062d\u062f\u0627\u062f: \u00ab\u0644\u0646 \u0646\u063a\u0644\u0642 \u0627\u0644\u0645\u064a\u0646\u0627\u0621 \u0641\u064a 12 \u0645\u0627\u0631\u0633\u00bb.",
    lang: "ar",
    published: "2024-03-05T09:00:00Z",
    order: 1,
  },
  {
    id: "a2",
    outlet: "Harbour Gazette",
    liveblog: "Port talks",
    liveblog_url: "https://gazette.example/live/port",
    title: "Port stays open",
    text: "The minister wrote: \u00ab\u0644\u0646 \u0646\u063a\u0644\u0642 \u0627\u0644\u0645\u064a\u0646\u0627\u0621\u00bb, and left.",
    lang: "en",
    published: "2024-03-05T10:00:00Z",
    order: 1,
  },
];
