// What well-known functions do to the values they are given. Whatever is not listed is taken to give something new.
import { remembered } from "../../base/remembered.ts";

/** Functions, by API path, to which an object is `[object Object]`. https://tc39.es/ecma262/#sec-tostring */
export const stringsOf: ReadonlySet<string> = new Set([
  "global:String()",
  "global:decodeURIComponent()",
  "global:encodeURIComponent()",
  "global:decodeURI()",
  "global:encodeURI()",
  "global:escape()",
  "global:unescape()",
  "global:btoa()",
  "global:atob()",
]);

/** Functions whose result holds what the arguments hold as text. */
export const textOf: ReadonlySet<string> = new Set([
  ...stringsOf,
  "global:JSON.stringify()",
  "module:util.inspect()",
  "module:util.format()",
  "module:fast-safe-stringify()",
  "module:safe-stable-stringify()",
  "global:Buffer.from()",
  "global:URL#",
  "global:URLSearchParams#",
  "module:querystring.stringify()",
]);

// Styles of a terminal, alone or in a chain: `chalk.bold.red()`, `pc.cyan()`; refuses functions of other packages.
const colour =
  /^module:(?:chalk|colorette|cli-color|kleur(?:\/colors)?|picocolors|ansi-colors|colors(?:\/safe)?|@colors\/colors(?:\/safe)?|yoctocolors|ansis|nanocolors|cli-color\/[a-z]+|node:util\.styleText|util\.styleText)[\w.]*\(\)$/;

/** Whether a function gives its text back in a colour of the terminal. */
export const coloursText: (api: string) => boolean = remembered((api) => colour.test(api));

/** Functions whose result is the argument itself, or a copy with the same fields. */
const sameAs: ReadonlySet<string> = new Set([
  "global:Object.freeze()",
  "global:Object.seal()",
  "global:structuredClone()",
  "global:Promise.resolve()",
  "global:Array.from()",
  "global:Object.entries()",
  "global:Object.values()",
  "global:Object.fromEntries()",
  "global:Promise.all()",
  "global:Promise.allSettled()",
  "global:Promise.race()",
  "global:JSON.parse()",
  "global:Object#",
  "module:util.promisify()",
]);

const helpers = "(?:lodash(?:-es)?|underscore|radash|es-toolkit(?:/compat)?)";
// `module:lodash.cloneDeep()`, `module:lodash/cloneDeep()`, `module:camelcase-keys()`; refuses `module:lodash.pick()`.
const copy = new RegExp(
  `^module:(?:${helpers}[./](?:clone(?:_?deep)?|pickBy|omitBy|mapKeys|compact|toPlainObject|invertBy)|clone|clone-deep|rfdc\\(\\)|klona(?:/\\w+)?(?:\\.klona)?|` +
    `fast-copy|(?:camelcase|snakecase|decamelize)-keys|humps\\.\\w*[kK]eys)\\(\\)$`,
  "i",
);
// `module:lodash.merge()`, `module:deepmerge()`
const merged = new RegExp(
  `^module:(?:${helpers}[./](?:merge|extend|assign|assignIn|defaults|defaults_?deep)|ramda\\.merge(?:_?deep)?_?(?:left|right)|deepmerge|object-assign|extend|xtend|merge-options|defu(?:\\.defu)?)\\(\\)$`,
  "i",
);

/** Whether a function gives a copy of its first argument with the same values. */
export const copiesFirst: (api: string) => boolean = remembered((api) => sameAs.has(api) || copy.test(api));
/** Whether a function puts the fields of all its arguments into one object, as `Object.assign` does. */
export const mergesAll: (api: string) => boolean = remembered(
  (api) => api === "global:Object.assign()" || merged.test(api),
);

/** Functions whose result is a number or a boolean. */
export const scalarOf: ReadonlySet<string> = new Set([
  "global:Number()",
  "global:Boolean()",
  "global:parseInt()",
  "global:parseFloat()",
  "global:isNaN()",
  "global:BigInt()",
  "global:Number.parseInt()",
  "global:Number.parseFloat()",
  "global:Number.isInteger()",
  "global:Array.isArray()",
  "global:Date.now()",
  "global:Buffer.byteLength()",
  "global:Buffer.isBuffer()",
  "global:Object.is()",
]);

/** Functions that give the names of fields, which say nothing of their values. */
export const keysOf: ReadonlySet<string> = new Set([
  "global:Object.keys()",
  "global:Object.getOwnPropertyNames()",
  "global:Reflect.ownKeys()",
]);

/** Functions that escape line breaks in what they give. */
export const escapesLineBreaks: ReadonlySet<string> = new Set([
  "global:JSON.stringify()",
  "global:encodeURIComponent()",
  "global:encodeURI()",
  "global:escape()",
  "global:btoa()",
  "module:querystring.stringify()",
]);

/**
 * Functions that undo an encoding of their first argument, with what they give: a text, the fields of a query, or an object that has those
 * in one of its fields. https://url.spec.whatwg.org/#interface-urlsearchparams, https://nodejs.org/api/querystring.html
 */
export const decodesInto: ReadonlyMap<string, "text" | "query" | { readonly field: string }> = new Map<
  string,
  "text" | "query" | { readonly field: string }
>([
  ["global:decodeURIComponent()", "text"],
  ["global:decodeURI()", "text"],
  ["global:unescape()", "text"],
  ["global:atob()", "text"],
  ["global:JSON.parse()", "text"],
  ["module:querystring.unescape()", "text"],
  ["global:URLSearchParams#", "query"],
  ["module:url.URLSearchParams#", "query"],
  ["module:querystring.parse()", "query"],
  ["module:querystring.decode()", "query"],
  ["module:qs.parse()", "query"],
  ["module:url.parse()", { field: "query" }],
  ["global:URL#", { field: "searchParams" }],
  ["module:url.URL#", { field: "searchParams" }],
]);

/** Methods whose result holds the text of the receiver and of the arguments. */
export const textMethods: ReadonlySet<string> = new Set([
  ..."toString trim trimStart trimEnd concat toUpperCase toLowerCase toLocaleLowerCase toLocaleUpperCase".split(" "),
  ..."padStart padEnd repeat normalize replace replaceAll substring substr slice at charAt split join toWellFormed".split(
    " ",
  ),
  ..."toJSON valueOf".split(" "),
]);

/** Methods whose result holds elements of the receiver. */
export const elementMethods: ReadonlySet<string> = new Set(
  "filter find findLast pop shift flat reverse sort toSorted toReversed then catch finally get values entries".split(
    " ",
  ),
);

/** Methods whose result is a number or a boolean, or nothing. */
export const scalarMethods: ReadonlySet<string> = new Set([
  ..."includes startsWith endsWith indexOf lastIndexOf test has every some charCodeAt codePointAt localeCompare".split(
    " ",
  ),
  ..."equals isEmpty hasOwnProperty search getTime forEach push unshift".split(" "),
]);
