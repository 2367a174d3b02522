// Drops or pastes one file, as the browser would hand it over. Arguments: element, "drop" | "paste", name, claimed type, base64.
const [element, gesture, name, type, base64] = arguments;
const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
const transfer = new DataTransfer();
transfer.items.add(new File([bytes], name, { type }));
// A person aims at the middle; whatever lies there gets it.
element.scrollIntoView({ block: "center" });
const box = element.getBoundingClientRect();
const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
const aim = hit && element.contains(hit) ? hit : element;
const common = { bubbles: true, cancelable: true, composed: true };
if (gesture === "drop") {
  for (const kind of ["dragenter", "dragover", "drop"])
    aim.dispatchEvent(new DragEvent(kind, { ...common, dataTransfer: transfer }));
} else {
  const paste = new ClipboardEvent("paste", { ...common, clipboardData: transfer });
  // Firefox lets no script say what was on the clipboard.
  if (!paste.clipboardData?.files.length) Object.defineProperty(paste, "clipboardData", { value: transfer });
  aim.dispatchEvent(paste);
}
