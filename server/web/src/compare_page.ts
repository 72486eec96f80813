// SPDX-License-Identifier: MIT
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";

import { askEntry, Refusal, type WholeEntry } from "./answers.js";
import { beforeAndAfter, diffText, hasChanges, legend, type Sides } from "./check_diff.js";
import { paragraphs } from "./marking.js";
import { t } from "./messages.js";
import { changeBadge, intervalOf, titleOf } from "./texts.js";
import { ViewElement } from "./view_element.js";
import { foot, plainTop } from "./views.js";
import { wordDiff } from "./word_diff.js";
import { permalink, wordingNamed } from "./wordings.js";

/** An entry, or one of its wordings, as it is pasted: an id, a permalink, an address of either kind. */
export function readPlace(text: string): { id: string; wording: string | null } | null {
  const found = /([0-9a-f]{32})(?:(?:@|%40)([0-9a-f]{1,64}))?/.exec(text.toLowerCase());
  return found?.[1] ? { id: found[1], wording: found[2] ?? null } : null;
}

/** Any two wordings or printings beside each other. */
@customElement("onrecord-compare")
export class OnrecordCompare extends ViewElement {
  @state() private pair: [WholeEntry, WholeEntry] | null = null;
  @state() private places: [string, string] = this.read();

  private read(): [string, string] {
    const parameters = new URLSearchParams(location.search);
    return [parameters.get("a") ?? "", parameters.get("b") ?? ""];
  }

  protected override onAddress(): void {
    this.places = this.read();
    void this.load();
  }

  protected override onKey(): void {
    // The browser's own keys are enough here.
  }

  private async wording(text: string, signal: AbortSignal): Promise<WholeEntry> {
    const place = readPlace(text);
    if (!place) throw new Refusal(t("compare.no_place", { text }), [], true);
    const view = await askEntry(place.id, signal);
    if (place.wording === null) return view.entry;
    const found = wordingNamed(view, place.wording);
    if (!found) throw new Refusal(t("wordings.none", { name: place.wording }), [], true);
    return found;
  }

  protected override async ask(signal: AbortSignal): Promise<void> {
    const [one, other] = this.places;
    const isAsked = one !== "" && other !== "";
    const pair = isAsked
      ? await Promise.all([this.wording(one, signal), this.wording(other, signal)])
      : null;
    if (!signal.aborted) this.pair = pair;
  }

  private onSubmit = (event: Event): void => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const place = (name: string) => {
      const found = readPlace(text(name));
      return found ? `${found.id}${found.wording ? `@${found.wording}` : ""}` : text(name);
    };
    const parameters = new URLSearchParams({ a: place("a"), b: place("b") });
    history.pushState(null, "", `/compare?${parameters}`);
    this.onAddress();
  };

  protected override updated(): void {
    document.title = `${t("views.compare")} – Onrecord`;
  }

  protected override render(): TemplateResult {
    return html`<a class="unseen skip" href="#answer">${t("skip.results")}</a>
      ${plainTop("compare")}
      <main id="main" class="compare" aria-busy=${this.isLoading ? "true" : "false"}>
        ${this.form()}
        <div id="answer" tabindex="-1">${this.answer()}</div>
      </main>
      ${foot()}`;
  }

  private place(name: "a" | "b", title: string, value: string): TemplateResult {
    return html`<label for=${name}
      >${title}
      <input id=${name} name=${name} required dir="ltr" autocomplete="off" spellcheck="false" .value=${value}
        placeholder="/e/0123456789abcdef0123456789abcdef@1" />
    </label>`;
  }

  private form(): TemplateResult {
    return html`<form class="check-form" action="/compare" @submit=${this.onSubmit}>
      <h1>${t("compare.title")}</h1>
      <p class="soft">${t("compare.help")}</p>
      <div class="check-row">
        ${this.place("a", t("compare.one"), this.places[0])}
        ${this.place("b", t("compare.other"), this.places[1])}
        <button type="submit">${t("compare.button")}</button>
      </div>
    </form>`;
  }

  private answer(): TemplateResult | typeof nothing {
    if (this.refusal) return this.failure(t("failure.title"), this.refusal, nothing, nothing);
    if (!this.pair && this.isLoading) return html`<p class="loading">${t("status.loading")}</p>`;
    if (!this.pair) return html`<p class="home"><a href="/">${t("compare.find")}</a></p>`;
    return compared(...this.pair);
  }
}

function column(entry: WholeEntry): TemplateResult {
  return html`<article class="side" lang=${entry.lang ?? nothing}>
    <p class="origin"><span class="outlet" dir="auto">${entry.outlet}</span> ${intervalOf(entry)} ${changeBadge(entry)}</p>
    <h2 dir="auto"><a href=${permalink(entry)}>${titleOf(entry)}</a></h2>
    ${paragraphs(entry.text).map(({ text }) => html`<p dir="auto">${text}</p>`)}
  </article>`;
}

/** Both as printed, and under them what differs, word by word. */
export function compared(one: WholeEntry, other: WholeEntry): TemplateResult {
  const sides: Sides = one.id === other.id ? beforeAndAfter() : { printed: one.outlet, pasted: other.outlet };
  const diff = wordDiff(`${one.title}\n\n${one.text}`, `${other.title}\n\n${other.text}`);
  return html`<div class="sides">${column(one)} ${column(other)}</div>
    <section class="difference" aria-labelledby="difference-title">
      <h2 id="difference-title">${t("compare.difference")}</h2>
      ${hasChanges(diff)
        ? html`<p class="wording-diff" dir="auto">${diffText(diff, sides)}</p>
            ${legend(diff, false, sides)}`
        : html`<p>${t("wordings.same")}</p>`}
    </section>`;
}
