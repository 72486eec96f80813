// SPDX-License-Identifier: MIT
// What is being checked is the address of the page, so that it can be shared.

export interface CheckAddress {
  words: string;
  speaker: string;
  /** A date or a time as it was typed; the server judges it. */
  before: string;
  /** What the verdict was when a link to it was made: see then_and_now.ts. */
  then?: string;
}

/** The server reads no address beyond 8 KiB; what is longer stays behind the `#`, in the browser. */
const longestParameters = 6000;

export function readCheckAddress(url: URL): CheckAddress {
  const parameters = new URLSearchParams(url.search || url.hash.slice(1));
  const text = (name: string) => (parameters.get(name) ?? "").trim();
  const then = text("then");
  const asked = { words: text("words"), speaker: text("speaker"), before: text("before") };
  return then === "" ? asked : { ...asked, then };
}

/** The parameters of the check that an address stands for; empty ones are left out. */
export function checkParameters(address: CheckAddress): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const name of ["words", "speaker", "before"] as const) {
    if (address[name] !== "") parameters.set(name, address[name]);
  }
  return parameters;
}

export function isLong(address: CheckAddress): boolean {
  return checkParameters(address).toString().length > longestParameters;
}

export function writeCheckAddress(address: CheckAddress): string {
  const parameters = checkParameters(address).toString();
  if (parameters === "") return "/check";
  const then = address.then ? `&${new URLSearchParams({ then: address.then })}` : "";
  return `/check${isLong(address) ? "#" : "?"}${parameters}${then}`;
}
