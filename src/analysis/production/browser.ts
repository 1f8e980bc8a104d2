// Whether a file runs in a browser, where there is no log to write to.
import type { Program } from "../program.ts";

const browserGlobals = new Set(["window", "document", "navigator", "localStorage", "sessionStorage", "angular"]);
// What AngularJS hands to its parts, by the names of their parameters.
const angularServices = new Set(["$window", "$scope", "$rootScope", "$location", "$timeout", "$http", "$q", "$state"]);
// Packages of user interfaces.
const browserPackages =
  /^(?:react|react-dom(?:\/.*)?|react-native|vue|svelte|@angular\/.*|preact|solid-js|next\/(?:router|app)|@remix-run\/react|@tanstack\/react-.*|pinia|vuex|mobx|@reduxjs\/toolkit)$/;

// `useRouter` of `next/navigation`; refuses `redirect`, which server actions use.
const hook = /^use[A-Z]/;

/** By the globals that it uses and the packages that it imports. */
export function isInBrowser({ values, bindings, imports, text }: Program): boolean {
  if (/^\s*["']use server["']/.test(text)) return false;
  return (
    values.some((value) => value.op === "global" && browserGlobals.has(value.name)) ||
    bindings.some(({ name }) => angularServices.has(name)) ||
    imports.some(
      ({ specifier, imported }) =>
        browserPackages.test(specifier) || (specifier === "next/navigation" && hook.test(imported)),
    )
  );
}
