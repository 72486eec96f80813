// SPDX-License-Identifier: MIT
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";

import {
  type Address,
  emptyAddress,
  isBlank,
  readAddress,
  searchParameters,
  type SortName,
  sorts,
  toggled,
  writeAddress,
} from "./address.js";
import { askEntry, askSearch, type EntryView, type Refusal, type ResultPage } from "./answers.js";
import { entryPage } from "./entry_page.js";
import { chosenText, facetList } from "./facet_list.js";
import { countText, resultList } from "./result_list.js";
import { problemList } from "./texts.js";
import { ViewElement } from "./view_element.js";
import { viewLinks } from "./views.js";

/** The whole page: reads the address, asks the server, shows what it said. */
@customElement("onrecord-page")
export class OnrecordPage extends ViewElement {
  @state() private address: Address = readAddress(new URL(location.href));
  @state() private results: ResultPage | null = null;
  @state() private view: EntryView | null = null;
  @state() private copied = "";
  @state() private whole: ReadonlySet<string> = new Set();
  private shouldFocusEntry = false;
  /** The entry just come back from: its link gets the focus again. */
  private left: string | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener("click", this.onClick);
  }

  // Going somewhere

  private go(address: Address): void {
    history.pushState(null, "", writeAddress(address));
    this.shouldFocusEntry = address.entry !== null;
    this.onAddress();
    if (address.offset !== 0 || address.entry !== null) window.scrollTo(0, 0);
  }

  protected override onAddress(): void {
    const before = this.address.entry;
    this.address = readAddress(new URL(location.href));
    this.left = this.address.entry === null ? before : null;
    this.copied = "";
    void this.load();
  }

  /** Links within the page do not load it anew. */
  private onClick = (event: MouseEvent): void => {
    const link = (event.target as Element).closest("a[data-inside]");
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    if (!(link instanceof HTMLAnchorElement) || !isPlain) return;
    event.preventDefault();
    this.go(readAddress(new URL(link.href)));
  };

  // Asking

  protected override async ask(signal: AbortSignal): Promise<void> {
    const { entry } = this.address;
    if (entry !== null) {
      const view = await askEntry(entry, signal);
      if (!signal.aborted) this.view = view;
      return;
    }
    const results = await askSearch(searchParameters(this.address), signal);
    if (signal.aborted) return;
    this.results = results;
    this.view = null;
  }

  // Keys

  protected override onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    const isTyping = target.matches("input[type=search], select, textarea");
    if (event.key === "/" && !isTyping) this.toBox(event);
    else if (event.key === "Escape") this.escape(isTyping);
    else if (event.key === "ArrowDown" && !target.matches("select")) this.step(event, 1);
    else if (event.key === "ArrowUp" && !target.matches("select")) this.step(event, -1);
  }

  private get box(): HTMLInputElement | null {
    return this.querySelector("#query");
  }

  private toBox(event: Event): void {
    event.preventDefault();
    this.box?.focus();
    this.box?.select();
  }

  private escape(isTyping: boolean): void {
    if (isTyping) (document.activeElement as HTMLElement).blur();
    else if (this.address.entry !== null) this.go({ ...this.address, entry: null });
  }

  /** Moves between the results; above the first stands the box. */
  private step(event: Event, by: 1 | -1): void {
    const links = [...this.querySelectorAll<HTMLElement>("a.hit-link")];
    const active = document.activeElement as HTMLElement;
    const at = links.indexOf(active);
    const isInBox = active === this.box;
    if (links.length === 0 || (at < 0 && !isInBox && active !== document.body)) return;
    const to = at + by;
    if (at < 0 && by < 0) return;
    event.preventDefault();
    if (to < 0) this.box?.focus();
    else links[Math.min(to, links.length - 1)]?.focus();
  }

  // Doing

  private onSubmit = (event: Event): void => {
    event.preventDefault();
    const query = this.box?.value.trim() ?? "";
    this.go({ ...this.address, query, offset: 0, entry: null });
  };

  private onSort = (event: Event): void => {
    const sort = (event.target as HTMLSelectElement).value as SortName;
    this.go({ ...this.address, sort, offset: 0 });
  };

  private copyLink(id: string): void {
    const link = new URL(writeAddress({ ...emptyAddress, entry: id }), location.href).href;
    navigator.clipboard
      .writeText(link)
      .then(() => (this.copied = "Copied"))
      .catch(() => (this.copied = link));
  }

  // Showing

  protected override updated(changed: PropertyValues): void {
    document.title = this.pageTitle();
    // Not bound in the template: what is being typed must outlive other changes.
    if (changed.has("address") && this.box) this.box.value = this.address.query;
    if (changed.has("view") && this.view && this.shouldFocusEntry) {
      this.shouldFocusEntry = false;
      this.querySelector<HTMLElement>("#entry-title")?.focus();
    }
    this.focusLeft();
  }

  private focusLeft(): void {
    if (this.left === null || this.isLoading) return;
    this.querySelector<HTMLElement>(`#hit-${this.left} a`)?.focus();
    this.left = null;
  }

  private pageTitle(): string {
    if (this.address.entry !== null && this.view) {
      return `${this.view.entry.title || "Entry"} – Onrecord`;
    }
    return this.address.query === "" ? "Onrecord" : `${this.address.query} – Onrecord`;
  }

  protected override render(): TemplateResult {
    return html`<a class="unseen skip" href="#main">Skip to the results</a>
      ${this.header()}
      <main id="main" tabindex="-1" aria-busy=${this.isLoading ? "true" : "false"}>
        <p class="unseen" role="status">${this.status()}</p>
        ${this.main()}
      </main>`;
  }

  private header(): TemplateResult {
    return html`<header class="top">
      <a class="name" href="/" data-inside>Onrecord</a>
      <form role="search" @submit=${this.onSubmit}>
        <label class="unseen" for="query">Search the liveblogs</label>
        <input
          id="query"
          type="search"
          name="q"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          maxlength="4096"
          placeholder="Words, &quot;an exact phrase&quot;, speaker:name, date:2022-01"
          aria-keyshortcuts="/"
        />
        <kbd aria-hidden="true">/</kbd>
        <button type="submit">Search</button>
      </form>
      ${viewLinks("search")}
    </header>`;
  }

  /** Read out by screen readers when it changes. */
  private status(): string {
    if (this.refusal) return "";
    if (this.isLoading) return "Searching";
    if (this.address.entry !== null) return this.view ? "Entry shown" : "";
    return this.results ? countText(this.results) : "";
  }

  private main(): TemplateResult {
    if (this.refusal) return this.notAnswered(this.refusal);
    const { entry } = this.address;
    if (entry !== null) {
      if (this.view?.entry.id !== entry) return this.loading();
      const copyLink = (id: string) => this.copyLink(id);
      return entryPage(this.address, this.view, { copyLink, copied: this.copied });
    }
    return this.results ? this.found(this.results) : this.loading();
  }

  private loading(): TemplateResult {
    return html`<p class="loading">Searching …</p>`;
  }

  private notAnswered(refusal: Refusal): TemplateResult {
    const back =
      this.address.entry !== null
        ? html`<a data-inside href=${writeAddress({ ...this.address, entry: null })}
            >Back to the results</a
          >`
        : nothing;
    const reasons = problemList(refusal.problems, this.address.query);
    return this.failure("This could not be answered", refusal, reasons, back);
  }

  private found(page: ResultPage): TemplateResult {
    return html`<div class="found ${this.isLoading ? "is-stale" : ""}">
      <aside>
        <details class="narrow" ?open=${matchMedia("(min-width: 60rem)").matches}>
          <summary>Narrow the results${chosenText(this.address)}</summary>
          ${facetList(this.address, page, {
            toggle: (facet, value) => this.go(toggled(this.address, facet, value)),
            clear: () => this.go({ ...this.address, chosen: new Map(), offset: 0 }),
            isWhole: (facet) => this.whole.has(facet),
            showWhole: (facet) => (this.whole = new Set([...this.whole, facet])),
          })}
        </details>
      </aside>
      <section class="results" aria-labelledby="count">
        <div class="result-bar">
          <h1 id="count">
            ${isBlank(this.address) && page.total > 0
              ? `${countText(page)} in all`
              : countText(page)}
          </h1>
          ${this.sorting()}
        </div>
        ${problemList(page.problems, this.address.query)} ${resultList(this.address, page)}
      </section>
    </div>`;
  }

  private sorting(): TemplateResult {
    return html`<label class="sorting">
      <span>Order</span>
      <select name="sort" @change=${this.onSort}>
        ${sorts.map(
          ({ name, title }) =>
            html`<option value=${name} ?selected=${name === this.address.sort}>${title}</option>`,
        )}
      </select>
    </label>`;
  }
}
