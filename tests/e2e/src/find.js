// Finds what a person with a screen reader would: by role and accessible name, among what is exposed now.
// Arguments: roles, name to match, how ("is" | "starts" | "has"), root element or null.
// Answers: { found: [element, ...], names: [every accessible name of those roles] }.
// It knows ARIA and HTML, and nothing of Canopy. The caller checks what it finds against the browser's own answer.
const [roles, wanted, how, root] = arguments;

const inputRoles = {
  button: "button", submit: "button", reset: "button", image: "button", checkbox: "checkbox", radio: "radio",
  range: "slider", number: "spinbutton", search: "searchbox", text: "textbox", email: "textbox", tel: "textbox",
  url: "textbox", file: "file", color: "color", password: "textbox",
};
const tagRoles = {
  article: "article", aside: "complementary", button: "button", details: "group", dialog: "dialog", fieldset: "group",
  figure: "figure", form: "form", h1: "heading", h2: "heading", h3: "heading", h4: "heading", h5: "heading", h6: "heading",
  hr: "separator", li: "listitem", main: "main", menu: "list", meter: "meter", nav: "navigation", ol: "list",
  option: "option", output: "status", p: "paragraph", progress: "progressbar", summary: "summary", table: "table",
  tbody: "rowgroup", td: "cell", textarea: "textbox", thead: "rowgroup", tr: "row", ul: "list",
};
const namedByContent = new Set(["button", "cell", "checkbox", "columnheader", "gridcell", "heading", "link", "menuitem",
  "menuitemcheckbox", "menuitemradio", "option", "radio", "rowheader", "summary", "switch", "tab", "tooltip", "treeitem"]);

// What these say is how a person tells them apart; browsers give them no name of their own.
const knownByText = new Set(["alert", "listitem", "paragraph", "row", "status"]);

function roleOf(element) {
  const explicit = element.getAttribute("role");
  if (explicit) return explicit.trim().split(/\s+/)[0];
  const tag = element.localName;
  switch (tag) {
    case "a": case "area": return element.hasAttribute("href") ? "link" : "";
    case "input": return element.hasAttribute("list") ? "combobox" : (inputRoles[element.type] ?? "textbox");
    case "select": return element.multiple || element.size > 1 ? "listbox" : "combobox";
    case "img": return element.getAttribute("alt") === "" ? "presentation" : "img";
    case "section": return element.hasAttribute("aria-label") || element.hasAttribute("aria-labelledby") ? "region" : "";
    case "th": return element.scope === "row" ? "rowheader" : "columnheader";
    case "header": return element.closest("article, aside, main, nav, section") ? "" : "banner";
    case "footer": return element.closest("article, aside, main, nav, section") ? "" : "contentinfo";
    default: return tagRoles[tag] ?? "";
  }
}

const tidy = (text) => text.replace(/\s+/g, " ").trim();
const drawn = (element) => element.checkVisibility({ visibilityProperty: true });

function contentOf(element, seen) {
  let text = "";
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) { text += child.data; continue; }
    if (child.nodeType !== Node.ELEMENT_NODE || seen.has(child)) continue;
    if (child.getAttribute("aria-hidden") === "true" || !drawn(child)) continue;
    const inline = getComputedStyle(child).display.startsWith("inline") && !getComputedStyle(child).display.startsWith("inline-");
    const name = partOf(child, seen);
    text += inline ? name : ` ${name} `;
  }
  return text;
}

function partOf(element, seen) {
  seen.add(element);
  const label = element.getAttribute("aria-label");
  if (label?.trim()) return label;
  if (element.localName === "img") return element.alt;
  if (element.localName === "svg") return element.querySelector(":scope > title")?.textContent ?? "";
  if (element.localName === "select") return [...element.selectedOptions].map((option) => option.label).join(" ");
  if (element.localName === "input" || element.localName === "textarea")
    return ["checkbox", "radio", "file", "hidden"].includes(element.type) ? "" : element.value;
  return contentOf(element, seen) || element.title || "";
}

function nameOf(element) {
  const ids = element.getAttribute("aria-labelledby")?.trim();
  if (ids) {
    const named = tidy(ids.split(/\s+/).map((id) => document.getElementById(id)).filter(Boolean)
      .map((part) => part === element ? (part.getAttribute("aria-label") ?? "") : partOf(part, new Set([element]))).join(" "));
    if (named) return named;
  }
  const label = element.getAttribute("aria-label");
  if (label?.trim()) return tidy(label);
  if (element.labels?.length) {
    const named = tidy([...element.labels].map((part) => partOf(part, new Set([element]))).join(" "));
    if (named) return named;
  }
  const tag = element.localName;
  let own = "";
  if (tag === "img") own = element.alt;
  else if (tag === "svg") own = element.querySelector(":scope > title")?.textContent ?? "";
  else if (tag === "fieldset") own = element.querySelector(":scope > legend")?.textContent ?? "";
  else if (tag === "table") own = element.caption?.textContent ?? "";
  else if (tag === "input" && ["button", "submit", "reset"].includes(element.type)) own = element.value;
  if (!own.trim() && namedByContent.has(roleOf(element))) own = contentOf(element, new Set([element]));
  if (!own.trim()) own = element.title || element.getAttribute("placeholder") || "";
  return tidy(own);
}

// A modal dialog takes the rest of the page out of reach.
const modal = [...document.querySelectorAll("dialog:modal")].at(-1) ?? null;
function exposed(element) {
  if (modal && !modal.contains(element)) return false;
  // A file input is customarily hidden behind its button, and reached through it.
  if (!drawn(element) && roleOf(element) !== "file") return false;
  return !element.closest("[aria-hidden=true], [inert]");
}

const matches = { is: (name) => name === wanted, starts: (name) => name.startsWith(wanted), has: (name) => name.includes(wanted) }[how];
const found = [];
const names = [];
for (const element of (root ?? document).querySelectorAll("*")) {
  if (!roles.includes(roleOf(element)) || !exposed(element)) continue;
  const name = knownByText.has(roleOf(element)) ? tidy(contentOf(element, new Set([element]))) : nameOf(element);
  names.push(name);
  if (matches(name)) found.push(element);
}
return { found, names };
