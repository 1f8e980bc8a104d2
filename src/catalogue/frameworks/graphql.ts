// GraphQL resolvers: the second parameter holds the arguments of the query. https://graphql.org/learn/execution/
import type { RequestSource } from "./request-source.ts";

export const graphql: RequestSource = {
  id: "graphql",
  title: "GraphQL",
  names: ["args", "_args"],
  companions: ["parent", "_parent", "root", "_root", "info", "_", "__"],
  types: [],
  texts: {},
  objects: { "": "argument of a query", input: "argument of a query" },
  singleLine: [],
  whole: { "": "request-body", input: "request-body" },
  examples: [
    "export const resolvers = { Mutation: { rename: (parent, args, context) => { console.log(args.name); } } };",
  ],
  lookalikes: ["export const run = (args) => console.log(args.name);"],
};
