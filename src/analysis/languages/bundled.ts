// Tells what a bundler has put together, by the runtime that it writes down: a copy of many modules, most of them of others.
import type { GuardRefusal } from "./guard-rails.ts";

// Definitions of webpack and ncc, esbuild and tsup, browserify, Parcel, and modules built to be loaded in every way; refuses a file
// that only calls them.
const runtimes: readonly string[] = [
  "function __webpack_require__(",
  "function __nccwpck_require__(",
  "/******/ (() => { // webpackBootstrap",
  "webpackUniversalModuleDefinition(root, factory)",
  "var __commonJS = (cb, mod) => function __require",
  "(function(){function r(e,n,t){function o(i,f)",
  "(function e(t,n,r){function s(o,u)",
  "parcelRequire = (function",
];

/** A small file may be about bundlers. */
const smallest = 20_000;

/** Refuses a text that a bundler has written. */
export function guardBundled(text: string): GuardRefusal | undefined {
  if (text.length < smallest || !runtimes.some((runtime) => text.includes(runtime))) return undefined;
  return { reason: "minified", detail: "The file was put together by a bundler; its sources say more." };
}
