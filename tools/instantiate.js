// Appended by tools/split to the loaders of the parts that load later. Streaming compilation rejects files that the host
// sends with a type other than application/wasm, so those are compiled after they have loaded.
async function instantiate(arriving, imports) {
  const answer = await arriving;
  return answer.headers.get("Content-Type") === "application/wasm"
    ? WebAssembly.instantiateStreaming(answer, imports)
    : WebAssembly.instantiate(await answer.arrayBuffer(), imports);
}
