// SPDX-License-Identifier: MIT
// The wordings of an entry in the order in which they were seen, and what each changed.
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";

import type { EntryView, WholeEntry } from "./answers.js";
import { captureLinks } from "./captures.js";
import { beforeAndAfter, diffText, hasChanges, legend } from "./check_diff.js";
import { t } from "./messages.js";
import { changeBadge, intervalOf, type Shown } from "./texts.js";
import { printedText } from "./time.js";
import { wordDiff } from "./word_diff.js";

/** Every wording, the earliest first. */
export function wordingsOf(view: EntryView): WholeEntry[] {
  const all = [...view.revisions, view.entry];
  return all.sort((one, other) => one.revision.number - other.revision.number);
}

/** By what a permalink names a wording: the beginning of its digest; its number where none is known. */
export function nameOfWording(entry: WholeEntry): string {
  return entry.revision.digest?.slice(0, 16) ?? String(entry.revision.number);
}

/** The wording that a permalink names; null where there is none such. */
export function wordingNamed(view: EntryView, name: string): WholeEntry | null {
  const all = wordingsOf(view);
  const isDigest = name.length >= 6;
  return (
    all.find((one) => isDigest && one.revision.digest?.startsWith(name)) ??
    all.find((one) => String(one.revision.number) === name) ??
    null
  );
}

export function permalink(entry: WholeEntry): string {
  return `/e/${entry.id}@${nameOfWording(entry)}`;
}

function whole(entry: WholeEntry): string {
  return `${entry.title}\n\n${entry.text}`;
}

/** A slider over the wordings of an entry; each is shown as it differs from the one before. */
@customElement("onrecord-wordings")
export class Wordings extends LitElement {
  @property({ attribute: false }) view!: EntryView;
  /** The number of the wording that the page shows. */
  @property({ attribute: false }) shown = 0;
  @state() private at = 0;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("view") && !changed.has("shown")) return;
    const index = wordingsOf(this.view).findIndex((one) => one.revision.number === this.shown);
    this.at = Math.max(index, 0);
  }

  private onSlide = (event: Event): void => {
    this.at = Number((event.target as HTMLInputElement).value) - 1;
  };

  private step(all: readonly WholeEntry[], by: 1 | -1): TemplateResult {
    const isEnd = all[this.at + by] === undefined;
    const label = by < 0 ? t("wordings.earlier") : t("wordings.later");
    return html`<button
      class="small"
      type="button"
      aria-label=${label}
      ?disabled=${isEnd}
      @click=${() => (this.at += by)}
    >
      ${by < 0 ? "←" : "→"}
    </button>`;
  }

  private slider(all: readonly WholeEntry[], entry: WholeEntry): TemplateResult {
    const name = t("wordings.of", { number: this.at + 1, count: all.length });
    const interval = printedText(entry.printed ?? { after: null, by: null });
    return html`<div class="slider">
      ${this.step(all, -1)}
      <input
        type="range"
        min="1"
        max=${all.length}
        step="1"
        .value=${String(this.at + 1)}
        aria-label=${t("wordings.title")}
        aria-valuetext="${name}, ${interval}"
        @input=${this.onSlide}
      />
      ${this.step(all, 1)}
    </div>`;
  }

  private difference(before: WholeEntry | undefined, entry: WholeEntry): Shown {
    if (!before) return html`<p class="soft">${t("wordings.first")}</p>`;
    const diff = wordDiff(whole(before), whole(entry));
    if (!hasChanges(diff)) return html`<p class="soft">${t("wordings.same")}</p>`;
    return html`<p class="wording-diff" dir="auto" lang=${entry.lang ?? nothing}>
        ${diffText(diff, beforeAndAfter())}
      </p>
      ${legend(diff, false, beforeAndAfter())}`;
  }

  protected override render(): Shown {
    const all = wordingsOf(this.view);
    const entry = all[this.at];
    if (all.length < 2 || !entry) return nothing;
    const before = all[this.at - 1];
    const compare = before
      ? html`<a href="/compare?a=${before.id}@${nameOfWording(before)}&b=${entry.id}@${nameOfWording(entry)}"
          >${t("wordings.compare")}</a
        >`
      : nothing;
    return html`<section class="wordings" aria-labelledby="wordings-title">
      <h2 id="wordings-title">${t("wordings.title")}</h2>
      ${this.slider(all, entry)}
      <p class="by" aria-live="polite">
        <strong>${t("wordings.of", { number: this.at + 1, count: all.length })}</strong>
        ${intervalOf(entry)} ${changeBadge(entry)}
      </p>
      ${this.difference(before, entry)} ${captureLinks(entry.revision)}
      <p class="entry-links"><a href=${permalink(entry)}>${t("wordings.permalink")}</a> ${compare}</p>
    </section>`;
  }
}
