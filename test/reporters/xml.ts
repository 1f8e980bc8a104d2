// Reads the XML that reporters write, strictly: what is not well-formed throws. Knows no namespaces, comments or CDATA, as none is written.

/** An element with its attributes, child elements and text, entities resolved. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface Open {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The root element. */
export function parseXml(xml: string): XmlElement {
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!xml.startsWith(declaration)) throw new Error("The XML declaration is missing.");
  const body = xml.slice(declaration.length);
  // XML 1.0 allows no other control characters.
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(body)) throw new Error("Not a character of XML.");
  const top: Open = { name: "", attributes: {}, children: [], text: "" };
  const open: Open[] = [top];
  let at = 0;
  for (const match of body.matchAll(/<(\/?)([a-z-]+)((?:\s+[a-z-]+="[^"<]*")*)\s*(\/?)>/gi)) {
    const [whole, closing, name = "", attributes = "", empty] = match;
    const current = open.at(-1) ?? top;
    current.text += unescape(body.slice(at, match.index));
    at = match.index + whole.length;
    if (closing) {
      if (current.name !== name) throw new Error(`</${name}> closes <${current.name}>.`);
      open.pop();
      continue;
    }
    const element: Open = { name, attributes: readAttributes(attributes), children: [], text: "" };
    current.children.push(element);
    if (!empty) open.push(element);
  }
  const [root] = top.children;
  if (open.length !== 1 || top.children.length !== 1 || !root) throw new Error("There must be one root element.");
  if (body.slice(at).trim() !== "" || top.text.trim() !== "") throw new Error("Text outside the root element.");
  return root;
}

function readAttributes(text: string): Record<string, string> {
  const found = [...text.matchAll(/([a-z-]+)="([^"]*)"/gi)].map(([, name = "", value = ""]): [string, string] => [
    name,
    unescape(value),
  ]);
  if (new Set(found.map(([name]) => name)).size !== found.length) throw new Error(`Twice the same attribute: ${text}`);
  return Object.fromEntries(found);
}

function unescape(text: string): string {
  if (/[<>]/.test(text)) throw new Error(`Markup that is none: ${text}`);
  return text.replace(/&([a-z]*;?)/g, (_, name: string) => {
    const character = entities[name.slice(0, -1)];
    if (character === undefined || !name.endsWith(";")) throw new Error(`Not an entity: &${name}`);
    return character;
  });
}
