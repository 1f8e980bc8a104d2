// Reads a Prisma schema file: models with their fields, and which of these are text, numbers, choices or relations.

export interface PrismaField {
  readonly name: string;
  readonly type: string;
  readonly isList: boolean;
  /** A comment above it says that it is sensitive. */
  readonly isTagged: boolean;
  readonly start: number;
  readonly end: number;
}

export interface PrismaSchema {
  readonly models: ReadonlyMap<string, readonly PrismaField[]>;
  readonly enums: ReadonlySet<string>;
}

// The first line of a block: its kind and name; refuses fields, which have no brace.
const opening = /^\s*(model|type|view|enum)\s+(\w+)\s*\{/;
// A field: name, type, and whether it is a list; refuses comments and block attributes.
const field = /^(\s*)(\w+)\s+(\w+)(\[\])?/;

/** Never fails: what is no model or field is skipped. */
export function parsePrismaSchema(text: string): PrismaSchema {
  const models = new Map<string, PrismaField[]>();
  const enums = new Set<string>();
  let fields: PrismaField[] | undefined;
  let isTagged = false;
  let offset = 0;
  for (const line of text.split("\n")) {
    const begins = opening.exec(line);
    if (begins) {
      const [, kind, name = ""] = begins;
      fields = kind === "enum" ? undefined : [];
      if (fields) models.set(name, fields);
      else enums.add(name);
    } else if (/^\s*\}/.test(line)) fields = undefined;
    else if (/^\s*\/\//.test(line)) isTagged ||= /@sensitive\b/.test(line);
    else {
      const found = field.exec(line);
      if (found && fields) fields.push(fieldOf(found, { line, offset, isTagged }));
      isTagged = false;
    }
    offset += line.length + 1;
  }
  return { models, enums };
}

interface Line {
  readonly line: string;
  readonly offset: number;
  readonly isTagged: boolean;
}

function fieldOf(
  [whole, indent = "", name = "", type = "", list]: RegExpExecArray,
  { line, offset, isTagged }: Line,
): PrismaField {
  return {
    name,
    type,
    isList: list !== undefined,
    isTagged: isTagged || /\/\/.*@sensitive\b/.test(line),
    start: offset + indent.length,
    end: offset + whole.length,
  };
}
