// SPDX-License-Identifier: MIT
// What stands where nothing is asked yet: what is indexed, and examples that work.
import { html, nothing, type TemplateResult } from "lit";

import { allOf, emptyAddress, writeAddress } from "./address.js";
import { askSearch, type Health, type Hit, type Quote, type ResultPage } from "./answers.js";
import { writeCheckAddress } from "./check_address.js";
import { rich, t } from "./messages.js";
import type { Shown } from "./texts.js";
import { shownTime } from "./time.js";

export interface Spoken {
  hit: Hit;
  quote: Quote & { speaker: string };
}

/** Quotes that may stand as examples: said, by somebody, long enough and short enough. */
export function spokenIn(hits: readonly Hit[]): Spoken[] {
  const fits = ({ quote }: { quote: Quote }) =>
    quote.speaker !== null &&
    quote.level !== "low" &&
    (quote.stance ?? "said") === "said" &&
    (quote.kind === "direct" || quote.kind === "block") &&
    quote.text.split(/\s+/).length >= 5 &&
    quote.text.length < 140;
  const all = hits.flatMap((hit) => hit.quotes.map((quote) => ({ hit, quote })));
  const bySpeaker = new Map(all.filter(fits).map((one) => [one.quote.speaker, one]));
  return [...bySpeaker.values()] as Spoken[];
}

/** Of the entries found, else of those that quote the most quoted. */
export async function askSpoken(page: ResultPage, signal: AbortSignal): Promise<Spoken[]> {
  const spoken = spokenIn(page.hits);
  if (spoken.length > 1) return spoken;
  const speakers = (page.facets["speaker"] ?? []).slice(0, 5).map(({ value }) => value);
  if (speakers.length === 0) return spoken;
  const chosen = new Map([["speaker", speakers]]);
  const more = await askSearch({ ...emptyAddress, chosen }, signal);
  return spokenIn([...page.hits, ...more.hits]);
}

/** Its first words, as one would look for them. */
function beginning(text: string): string {
  const words = text.replace(/["“”«»„]/g, "").split(/\s+/).slice(0, 5).join(" ");
  return words.replace(/[\s,.;:!?]+$/, "");
}

function example(href: string, text: string, about: string): TemplateResult {
  return html`<li>
    <a data-inside href=${href} dir="auto">${text}</a> <span class="soft">${about}</span>
  </li>`;
}

/** Three questions that find something, made of what is there. */
function examples(page: ResultPage, one: Spoken | undefined): Shown {
  const speaker = page.facets["speaker"]?.[0];
  const topic = page.facets["topic"]?.[0] ?? page.facets["country"]?.[0];
  const facet = page.facets["topic"]?.[0] ? "topic" : "country";
  const phrase = one ? `"${beginning(one.quote.text)}"` : "";
  return html`<ul class="examples">
    ${one
      ? example(writeAddress({ ...emptyAddress, query: phrase }), phrase, t("home.example_phrase"))
      : nothing}
    ${speaker
      ? example(allOf("speaker", speaker.value), speaker.label, t("home.example_speaker"))
      : nothing}
    ${topic ? example(allOf(facet, topic.value), topic.label, t("home.example_topic")) : nothing}
  </ul>`;
}

/** What is indexed, in one sentence. */
export function indexed(health: Health | null): Shown {
  if (!health) return nothing;
  return html`<p class="indexed">
    ${t("home.indexed", {
      entries: t("count.entries", { count: health.entries }),
      liveblogs: t("count.liveblogs", { count: health.liveblogs }),
      outlets: t("count.outlets", { count: health.outlets }),
      time: shownTime(health.created),
    })}
  </p>`;
}

export function home(page: ResultPage, health: Health | null, spoken: Spoken[]): TemplateResult {
  const [one] = spoken;
  const check = one
    ? writeCheckAddress({ words: one.quote.text, speaker: one.quote.speaker, before: "" })
    : "/check";
  return html`<section class="home" aria-labelledby="home-title">
    <h1 id="home-title">${t("home.title")}</h1>
    ${indexed(health)}
    <h2>${t("home.try")}</h2>
    ${examples(page, one)}
    <p>
      ${rich("home.check", { link: html`<a href=${check}>${t("home.check_link")}</a>` })}
    </p>
  </section>`;
}
