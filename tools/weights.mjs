// What a browser downloads from a bundle, brotli-compressed: before the list is usable, and after it. Knows no budget.
import { readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  }).length;

const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));

// The names that tools/split gives to what arrives when it is wanted: other places, and what only the sandbox shows.
const arrivesLater = (name) => /^(split_|chunk_|later-)/.test(name);

// What tools/package adds: the same again, compressed or as 404.html, and what only a host reads.
const isAdded = (name) => /\.(br|gz)$|^(404\.html|_headers|_redirects)$/.test(name);

// Every file of the bundle in `dist`: its name without the hash, its kind, whether it arrives later, its bytes and those
// that are sent.
export const weights = (dist) =>
  filesBelow(dist)
    .filter((file) => !isAdded(basename(file)))
    .map((file) => {
      const bytes = readFileSync(file);
      const name = basename(file).replace(/-[0-9a-f]{12,}(?=[._])/, "");
      return { name, kind: extname(file).slice(1), later: arrivesLater(basename(file)), raw: bytes.length, compressed: brotli(bytes) };
    });

export const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
