// SPDX-License-Identifier: MIT
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";

import {
  type Address,
  isBlank,
  readAddress,
  type SortName,
  sorts,
  toggled,
  writeAddress,
} from "./address.js";
import {
  askEntry,
  askHealth,
  askSearch,
  type EntryView,
  type Health,
  type Refusal,
  type ResultPage,
} from "./answers.js";
import { chips, chosenCount, facetList, unitSwitch } from "./choices.js";
import { askSpoken, home, type Spoken } from "./home.js";
import { t } from "./messages.js";
import { countText, resultList, suggestions } from "./result_list.js";
import "./suggest_box.js";
import { icon, problemList } from "./texts.js";
import "./timeline.js";
import { ViewElement } from "./view_element.js";
import { foot, viewLinks, wordmark } from "./views.js";

/** Loaded when the first entry is asked for: who searches has not to wait for it. */
const entryView = () => import("./entry_page.js");
type EntryPage = Awaited<ReturnType<typeof entryView>>["entryPage"];

/** Facets stand beside the results from here on; on less they are a sheet. */
const wide = matchMedia("(min-width: 60rem)");

/** The whole page: reads the address, asks the server, shows what it said. */
@customElement("onrecord-page")
export class OnrecordPage extends ViewElement {
  @state() private address: Address = readAddress(new URL(location.href));
  @state() private results: ResultPage | null = null;
  @state() private view: EntryView | null = null;
  @state() private copied = "";
  @state() private health: Health | null = null;
  /** Of the first view: quotes that its examples are made of. */
  private spoken: Spoken[] = [];
  @state() private isWide = wide.matches;
  private entryPage: EntryPage | null = null;
  private shouldFocusEntry = false;
  /** The entry just come back from: its link gets the focus again. */
  private left: string | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener("click", this.onClick);
    wide.addEventListener("change", this.onWidth);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    wide.removeEventListener("change", this.onWidth);
  }

  private onWidth = (): void => {
    this.isWide = wide.matches;
  };

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
    this.sheet?.close();
    const to = readAddress(new URL(link.href));
    this.go(link.closest(".chips") ? this.withTyped(to) : to);
  };

  /** Words that were typed and not yet asked go along with a choice, and are not thrown away. */
  private withTyped(to: Address): Address {
    const typed = this.box?.value.trim() ?? "";
    return typed === this.address.query ? to : { ...to, query: typed, offset: 0 };
  }

  private get sheet(): HTMLDialogElement | null {
    return this.querySelector("dialog.sheet");
  }

  // Asking

  protected override async ask(signal: AbortSignal): Promise<void> {
    const { entry } = this.address;
    if (entry !== null) {
      const [view, { entryPage }] = await Promise.all([askEntry(entry, signal), entryView()]);
      this.entryPage = entryPage;
      if (!signal.aborted) this.view = view;
      return;
    }
    const [results, health] = await Promise.all([
      askSearch(this.address, signal),
      isBlank(this.address) ? askHealth(signal) : this.health,
    ]);
    const spoken = isBlank(this.address) ? await askSpoken(results, signal) : this.spoken;
    if (signal.aborted) return;
    this.results = results;
    this.spoken = spoken;
    this.health = health;
    this.view = null;
  }

  // Keys

  protected override onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    const isTyping = target.matches("input, select, textarea");
    if (this.sheet?.open || target.matches(".filter")) return;
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
    else if (this.address.entry !== null) this.go({ ...this.address, entry: null, wording: null });
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
    this.go({ ...this.address, query, offset: 0, entry: null, wording: null });
  };

  /** Days and longer are chosen as a Facet is; a time of day stands in the question. */
  private onPeriod = ({ detail: period }: CustomEvent<string>): void => {
    if (period.includes("T")) {
      const rest = this.address.query.replace(/\s*\bdate:\S+/g, "");
      this.go({ ...this.address, query: `${rest} date:${period}`.trim(), offset: 0 });
      return;
    }
    const chosen = new Map(this.address.chosen).set("date", [period]);
    this.go(this.withTyped({ ...this.address, chosen, offset: 0 }));
  };

  private onSort = (event: Event): void => {
    const sort = (event.target as HTMLSelectElement).value as SortName;
    this.go(this.withTyped({ ...this.address, sort, offset: 0 }));
  };

  /** Where the clipboard is forbidden, the text is shown to be copied by hand. */
  private copy(text: string): void {
    navigator.clipboard
      .writeText(text)
      .then(() => (this.copied = t("entry.copied")))
      .catch(() => (this.copied = text));
  }

  // Showing

  protected override updated(changed: PropertyValues): void {
    document.title = this.pageTitle();
    // Not bound in the template: what is being typed must outlive other changes.
    const before = changed.get("address") as Address | undefined;
    const isAsked = changed.has("address") && before?.query !== this.address.query;
    if (isAsked && this.box) this.box.value = this.address.query;
    if (changed.has("view") && this.view && this.shouldFocusEntry) {
      this.shouldFocusEntry = false;
      this.querySelector<HTMLElement>("#entry-title")?.focus();
    }
    this.focusLeft();
  }

  private focusLeft(): void {
    if (this.left === null || this.isLoading) return;
    this.querySelector<HTMLElement>(`[id^="hit-${this.left}"] a`)?.focus();
    this.left = null;
  }

  private pageTitle(): string {
    if (this.address.entry !== null && this.view) {
      return `${this.view.entry.title || t("entry.untitled")} – Onrecord`;
    }
    return this.address.query === "" ? "Onrecord" : `${this.address.query} – Onrecord`;
  }

  protected override render(): TemplateResult {
    return html`<a class="unseen skip" href="#main">${t("skip.results")}</a>
      ${this.header()}
      <main id="main" tabindex="-1" aria-busy=${this.isLoading ? "true" : "false"}>
        <p class="unseen" role="status">${this.status()}</p>
        ${this.main()}
      </main>
      ${foot()}`;
  }

  private header(): TemplateResult {
    return html`<header class="top">
      ${wordmark()}
      <form role="search" action="/" @submit=${this.onSubmit}>
        <label class="unseen" for="query">${t("search.label")}</label>
        <input
          id="query"
          type="search"
          name="q"
          dir="auto"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          maxlength="4096"
          placeholder=${t("search.placeholder")}
          aria-keyshortcuts="/"
        />
        <kbd aria-hidden="true">/</kbd>
        <onrecord-suggest></onrecord-suggest>
        <button type="submit">${t("search.button")}</button>
      </form>
      ${viewLinks("search")}
    </header>`;
  }

  /** Read out by screen readers when it changes. */
  private status(): string {
    if (this.refusal) return "";
    if (this.isLoading) return t("status.searching");
    if (this.address.entry !== null) return this.view ? t("status.entry") : "";
    return this.results ? countText(this.results) : "";
  }

  private main(): TemplateResult {
    if (this.refusal) return this.notAnswered(this.refusal);
    const { entry } = this.address;
    if (entry !== null) {
      if (this.view?.entry.id !== entry || this.entryPage === null) return this.loading();
      const copy = (text: string) => this.copy(text);
      return this.entryPage(this.address, this.view, { copy, copied: this.copied });
    }
    return this.results ? this.found(this.results) : this.loading();
  }

  private loading(): TemplateResult {
    return html`<p class="loading">${t("status.loading")}</p>`;
  }

  private notAnswered(refusal: Refusal): TemplateResult {
    const back =
      this.address.entry !== null
        ? html`<a data-inside href=${writeAddress({ ...this.address, entry: null, wording: null })}
            >${t("entry.back")}</a
          >`
        : nothing;
    const reasons = problemList(refusal.problems, this.address.query);
    return this.failure(t("failure.title"), refusal, reasons, back);
  }

  private facets(page: ResultPage): TemplateResult {
    return facetList(this.address, page, ({ detail: { facet, value } }) =>
      this.go(this.withTyped(toggled(this.address, facet, value))),
    );
  }

  /** On a telephone the facets lie over the page, and the first hit is in sight without them. */
  private facetSheet(page: ResultPage): TemplateResult {
    return html`<dialog class="sheet" aria-label=${t("facets.label")}>
      <div class="sheet-head">
        <strong>${countText(page)}</strong>
        <button type="button" @click=${() => this.sheet?.close()}>${t("facets.done")}</button>
      </div>
      ${this.facets(page)}
    </dialog>`;
  }

  private found(page: ResultPage): TemplateResult {
    return html`<div class="found ${this.isLoading ? "is-stale" : ""}">
      ${this.isWide ? html`<aside>${this.facets(page)}</aside>` : this.facetSheet(page)}
      <section class="results" aria-label=${t("results.label")}>
        ${isBlank(this.address) && this.address.offset === 0 ? home(page, this.health, this.spoken) : nothing}
        <div class="result-bar">
          ${this.counted(page)} ${unitSwitch(this.address)} ${this.isWide ? nothing : this.sheetButton()} ${this.sorting()}
        </div>
        ${isBlank(this.address) || this.hasNoTime(page) || page.hits_are === "quotes"
          ? nothing
          : html`<onrecord-timeline .address=${this.address} @period=${this.onPeriod}></onrecord-timeline>`}
        ${chips(this.address, page)} ${suggestions(this.address, page)}
        ${problemList(page.problems, this.address.query)}
        ${resultList(this.address, page)}
      </section>
    </div>`;
  }

  /** Where nothing is found there is no time to choose, unless the time chosen is why. */
  private hasNoTime(page: ResultPage): boolean {
    return page.total === 0 && page.complete && !this.address.chosen.has("date");
  }

  private counted(page: ResultPage): TemplateResult {
    if (!isBlank(this.address)) return html`<h1 id="count">${countText(page)}</h1>`;
    return html`<h2 id="count">${t("home.all", { entries: countText(page) })}</h2>`;
  }

  private sheetButton(): TemplateResult {
    const count = chosenCount(this.address);
    return html`<button class="small" type="button" @click=${() => this.sheet?.showModal()}>
      ${icon("M4 6h16 M7 12h10 M10 18h4")} ${t("facets.open", { count })}
    </button>`;
  }

  private sorting(): TemplateResult {
    return html`<label class="sorting">
      <span class="unseen">${t("sort.label")}</span>
      <select name="sort" @change=${this.onSort}>
        ${sorts.map(
          (name) =>
            html`<option value=${name} ?selected=${name === this.address.sort}>
              ${t(`sort.${name}`)}
            </option>`,
        )}
      </select>
    </label>`;
  }
}
