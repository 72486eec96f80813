// SPDX-License-Identifier: GPL-3.0-or-later
// Words that try to run: in titles, names, texts and addresses. Each would set `window.ran`.

const run = "window.ran=1";

const elements = [
  `<script>${run}</script>`,
  `<script src="data:text/javascript,${run}"></script>`,
  `<img src=x onerror="${run}">`,
  `<img src=x onerror=${run}//`,
  `<svg onload=${run}>`,
  `<svg><script>${run}</script></svg>`,
  `<svg><animate onbegin=${run} attributeName=x dur=1s>`,
  `<iframe srcdoc="<script>parent.${run}</script>"></iframe>`,
  `<iframe src="javascript:parent.${run}"></iframe>`,
  `<a href="javascript:${run}" autofocus onfocus=${run}>x</a>`,
  `<details open ontoggle=${run}>`,
  `<input autofocus onfocus=${run}>`,
  `<video><source onerror=${run}></video>`,
  `<audio src=x onerror=${run}>`,
  `<body onload=${run}>`,
  `<style>@import "javascript:${run}";</style>`,
  `<link rel=stylesheet href="javascript:${run}">`,
  `<object data="javascript:${run}"></object>`,
  `<embed src="javascript:${run}">`,
  `<form action="javascript:${run}"><button autofocus onfocus=${run}>x</button></form>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${run}></style>`,
  `<template><img src=x onerror=${run}></template>`,
  `<marquee onstart=${run}>x</marquee>`,
  `<meta http-equiv=refresh content="0;url=javascript:${run}">`,
  `<base href="javascript:${run}//">`,
  `<xss id=x tabindex=1 onfocus=${run} autofocus></xss>`,
  `<isindex type=image src=1 onerror=${run}>`,
  `<keygen autofocus onfocus=${run}>`,
  `<select autofocus onfocus=${run}><option>x</select>`,
  `<textarea autofocus onfocus=${run}>x</textarea>`,
];

/** What would end the place in which a text stands, before an element begins. */
const openings = ["", `"'>`, "</title></textarea></noscript></script>", "-->", "]]>", "${", "<!--"];

/** At least 200, with an address of each kind of scheme that runs. */
export function payloads() {
  const texts = openings.flatMap((opening) => elements.map((element) => opening + element));
  const schemes = ["javascript:", "JaVaScRiPt:", " javascript:", "java\tscript:", "data:text/html,<script>", "vbscript:"];
  return texts.map((text, index) => ({ text, url: `${schemes[index % schemes.length]}${run}` }));
}
