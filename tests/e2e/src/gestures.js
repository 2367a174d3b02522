// Drops or pastes one file, as the browser would hand it over. Arguments: element, "drop" | "paste", name, claimed type, base64.
const [element, gesture, name, type, base64] = arguments;
const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
const transfer = new DataTransfer();
transfer.items.add(new File([bytes], name, { type }));
const common = { bubbles: true, cancelable: true, composed: true };
if (gesture === "drop") {
  for (const kind of ["dragenter", "dragover", "drop"])
    element.dispatchEvent(new DragEvent(kind, { ...common, dataTransfer: transfer }));
} else {
  element.dispatchEvent(new ClipboardEvent("paste", { ...common, clipboardData: transfer }));
}
