// Takes the request line of HTTP apart: `GET /orders/42?page=2 HTTP/1.1`.
import type { Draft } from "../entry.ts";

/** Fills method, path and the shape for templates; leaves the draft alone when the text is no request line. */
export function readRequestLine(draft: Draft, request: string): void {
  const space = request.indexOf(" ");
  if (space <= 0 || space > 20) return;
  const end = request.indexOf(" ", space + 1);
  const target = end < 0 ? request.length : end;
  const query = request.indexOf("?", space + 1);
  draft.method = request.slice(0, space);
  draft.path = withoutOrigin(request.slice(space + 1, query >= 0 && query < target ? query : target));
  // Each segment is a word, so that templates are routes: `GET /orders/<*>`.
  draft.shape = `${draft.method} ${draft.path.slice(0, 1)}${draft.path.slice(1).replaceAll("/", " /")}`;
}

// Proxies and load balancers are asked for whole URLs.
function withoutOrigin(target: string): string {
  const scheme = target.charCodeAt(0) === 47 ? -1 : target.indexOf("://");
  if (scheme <= 0 || scheme > 8) return target;
  const path = target.indexOf("/", scheme + 3);
  return path < 0 ? "/" : target.slice(path);
}
