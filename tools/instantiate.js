// What tools/split puts beneath the loaders of the parts that arrive later. A host that sends another type than
// application/wasm is no reason to go without a part: only streaming refuses it.
async function instantiate(arriving, imports) {
  const answer = await arriving;
  return answer.headers.get("Content-Type") === "application/wasm"
    ? WebAssembly.instantiateStreaming(answer, imports)
    : WebAssembly.instantiate(await answer.arrayBuffer(), imports);
}
