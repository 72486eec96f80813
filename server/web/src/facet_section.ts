// SPDX-License-Identifier: MIT
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";

import { type Address, searchParameters } from "./address.js";
import { askFacet, type FacetCount } from "./answers.js";
import { numberText, t } from "./messages.js";
import { facetTitle } from "./texts.js";

const shortLength = 7;
/** Beyond so many a list is no longer read but searched. */
const longestList = 200;
const mostLoaded = 1000;

/** Folds case and accents, so that `selenskyj` is looked for as people type it. */
export function foldedText(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * The value of the address that a listed one stands for: itself, or what the server read as it
 * (`mirror` for `Mirror`, `Sergey Lavrov` for `lavrov`).
 */
export function chosenFor(chosen: readonly string[], count: FacetCount): string | null {
  if (chosen.includes(count.value)) return count.value;
  if (!count.selected) return null;
  const names = [count.value, count.label].map(foldedText);
  return chosen.find((value) => names.some((name) => name.includes(foldedText(value)))) ?? null;
}

/** What is chosen is always in the list, found or not, so that it can be let go again. */
export function withChosen(
  chosen: readonly string[],
  counts: readonly FacetCount[],
): FacetCount[] {
  const known = new Set(counts.map((count) => chosenFor(chosen, count)));
  const missing = chosen.filter((value) => !known.has(value));
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

  /** One answer holds 1,000 values; where there are more, each beginning is asked for. */
  private async loadAll(): Promise<void> {
    const isBeyond = this.distinct > mostLoaded && this.filter.trim() !== "";
    if ((this.all && !isBeyond) || this.distinct <= this.counts.length) return;
    this.asking.abort();
    this.asking = new AbortController();
    const { signal } = this.asking;
    const all = await askFacet(this.address, this.name, isBeyond ? this.filter.trim() : "", signal).catch(() => null);
    if (!signal.aborted && all) this.all = all;
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
    const all = withChosen(this.chosen, this.all ?? this.counts);
    const wanted = foldedText(this.filter.trim());
    if (wanted !== "") {
      return all.filter(({ label }) => foldedText(label).includes(wanted)).slice(0, longestList);
    }
    if (this.isWhole) return all.slice(0, longestList);
    return all.filter(
      (count, index) => index < shortLength || chosenFor(this.chosen, count) !== null,
    );
  }

  private get chosen(): readonly string[] {
    return this.address.chosen.get(this.name) ?? [];
  }

  private choice(one: FacetCount): TemplateResult {
    const { value, label, count } = one;
    const chosen = chosenFor(this.chosen, one);
    return html`<li>
      <label>
        <input
          type="checkbox"
          name=${this.name}
          .value=${value}
          .checked=${chosen !== null}
          @change=${() => this.toggle(chosen ?? value)}
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
    if (this.counts.length === 0 && this.chosen.length === 0) return nothing;
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
