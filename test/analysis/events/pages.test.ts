// What looks like an event and is none: guards and stores of pages in a browser.
import { expect, test } from "vitest";
import { mayHoldEvent } from "../../../src/analysis/languages/event-prefilter.ts";

const guard = (from: string): string => `
import { Injectable } from "${from}";
@Injectable()
export class AdminGuard {
  canActivate(request) {
    if (!request.user.admin) return false;
    return true;
  }
}`;

test("a guard of a server may deny access, a guard of a page may not", () => {
  expect(mayHoldEvent(guard("@nestjs/common"))).toBe(true);
  expect(mayHoldEvent(guard("@angular/core"))).toBe(false);
});

test("a store of a page signs nobody in", () => {
  const store = `import { Dispatch } from "redux";\nexport const signIn = (data) => (dispatch: Dispatch) => Api.signIn(data).then(dispatch);`;
  expect(mayHoldEvent(store)).toBe(false);
});
