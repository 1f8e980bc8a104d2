// Zod: schemas as values, and the types inferred from them.
import { each, type SchemaLibrary } from "./schema-library.ts";

export const zod: SchemaLibrary = {
  id: "zod",
  title: "Zod",
  modules: [
    "zod",
    "zod/v3",
    "zod/v4",
    "zod/mini",
    "zod/v4-mini",
    "@hono/zod-openapi",
    "@asteasolutions/zod-to-openapi",
  ],
  namespaces: ["z", "zod", "coerce"],
  builders: {
    ...each(
      "text",
      `string email url uuid guid cuid cuid2 nanoid ulid emoji base64 base64url jwt e164 ipv4 ipv6 cidrv4 cidrv6 iso.date
       iso.datetime iso.time stringbool templateLiteral`,
    ),
    ...each("number", "number int int32 uint32 float32 float64 bigint int64 uint64 nan"),
    ...each("boolean", "boolean"),
    ...each("date", "date"),
    ...each("constant", "literal enum nativeEnum null undefined void never symbol function"),
    ...each("unknown", "any unknown custom instanceof"),
    ...each("object", "object strictObject looseObject interface"),
    ...each("list", "array set"),
    ...each("same", "optional nullable nullish preprocess promise readonly partial"),
    ...each("either", "union discriminatedUnion"),
    ...each("all", "intersection"),
    ...each("record", "record map partialRecord looseRecord"),
    ...each("lazy", "lazy"),
  },
  results: {
    ...each("data", "parse parseAsync decode encode"),
    ...each("envelope", "safeParse safeParseAsync spa safeDecode"),
  },
  dataTypes: ["infer", "output", "input", "TypeOf"],
  examples: [
    {
      title: "inferred type",
      code: `import { z } from "zod";\nconst signUp = z.object({ email: z.string().email(), password: z.string().min(12), newsletter: z.boolean() });\ntype SignUp = z.infer<typeof signUp>;\nexport const register = (input: SignUp) => console.log("register", input);`,
      fields: "email, password",
    },
    {
      title: "parsed value of an extended schema",
      code: `import * as z from "zod";\nconst base = z.object({ id: z.string(), email: z.string() });\nconst user = base.extend({ iban: z.string().optional() }).omit({ email: true });\nexport const load = (body: unknown) => console.log(user.parse(body));`,
      fields: "iban",
    },
    {
      title: "safely parsed",
      code: `import { z } from "zod";\nconst login = z.strictObject({ username: z.string(), password: z.string() }).partial();\nexport function load(body: unknown) {\n  const result = login.safeParse(body);\n  if (result.success) console.log(result.data);\n}`,
      fields: "username, password",
    },
    {
      title: "schema of another file, in a list",
      code: `import type { z } from "zod";\nimport { patient } from "./schemas";\nexport const show = (patients: z.infer<typeof patient>[]) => console.log(patients);`,
      files: {
        "/app/schemas.ts": `import { z } from "zod";\nexport const patient = z.object({ ssn: z.string(), visits: z.array(z.object({ diagnosis: z.string() })) });`,
      },
      fields: "[].ssn, [].visits.[].diagnosis",
    },
  ],
  silent: [
    {
      title: "flags and choices",
      code: `import { z } from "zod";\nconst schema = z.object({ password: z.boolean(), token: z.enum(["open", "close"]), email: z.literal(true) });\nexport const show = (value: z.infer<typeof schema>) => console.log(value);`,
    },
    {
      title: "picked",
      code: `import { z } from "zod";\nconst user = z.object({ id: z.string(), email: z.string() });\nconst ref = user.pick({ id: true });\nexport const show = (value: unknown) => console.log(ref.parse(value));`,
    },
  ],
};
