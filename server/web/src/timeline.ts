// SPDX-License-Identifier: MIT
// When what was found was published: a histogram to choose a period on, with a pointer or with keys,
// and the same as two fields and presets.
import { html, LitElement, nothing, type PropertyValues, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";

import { type Address, searchParameters } from "./address.js";
import { ask, offers, type ResultPage } from "./answers.js";
import { numberText, t } from "./messages.js";
import type { Shown } from "./texts.js";
import { shownTime } from "./time.js";

export interface Bucket {
  /** As precise as it is long: `2022`, `2022-01`, `2022-01-28`, `2022-01-28T14:00Z`. */
  begin: string;
  end: string;
  count: number;
  /** Of the whole index in the same time; 0 where that is not known. */
  all: number;
}

interface TimelineAnswer {
  unit: string;
  buckets: Bucket[];
}

const height = 44;
const mostBuckets = 60;

/** The month behind `2022-12`: `2023-01`. */
export function nextMonth(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const next = number === 12 ? [year + 1, 1] : [year, number + 1];
  return `${String(next[0]).padStart(4, "0")}-${String(next[1]).padStart(2, "0")}`;
}

/** From counts of months, as the Facet has them: empty months between, years where they are many. */
export function fromMonths(counts: readonly { value: string; count: number }[]): Bucket[] {
  const months = new Map(counts.map(({ value, count }) => [value.slice(0, 7), count]));
  const known = [...months.keys()].filter((month) => /^\d{4}-\d\d$/.test(month)).sort();
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return [];
  const span = (Number(last.slice(0, 4)) - Number(first.slice(0, 4))) * 12;
  if (span > mostBuckets) return fromYears(months, first, last);
  const buckets: Bucket[] = [];
  for (let month = first; month <= last; month = nextMonth(month)) {
    buckets.push({ begin: month, end: nextMonth(month), count: months.get(month) ?? 0, all: 0 });
  }
  return buckets;
}

function fromYears(months: ReadonlyMap<string, number>, first: string, last: string): Bucket[] {
  const buckets: Bucket[] = [];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); ++year) {
    const begin = String(year).padStart(4, "0");
    const count = [...months].reduce((sum, [month, one]) => sum + (month.startsWith(begin) ? one : 0), 0);
    buckets.push({ begin, end: String(year + 1).padStart(4, "0"), count, all: 0 });
  }
  return buckets;
}

/** A moment without what says nothing: midnight, the first of a month, January. */
export function coarse(time: string, unit: string): string {
  const lengths: Record<string, number> = { year: 4, month: 7, week: 10, day: 10 };
  const length = lengths[unit];
  return length ? time.slice(0, length) : time.replace(/:00(?:\.0+)?Z$/, "Z");
}

/** The last moment of a bucket, as a query's range names it: its end is not in it. */
export function lastOf(bucket: Bucket): string {
  if (!/T/.test(bucket.begin) && bucket.begin.length < 10) return bucket.begin;
  const end = new Date(bucket.end.includes("T") ? bucket.end : `${bucket.end}T00:00:00Z`);
  const last = new Date(end.getTime() - 1000).toISOString();
  return bucket.begin.includes("T") ? last.replace(/\.\d+Z$/, "Z") : last.slice(0, 10);
}

/** Where the axis ends: a day or longer by its name, less by the moment that follows it. */
function endOf(bucket: Bucket | undefined): string | null {
  if (!bucket) return null;
  return bucket.begin.includes("T") ? bucket.end : lastOf(bucket);
}

/** `2022-01..2022-03`; one bucket alone is its own name. */
export function periodOf(first: Bucket, last: Bucket): string {
  const [from, to] = [first.begin, lastOf(last)];
  return from === to ? from : `${from}..${to}`;
}

async function askBuckets(address: Address, signal: AbortSignal): Promise<Bucket[]> {
  const chosen = new Map([...address.chosen].filter(([name]) => name !== "date"));
  const asked = searchParameters({ ...address, chosen, offset: 0, sort: "relevance" });
  const wanted = new URLSearchParams(asked);
  wanted.set("buckets", String(mostBuckets));
  if (offers("timeline")) {
    const { unit, buckets } = await ask<TimelineAnswer>(`/api/v1/timeline?${wanted}`, signal);
    return buckets.map((one) => ({ ...one, begin: coarse(one.begin, unit), end: coarse(one.end, unit) }));
  }
  // A server without a timeline counts months as a Facet all the same.
  for (const [name, value] of Object.entries({ limit: 0, facet: "date", facet_values: 1000 })) {
    asked.set(name, String(value));
  }
  const page = await ask<ResultPage>(`/api/v1/search?${asked}`, signal);
  return fromMonths(page.facets["date"] ?? []);
}

@customElement("onrecord-timeline")
export class Timeline extends LitElement {
  @property({ attribute: false }) address!: Address;
  @state() private buckets: Bucket[] = [];
  /** Where a choice began and where it is now. */
  @state() private from = -1;
  @state() private to = -1;
  @state() private isDragging = false;
  /** Nothing that was found has a date: then no place is kept for the picture. */
  @property({ type: Boolean, reflect: true }) empty = false;
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
    const chosen = new Map([...this.address.chosen].filter(([name]) => name !== "date"));
    const question = searchParameters({ ...this.address, chosen, offset: 0 }).toString();
    if (!changed.has("address") || question === this.askedFor) return;
    this.askedFor = question;
    void this.load();
  }

  private async load(): Promise<void> {
    this.asking.abort();
    this.asking = new AbortController();
    const { signal } = this.asking;
    const buckets = await askBuckets(this.address, signal).catch(() => []);
    if (signal.aborted) return;
    this.buckets = buckets;
    this.empty = buckets.length === 0;
    this.from = this.to = -1;
  }

  private choose(period: string): void {
    this.dispatchEvent(new CustomEvent("period", { detail: period, bubbles: true }));
  }

  private chooseMarked(): void {
    const [first, last] = [this.from, this.to].sort((one, other) => one - other).map((at) => this.buckets[at]);
    if (first && last) this.choose(periodOf(first, last));
  }

  // Pointer and keys

  private indexAt(event: PointerEvent): number {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const isRightToLeft = getComputedStyle(this).direction === "rtl";
    const share = (event.clientX - box.left) / box.width;
    const at = Math.floor((isRightToLeft ? 1 - share : share) * this.buckets.length);
    return Math.min(Math.max(at, 0), this.buckets.length - 1);
  }

  private onDown = (event: PointerEvent): void => {
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.from = this.to = this.indexAt(event);
    this.isDragging = true;
  };

  private onMove = (event: PointerEvent): void => {
    if (this.isDragging) this.to = this.indexAt(event);
  };

  private onUp = (): void => {
    if (!this.isDragging) return;
    this.isDragging = false;
    this.chooseMarked();
  };

  private onKey = (event: KeyboardEvent): void => {
    const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, Home: -this.buckets.length, End: this.buckets.length };
    const step = steps[event.key];
    if (event.key === "Enter" && this.to >= 0) this.chooseMarked();
    else if (event.key === "Escape") this.from = this.to = -1;
    else if (step === undefined) return;
    else {
      const at = this.to < 0 ? (step > 0 ? -1 : this.buckets.length) : this.to;
      this.to = Math.min(Math.max(at + step, 0), this.buckets.length - 1);
      if (!event.shiftKey || this.from < 0) this.from = this.to;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  // Showing

  /** Drawn as attributes of SVG: the page's policy allows no styles in elements. */
  private bar(bucket: Bucket, index: number, highest: number): SVGTemplateResult {
    const tall = bucket.count === 0 ? 0 : Math.max(2, (bucket.count / highest) * height);
    const [low, high] = [Math.min(this.from, this.to), Math.max(this.from, this.to)];
    const isMarked = index >= low && index <= high;
    return svg`<rect class=${isMarked ? "bar is-marked" : "bar"} x=${index + 0.06} width="0.88" y=${height - tall} height=${tall}></rect>`;
  }

  private nameOf(bucket: Bucket): string {
    const count = t("count.entries", { count: bucket.count });
    const share = bucket.all > 0 ? ` (${numberText(Math.round((bucket.count / bucket.all) * 1000) / 10)} %)` : "";
    return `${shownTime(bucket.begin)}: ${count}${share}`;
  }

  private marked(): string {
    const [low, high] = [Math.min(this.from, this.to), Math.max(this.from, this.to)];
    const [first, last] = [this.buckets[low], this.buckets[high]];
    if (!first || !last) return t("timeline.hint");
    if (low === high) return this.nameOf(first);
    const count = this.buckets.slice(low, high + 1).reduce((sum, one) => sum + one.count, 0);
    return `${shownTime(first.begin)} – ${shownTime(lastOf(last))}: ${t("count.entries", { count })}`;
  }

  private picture(): TemplateResult {
    const highest = Math.max(1, ...this.buckets.map(({ count }) => count));
    const now = Math.max(this.to, 0);
    return html`<svg
      viewBox="0 0 ${this.buckets.length} ${height}"
      preserveAspectRatio="none"
      role="slider"
      tabindex="0"
      aria-label=${t("timeline.label")}
      aria-valuemin="1"
      aria-valuemax=${this.buckets.length}
      aria-valuenow=${now + 1}
      aria-valuetext=${this.marked()}
      @pointerdown=${this.onDown}
      @pointermove=${this.onMove}
      @pointerup=${this.onUp}
      @keydown=${this.onKey}
    >
      ${this.buckets.map((bucket, index) => this.bar(bucket, index, highest))}
    </svg>`;
  }

  private onDates = (event: Event): void => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const [from, to] = ["from", "to"].map((name) => String(form.get(name) ?? "").trim());
    if (from || to) this.choose(from === to ? (from ?? "") : `${from}..${to}`);
  };

  /** The last bucket is the newest: presets count back from what is indexed, not from today. */
  private preset(name: "day" | "week" | "month" | "year", days: number): Shown {
    const last = this.buckets.at(-1);
    if (!last) return nothing;
    const end = lastOf(last);
    const padded = end.length === 4 ? `${end}-12-31` : end.length === 7 ? `${end}-28` : end.slice(0, 10);
    const begin = new Date(Date.parse(`${padded}T00:00:00Z`) - (days - 1) * 86_400_000);
    if (Number.isNaN(begin.getTime())) return nothing;
    const period = `${begin.toISOString().slice(0, 10)}..`;
    return html`<button class="quiet" type="button" @click=${() => this.choose(period)}>${t(`timeline.${name}`)}</button>`;
  }

  private dates(): TemplateResult {
    return html`<details class="dates">
      <summary>${t("timeline.dates")}</summary>
      <form @submit=${this.onDates}>
        <label>${t("timeline.from")} <input name="from" placeholder="2022-01" size="11" autocomplete="off" /></label>
        <label>${t("timeline.to")} <input name="to" placeholder="2022-03-15" size="11" autocomplete="off" /></label>
        <button class="small" type="submit">${t("timeline.apply")}</button>
        ${this.preset("day", 1)} ${this.preset("week", 7)} ${this.preset("month", 30)} ${this.preset("year", 365)}
      </form>
    </details>`;
  }

  protected override render(): Shown {
    if (this.buckets.length === 0) return nothing;
    const [first, last] = [this.buckets[0], this.buckets.at(-1)];
    return html`<div class="timeline">
      ${this.picture()}
      <p class="axis">
        <span>${shownTime(first?.begin ?? null)}</span>
        <span class=${this.to < 0 ? "marked is-hint" : "marked"}>${this.marked()}</span>
        <span>${shownTime(endOf(last))}</span>
      </p>
      ${this.dates()}
    </div>`;
  }
}
