// Starts the console from the two files index.html preloads, so that the page needs no inline script.
// Knows nothing of the console; when it cannot start, the page's own words are shown.

const address = (selector) => document.head.querySelector(selector).href;

try {
  const { default: start } = await import(address('link[rel="modulepreload"]'));
  await start({ module_or_path: address('link[rel="preload"][type="application/wasm"]') });
} catch (problem) {
  console.error(problem);
  document.getElementById("start-failed").hidden = false;
}
