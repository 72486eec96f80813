// SPDX-License-Identifier: MIT
// The Facets at the side, and the chips of what is chosen of them.
import { html, nothing, type TemplateResult } from "lit";

import { type Address, emptyAddress, facets, toggled, writeAddress } from "./address.js";
import type { ResultPage } from "./answers.js";
import "./facet_section.js";
import { t } from "./messages.js";
import { facetTitle, type Shown } from "./texts.js";

/** Every Facet that is shown, and those that the address chooses of; dates are the timeline's. */
function shownFacets(address: Address): string[] {
  return [...new Set([...facets, ...address.chosen.keys()])].filter((name) => name !== "date");
}

export function facetList(
  address: Address,
  page: ResultPage,
  choose: (event: CustomEvent<{ facet: string; value: string }>) => void,
): TemplateResult {
  return html`<form
    class="facets"
    aria-label=${t("facets.label")}
    @submit=${(event: Event) => event.preventDefault()}
    @choose=${choose}
  >
    ${shownFacets(address).map(
      (name) =>
        html`<onrecord-facet
          name=${name}
          .address=${address}
          .counts=${page.facets[name] ?? []}
          .distinct=${page.facet_values?.[name] ?? 0}
        ></onrecord-facet>`,
    )}
  </form>`;
}

/** How people call a chosen value: a liveblog's is its title, where a hit tells it. */
function labelOf(page: ResultPage | null, facet: string, value: string): string {
  if (facet === "liveblog") {
    const hit = page?.hits.find((each) => each.liveblog === value);
    if (hit?.liveblog_title) return hit.liveblog_title;
  }
  return page?.facets[facet]?.find((count) => count.value === value)?.label ?? value;
}

export function chosenCount(address: Address): number {
  return [...address.chosen.values()].flat().length;
}

/** What is chosen, each to be let go with one click. */
export function chips(address: Address, page: ResultPage | null): Shown {
  const isEarlier = address.revisions === "all";
  if (address.chosen.size === 0 && !isEarlier) return nothing;
  const chosen = [...address.chosen].flatMap(([facet, values]) =>
    values.map((value) => ({
      title: facetTitle(facet),
      label: labelOf(page, facet, value),
      without: writeAddress(toggled(address, facet, value)),
    })),
  );
  if (isEarlier) {
    const without = writeAddress({ ...address, revisions: "current", offset: 0 });
    chosen.push({ title: t("earlier.chip_title"), label: t("earlier.chip"), without });
  }
  const all = writeAddress({ ...emptyAddress, query: address.query, sort: address.sort });
  return html`<ul class="chips" aria-label=${t("chips.label")}>
    ${chosen.map(
      ({ title, label, without }) => html`<li>
        <a class="chip" data-inside href=${without} aria-label=${t("chips.remove", { title, label })}
          ><span class="soft">${title}</span> <bdi>${label}</bdi> <span aria-hidden="true">×</span></a
        >
      </li>`,
    )}
    ${chosen.length > 1
      ? html`<li><a data-inside class="clear" href=${all}>${t("chips.clear")}</a></li>`
      : nothing}
  </ul>`;
}

/** Entries, or each quotation for itself. */
export function unitSwitch(address: Address): TemplateResult {
  const link = (hits: Address["hits"]) =>
    html`<a
      data-inside
      href=${writeAddress({ ...address, hits, offset: 0 })}
      aria-current=${address.hits === hits ? "true" : nothing}
      >${t(`unit.${hits}`)}</a
    >`;
  return html`<nav class="unit" aria-label=${t("unit.label")}>${link("entries")}${link("quotes")}</nav>`;
}
