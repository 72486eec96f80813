// SPDX-License-Identifier: MIT
import { html, nothing, type TemplateResult } from "lit";

import { type Address, facets, isChosen } from "./address.js";
import type { FacetCount, ResultPage } from "./answers.js";
import type { Shown } from "./texts.js";

export interface FacetActions {
  toggle(facet: string, value: string): void;
  clear(): void;
  /** Facets whose whole list is shown. */
  isWhole(facet: string): boolean;
  showWhole(facet: string): void;
}

const shortLength = 8;

/** What is chosen is always in the list, found or not, so that it can be let go again. */
function withChosen(address: Address, facet: string, counts: readonly FacetCount[]): FacetCount[] {
  const missing = (address.chosen.get(facet) ?? []).filter(
    (value) => !counts.some((count) => count.value === value),
  );
  return [...counts, ...missing.map((value) => ({ value, label: value, count: 0, selected: true }))];
}

function choice(
  address: Address,
  facet: string,
  count: FacetCount,
  actions: FacetActions,
): TemplateResult {
  return html`<li>
    <label>
      <input
        type="checkbox"
        name=${facet}
        .value=${count.value}
        .checked=${isChosen(address, facet, count.value)}
        @change=${() => actions.toggle(facet, count.value)}
      />
      <span class="value">${count.label}</span>
      <span class="count">${count.count.toLocaleString("en")}</span>
    </label>
  </li>`;
}

function facetSection(
  address: Address,
  { name, title }: { name: string; title: string },
  counts: readonly FacetCount[],
  actions: FacetActions,
): Shown {
  const all = withChosen(address, name, counts);
  if (all.length === 0) return nothing;
  const shown = actions.isWhole(name)
    ? all
    : all.filter((count, i) => i < shortLength || isChosen(address, name, count.value));
  return html`<fieldset>
    <legend>${title}</legend>
    <ul>
      ${shown.map((count) => choice(address, name, count, actions))}
    </ul>
    ${shown.length < all.length
      ? html`<button class="quiet" type="button" @click=${() => actions.showWhole(name)}>
          ${all.length - shown.length} more<span class="unseen"> under ${title}</span>
        </button>`
      : nothing}
  </fieldset>`;
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** How many values are chosen, for where the list itself is folded away. */
export function chosenText(address: Address): string {
  const count = [...address.chosen.values()].flat().length;
  return count === 0 ? "" : ` (${count} chosen)`;
}

/** Facets that the page has no list of, but that the address chooses of. */
function otherChoices(address: Address, actions: FacetActions): Shown {
  const others = [...address.chosen].filter(([name]) => !facets.some((each) => each.name === name));
  if (others.length === 0) return nothing;
  return html`${others.map(([name]) =>
    facetSection(address, { name, title: capitalised(name) }, [], actions),
  )}`;
}

export function facetList(
  address: Address,
  page: ResultPage,
  actions: FacetActions,
): TemplateResult {
  return html`<form class="facets" aria-label="Narrow the results" @submit=${(event: Event) => event.preventDefault()}>
    ${address.chosen.size > 0
      ? html`<button class="quiet clear" type="button" @click=${() => actions.clear()}>
          Clear all choices
        </button>`
      : nothing}
    ${facets.map((facet) => facetSection(address, facet, page.facets[facet.name] ?? [], actions))}
    ${otherChoices(address, actions)}
  </form>`;
}
