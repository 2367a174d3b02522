// Reads and writes the parts of a WebAssembly file that the tools change. Knows the format, and no program.

export const CUSTOM = 0;
export const IMPORTS = 2;
export const EXPORTS = 7;
export const CODE = 10;

const HEADER = 8;

// A number in LEB128.
export const number = (value) => {
  const bytes = [];
  do {
    bytes.push((value & 127) | (value > 127 ? 128 : 0));
    value >>>= 7;
  } while (value);
  return Buffer.from(bytes);
};

// A text with its length in front.
export const named = (text) => {
  const bytes = Buffer.from(text);
  return Buffer.concat([number(bytes.length), bytes]);
};

// Reads bytes from start to end.
export const reader = (bytes) => {
  let at = 0;
  const byte = () => bytes[at++];
  const leb = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const next = byte();
      value |= (next & 127) << shift;
      if (next < 128) return value >>> 0;
    }
  };
  const take = (length) => bytes.subarray(at, (at += length));
  const text = () => take(leb()).toString();
  const limits = () => {
    const flags = byte();
    leb();
    if (flags & 1) leb();
  };
  // The part of an import after its names, unchanged: its kind and type.
  const description = () => {
    const from = at;
    const kind = byte();
    if (kind === 0) leb();
    else if (kind === 1) byte(), limits();
    else if (kind === 2) limits();
    else if (kind === 3) take(2);
    else byte(), leb();
    return bytes.subarray(from, at);
  };
  return { byte, leb, take, text, description, at: () => at, done: () => at >= bytes.length };
};

// The sections of a file: the kind and the content of each.
export const sections = (file) => {
  const from = reader(file.subarray(HEADER));
  const found = [];
  while (!from.done()) found.push({ kind: from.byte(), body: from.take(from.leb()) });
  return found;
};

// The file with these sections.
export const assembled = (file, sections) =>
  Buffer.concat([
    file.subarray(0, HEADER),
    ...sections.flatMap(({ kind, body }) => [Buffer.from([kind]), number(body.length), body]),
  ]);
