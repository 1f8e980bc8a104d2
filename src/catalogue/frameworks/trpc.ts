// tRPC procedures: the input of the client is a field of the resolver's parameter. https://trpc.io/docs/server/procedures
import type { RequestSource } from "./request-source.ts";

export const trpc: RequestSource = {
  id: "trpc",
  title: "tRPC",
  names: [],
  companions: ["(callback)"],
  types: [],
  texts: {},
  objects: {},
  singleLine: [],
  whole: {},
  callbacks: [
    {
      methods: ["mutation", "query", "subscription"],
      receivers: ["procedure", "input()", "output()", "use()", "meta()"],
      except: [],
      field: "input",
      what: "input of a procedure",
    },
  ],
  examples: [
    "export const rename = publicProcedure.input(schema).mutation(async ({ input }) => { console.log(input.name); });",
    "export const find = protectedProcedure.query((opts) => { console.log(opts.input.name); });",
  ],
  lookalikes: ["database.query(async ({ input }) => { console.log(input.name); });"],
};
