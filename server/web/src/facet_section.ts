// SPDX-License-Identifier: MIT
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";

import { type Address, isChosen, searchParameters } from "./address.js";
import { askFacet, type FacetCount } from "./answers.js";
import { numberText, t } from "./messages.js";
import { facetTitle } from "./texts.js";

const shortLength = 7;
/** Beyond so many a list is no longer read but searched. */
const longestList = 200;

/** Folds case and accents, so that `selenskyj` is looked for as people type it. */
export function foldedText(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** What is chosen is always in the list, found or not, so that it can be let go again. */
export function withChosen(
  chosen: readonly string[],
  counts: readonly FacetCount[],
): FacetCount[] {
  const missing = chosen.filter((value) => !counts.some((count) => count.value === value));
  return [...missing.map((value) => ({ value, label: value, count: 0, selected: true })), ...counts];
}

/** One Facet: its most frequent values, a box that filters all of them, and all of them on demand. */
@customElement("onrecord-facet")
export class FacetSection extends LitElement {
  @property({ attribute: false }) address!: Address;
  @property({ attribute: false }) counts: FacetCount[] = [];
  /** How many values there are, listed or not. */
  @property({ attribute: false }) distinct = 0;
  @property() name = "";
  @state() private filter = "";
  @state() private isWhole = false;
  /** Every value, once somebody wants to see it. */
  @state() private all: FacetCount[] | null = null;
  private asking = new AbortController();
  private askedFor = "";

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.asking.abort();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const question = searchParameters({ ...this.address, offset: 0 }).toString();
    if (!changed.has("address") || question === this.askedFor) return;
    this.askedFor = question;
    this.all = null;
    if (this.filter !== "" || this.isWhole) void this.loadAll();
  }

  private async loadAll(): Promise<void> {
    if (this.all || this.distinct <= this.counts.length) return;
    this.asking.abort();
    this.asking = new AbortController();
    const { signal } = this.asking;
    const all = await askFacet(this.address, this.name, signal).catch(() => null);
    if (!signal.aborted) this.all = all;
  }

  private onFilter = (event: Event): void => {
    this.filter = (event.target as HTMLInputElement).value;
    void this.loadAll();
  };

  private showAll = (): void => {
    this.isWhole = !this.isWhole;
    if (this.isWhole) void this.loadAll();
  };

  private toggle(value: string): void {
    const detail = { facet: this.name, value };
    this.dispatchEvent(new CustomEvent("choose", { detail, bubbles: true }));
  }

  private shown(): FacetCount[] {
    const all = withChosen(this.address.chosen.get(this.name) ?? [], this.all ?? this.counts);
    const wanted = foldedText(this.filter.trim());
    if (wanted !== "") {
      return all.filter(({ label }) => foldedText(label).includes(wanted)).slice(0, longestList);
    }
    if (this.isWhole) return all.slice(0, longestList);
    return all.filter(
      (count, index) => index < shortLength || isChosen(this.address, this.name, count.value),
    );
  }

  private choice({ value, label, count }: FacetCount): TemplateResult {
    return html`<li>
      <label>
        <input
          type="checkbox"
          name=${this.name}
          .value=${value}
          .checked=${isChosen(this.address, this.name, value)}
          @change=${() => this.toggle(value)}
        />
        <span class="value" dir="auto">${label}</span>
        <span class="count">${numberText(count)}</span>
      </label>
    </li>`;
  }

  private filterBox(title: string): TemplateResult {
    return html`<input
      class="filter"
      type="search"
      autocomplete="off"
      spellcheck="false"
      aria-label=${t("facet.filter_label", { title })}
      placeholder=${t("facet.filter")}
      .value=${this.filter}
      @input=${this.onFilter}
    />`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const chosen = this.address.chosen.get(this.name) ?? [];
    if (this.counts.length === 0 && chosen.length === 0) return nothing;
    const title = facetTitle(this.name);
    const shown = this.shown();
    const hasMore = this.distinct > shortLength;
    return html`<fieldset>
      <legend>${title}</legend>
      ${hasMore ? this.filterBox(title) : nothing}
      <ul class=${this.isWhole || this.filter ? "long" : ""}>
        ${shown.map((count) => this.choice(count))}
      </ul>
      ${shown.length === 0 ? html`<p class="soft">${t("facet.none")}</p>` : nothing}
      ${hasMore && this.filter === ""
        ? html`<button class="quiet" type="button" aria-expanded=${this.isWhole} @click=${this.showAll}>
            ${this.isWhole
              ? t("facet.fewer")
              : t("facet.all", { count: this.distinct })}<span class="unseen"> ${title}</span>
          </button>`
        : nothing}
      ${this.isWhole && this.distinct > longestList && this.filter === ""
        ? html`<p class="soft">${t("facet.type_to_find", { count: longestList })}</p>`
        : nothing}
    </fieldset>`;
  }
}
