// SPDX-License-Identifier: MIT
// <onrecord-box server="https://onrecord.example"></onrecord-box>: a search box for any page, that
// asks another server. Attributes: server, q, limit (1 to 20), theme="light", and every Facet by its
// name (speaker="Ada Brook"). The server must allow the page's origin (docs/page.md).

import type { ResultPage } from "../answers.js";
import { element, hitItem } from "./parts.js";
import { style } from "./style.js";
import { type BoxTexts, textsFor } from "./texts.js";

const facets = ["speaker", "outlet", "country", "focus", "topic", "liveblog", "lang", "date"];

export class OnrecordBox extends HTMLElement {
  static readonly observedAttributes = ["server", "q", "lang", "limit", ...facets];
  private readonly root = this.attachShadow({ mode: "open" });
  private asking = new AbortController();
  private box: HTMLInputElement | null = null;
  private status = element("p", { role: "status", part: "status" });
  private list = element("ol", { part: "hits" });

  connectedCallback(): void {
    this.build();
    const query = this.getAttribute("q");
    if (query) void this.search(query);
  }

  disconnectedCallback(): void {
    this.asking.abort();
  }

  attributeChangedCallback(name: string, _before: string | null, after: string | null): void {
    if (!this.box) return;
    if (name === "q") this.box.value = after ?? "";
    if (name === "lang") this.build();
    if (this.box.value) void this.search(this.box.value);
  }

  private get language(): string {
    return this.closest<HTMLElement>("[lang]")?.lang || navigator.language || "en";
  }

  private get texts(): BoxTexts {
    return textsFor(this.language);
  }

  /** Without a blank and a slash at its end; only what may be followed. */
  private get server(): string {
    try {
      const url = new URL(this.getAttribute("server") ?? "", location.href);
      return /^https?:$/.test(url.protocol) ? url.href.replace(/[?#].*$/, "").replace(/\/+$/, "") : "";
    } catch {
      return "";
    }
  }

  private build(): void {
    const { label, button } = this.texts;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    this.root.adoptedStyleSheets = [sheet];
    const box = element("input", {
      id: "q", type: "search", name: "q", dir: "auto", maxlength: "1000", autocomplete: "off", part: "input",
    }) as HTMLInputElement;
    box.value = this.box?.value ?? this.getAttribute("q") ?? "";
    const form = element("form", { role: "search" }, element("label", { for: "q", part: "label" }, label), box,
      element("button", { type: "submit", part: "button" }, button));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.search(box.value);
    });
    this.box = box;
    this.list.setAttribute("aria-label", label);
    this.root.replaceChildren(form, this.status, this.list);
  }

  private parameters(query: string): URLSearchParams {
    const limit = Math.min(Math.max(Number(this.getAttribute("limit") ?? 5) || 5, 1), 20);
    const asked = new URLSearchParams({ q: query, limit: String(limit), facet: "outlet" });
    for (const facet of facets) {
      const value = facet === "lang" ? null : this.getAttribute(facet);
      if (value) asked.append(facet, value);
    }
    return asked;
  }

  /** The latest question counts; what was found is told as an event too (`onrecord-results`). */
  async search(query: string): Promise<void> {
    this.asking.abort();
    this.asking = new AbortController();
    const { signal } = this.asking;
    this.list.replaceChildren();
    if (query.trim() === "") return this.say("");
    this.say(this.texts.searching);
    try {
      const answer = await fetch(`${this.server}/api/v1/search?${this.parameters(query)}`, {
        signal,
        credentials: "omit",
        headers: { Accept: "application/json" },
      });
      const page = (await answer.json()) as ResultPage & { detail?: string };
      if (answer.ok) this.show(query, page);
      else this.say(page.detail ?? this.texts.failed);
    } catch {
      if (!signal.aborted) this.say(this.texts.failed);
    }
  }

  private say(...parts: (Node | string)[]): void {
    this.status.replaceChildren(...parts);
  }

  private show(query: string, page: ResultPage): void {
    const { texts, language } = this;
    const asked = new URLSearchParams({ q: query });
    const all = element("a", { href: `${this.server}/?${asked}`, part: "all" }, texts.all);
    if (page.total === 0) this.say(texts.none);
    else this.say(`${texts.count(page.total.toLocaleString(language))}. `, all);
    this.list.replaceChildren(...page.hits.map((hit) => hitItem(hit, this.server, texts, language)));
    this.dispatchEvent(new CustomEvent("onrecord-results", { detail: { total: page.total }, bubbles: true, composed: true }));
  }
}

if (!customElements.get("onrecord-box")) customElements.define("onrecord-box", OnrecordBox);
