// Names under which libraries and databases know the types of columns and fields, as they stand in descriptions of fields.
const kinds = {
  text: `
    String string STRING TEXT text CHAR char CITEXT citext varchar VARCHAR nvarchar bpchar tinytext mediumtext longtext Text
    email url uri slug STRING_BINARY BLOB blob binary varbinary bytea Buffer Mixed json jsonb JSON JSONB encryptedText`,
  number: `
    Number number INTEGER integer int INT BIGINT bigint BIGINTEGER smallint SMALLINT tinyint mediumint FLOAT float real REAL DOUBLE
    double decimal DECIMAL numeric NUMERIC serial bigserial smallserial Decimal128 Int Float BigInt Decimal doublePrecision money`,
  boolean: `Boolean boolean BOOLEAN bool Bool bit`,
  date: `Date date DATE DATEONLY TIME time timestamp TIMESTAMP timestamptz datetime DateTime NOW interval year`,
  constant: `
    ObjectId ObjectID Types.ObjectId UUID uuid UUIDV4 Uuid ENUM enum pgEnum mysqlEnum Enum id ID increments uuidv7 cuid2 nanoid`,
} as const;

export type FieldKind = keyof typeof kinds;

const byName: ReadonlyMap<string, FieldKind> = new Map(
  (Object.keys(kinds) as FieldKind[]).flatMap((kind) =>
    kinds[kind]
      .trim()
      .split(/\s+/)
      .map((name) => [name, kind] as const),
  ),
);

/** What a field of a type of this name holds, or undefined when it is no such name. */
export function fieldKindOf(name: string): FieldKind | undefined {
  return byName.get(name);
}
