// SPDX-License-Identifier: MIT
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";

import { emptyAddress } from "./address.js";
import { askHealth, askSearch, type Health } from "./answers.js";
import { writeCheckAddress } from "./check_address.js";
import { verdictNames } from "./check_answers.js";
import { verdictIcon } from "./check_icons.js";
import { askSpoken, indexed, type Spoken } from "./home.js";
import { t } from "./messages.js";
import type { Shown } from "./texts.js";

/** Without its middle word: what a careless hand does to a quote. */
export function withoutAWord(text: string): string {
  const words = text.split(/\s+/);
  const middle = Math.floor(words.length / 2);
  return words.filter((_, index) => index !== middle).join(" ");
}

/** What Check shows before anything is checked: examples from the index, and what verdicts mean. */
@customElement("onrecord-check-home")
export class CheckHome extends LitElement {
  @state() private spoken: Spoken[] = [];
  @state() private health: Health | null = null;
  @state() private isReady = false;
  private asking = new AbortController();

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.asking.abort();
  }

  /** Without an index there are no examples; what verdicts mean stands all the same. */
  private async load(): Promise<void> {
    const { signal } = this.asking;
    const [page, health] = await Promise.all([
      askSearch(emptyAddress, signal).catch(() => null),
      askHealth(signal).catch(() => null),
    ]);
    this.spoken = page ? await askSpoken(page, signal).catch(() => []) : [];
    this.health = health;
    this.isReady = !signal.aborted;
  }

  private example(words: string, speaker: string, about: string): TemplateResult {
    return html`<li>
      <a href=${writeCheckAddress({ words, speaker, before: "" })}><q dir="auto">${words}</q></a>
      <span class="soft" dir="auto">${about}</span>
    </li>`;
  }

  private examples(): Shown {
    const [one, two] = this.spoken;
    if (!one) return nothing;
    const { text, speaker } = one.quote;
    const other = two?.quote.speaker;
    return html`<h2>${t("home.try")}</h2>
      <ul class="examples">
        ${this.example(text, speaker, t("example.true", { name: speaker }))}
        ${this.example(withoutAWord(text), speaker, t("example.altered"))}
        ${other ? this.example(text, other, t("example.other", { name: other })) : nothing}
      </ul>`;
  }

  /** All of it at once: what is being read does not move. */
  protected override render(): TemplateResult {
    if (!this.isReady) return html`<p class="loading">${t("status.loading")}</p>`;
    return html`<section class="home">
      ${indexed(this.health)} ${this.examples()}
      <h2>${t("verdicts.title")}</h2>
      <dl class="verdicts">
        ${verdictNames.map(
          (name) => html`<div class="verdict-row verdict-${name}">
            <dt>${verdictIcon(name)} ${t(`verdict.${name}`)}</dt>
            <dd>${t(`verdict.${name}.meaning`)}</dd>
          </div>`,
        )}
      </dl>
      <p class="soft">${t("verdicts.conflict")}</p>
    </section>`;
  }
}
