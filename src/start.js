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
