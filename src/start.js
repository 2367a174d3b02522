// Starts the console from the two files index.html preloads, so that the page needs no inline script, and says so in
// the page's own words when it cannot start or breaks down. Knows nothing of the console itself.

const address = (selector) => document.head.querySelector(selector).href;

// The shape of the console, until there is something else to see.
const unveil = () => document.querySelector(".boot")?.remove();

const show = (id) => {
  unveil();
  document.getElementById(id).hidden = false;
};

// A program that trapped does not come back; an error it answers with is its own to show.
const watch = (event, problem) =>
  addEventListener(event, (told) => {
    if (problem(told) instanceof WebAssembly.RuntimeError) show("stopped");
  });

// A password in the page's address is in every address made from it, and no browser fetches those.
const { username, password } = new URL(document.baseURI);
if (username || password) {
  location.replace(location.origin + location.pathname + location.search + location.hash);
  await new Promise(() => {});
}

// Without it there is nothing to wait for.
if (typeof WebAssembly === "undefined") {
  show("no-webassembly");
  throw new Error("this browser has no WebAssembly");
}

// What the program will ask first is asked while it is on its way, just as it would (src/api/client.rs); it takes each answer
// up once (src/api/client/early.rs), and asks anew for whatever is not here.
const asked = new Map();
const ask = (url, authorization, credentials) => {
  const abort = new AbortController();
  const headers = { Accept: "application/json", ...(authorization && { Authorization: authorization }) };
  const answer = fetch(url, { headers, credentials, cache: "no-store", redirect: "manual", signal: abort.signal });
  // Whoever takes it up hears of it.
  answer.catch(() => {});
  asked.set(url, { answer, authorization, abort });
  return answer;
};
globalThis.canopyAsked = (url, authorization) => {
  const early = asked.get(url);
  if (early?.authorization !== authorization) return undefined;
  asked.delete(url);
  return [early.answer, early.abort];
};

const askEarly = async () => {
  const base = new URL(document.baseURI).pathname.replace(/\/+$/, "");
  const configuration = await ask(`${base}/config.json`, undefined, "same-origin");
  const { api_base_url: address } = await configuration.clone().json();
  const api = new URL(address, document.baseURI).href.replace(/\/+$/, "");
  // A token that this tab had with this very API, unless somebody signed out since: see src/state/session/shared.rs.
  const kept = sessionStorage.getItem(`canopy ${base} ${api} token`);
  const signedOut = localStorage.getItem(`canopy ${base} ${api} signed-out`);
  const [, begun, token] = /^(\S*) (.+)$/.exec(kept) ?? [];
  // An id that is spelled otherwise in an address is the program's to read.
  const [, workspace] = /^\/w\/([\w-]+)(\/|$)/.exec(location.pathname.slice(base.length)) ?? [];
  if (!token || !workspace || (signedOut !== null && signedOut !== begun)) return;
  for (const path of ["/organizations", "", "/billing-accounts", "/members"]) {
    ask(`${api}/workspaces/${workspace}${path}`, `Bearer ${token}`, "omit");
  }
};
// The program asks for itself, and says what went wrong.
askEarly().catch(() => {});

try {
  const { default: start } = await import(address('link[rel="modulepreload"]'));
  await start({ module_or_path: address('link[rel="preload"][type="application/wasm"]') });
  unveil();
  watch("error", (told) => told.error);
  watch("unhandledrejection", (told) => told.reason);
} catch (problem) {
  console.error(problem);
  show("start-failed");
}
