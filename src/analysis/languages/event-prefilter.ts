// Whether a text may hold a security event: files that sign in, refuse and delete are looked at whether or not they log. Whatever the
// rules about events go by has to be known here.
import { isEventFile } from "../../catalogue/events/handler-files.ts";
import { rememberedLast } from "../../base/remembered.ts";

// Answers and exceptions that refuse; refuses numbers within others, such as `14032`, options such as `rejectUnauthorized`, and fields that
// keep limits.
const refusal =
  /(?<![\w.#])(?:401|403|429)(?![\w.%])|(?<!reject_?)un_?authori[sz]ed|un_?authenticated(?!:)|forbidden(?!_?(?:Id|Alias|Name|Word|Key|Value|Char))|too_?many|rate_?-?limit(?:ed|er|ing|["'(]|_?exceed|[ _-](?:exceed|reach))|auth(?:ori[sz]ation|entication)(?:Error|Exception|Failed)|not[-_ ]?(?:authori[sz]ed|authenticated)|redirect\([^\n]{0,40}\/(?:log|sign)[-_]?in\b|access[-_ ]?denied|permission[-_ ]?(?:denied|error)|canActivate|not logged in|invalid[_ ]?(?:credential|token|password|login|api)|incorrect[_ ]?(?:current )?(?:password|two|credential|user|email|login)|invalid (?:email|user ?name)|(?:wrong|bad)[_ ]?(?:password|credential|pin|code)|authentication (?:error|failed)|not the owner|have (?:the )?(?:permission|right|privilege)s?\b|must be (?:signed|logged) in|\.den(?:y|ied)\b|["']deny["']|密码|权限/i;

// Checks of passwords, second factors and tokens, by library or name.
const check =
  /["'](?:@node-rs\/)?(?:bcrypt(?:js)?|argon2)["']|["'](?:jsonwebtoken|jose|otplib|speakeasy|notp|passport[\w-]*)["']|(?:verify|check|compare|validate|match|isValid)\w{0,24}(?:password|credential|totp|otp|2fa|mfa|two_?factor|token)|password\w{0,12}(?:match|valid|correct)|(?:verify|check|validate)\w{0,24}code\(|\b(?:bcrypt(?:js)?|argon2?|hasher|authenticator|jwt)\.(?:compare|verify|check)|(?:compare|verify|equal)(?:Sync)?\(\s{0,9}[\w.]{0,30}pass/i;

// What is done to accounts and sessions, by the names of functions and routes.
const action =
  /\b\w{0,20}(?:log_?-?(?:in|out)|sign_?-?(?:in|out|up)|regist(?:er|ration)|authenticate)\b|(?:reset|change|update|forgot|set)_?-?\w{0,8}password|password_?-?(?:reset|change|update)|(?:create|delete|remove|disable|ban|block|suspend|insert|add|update)_?\w{0,8}(?:user|admin)(?![a-z])|(?:user|role|permission)s?\.(?:create|delete|remove|destroy|update|insert)|lock_?(?:user|account)|(?:set|update|change|assign|grant|revoke|add|remove|toggle)\w{0,10}(?:role|permission|admin|token|api_?key)|(?:add|remove|kick|expel|invite|delete|update|confirm)\w{0,12}(?:member|collaborator)(?:ship)?s?\b|(?:accept|confirm|approve)\w{0,10}(?:invit|membership)|(?:join|leave|transfer|invite_?to)_?(?:workspace|organi[sz]ation|org|team|tenant|company|project)|invite_?users?\b|member(?:ship)?s?\.(?:create|update|delete|upsert|insert|remove)|(?:update|change)\w{0,4}_?email\b|(?:de|re)activate\(|\b(?:remove|delete|kick|ban)\(\w{0,10}(?:member|user)|(?:toggle|turn_?o[nf]f?)_?(?:2fa|mfa|totp|two)|(?:create|generate|delete)\w{0,10}(?:api_?key|token)|(?:enable|disable|setup|reset)\w{0,4}(?:2fa|mfa|totp|two_?factor)|\/(?:users?|login|password|sessions?|roles?)\b/i;

// Writes to tables of users and of keys, by query builders, drivers and SQL.
const write =
  /(?:insert|delete|update)(?:Into|From|Table)?\(\s?["'`]?(?:\w{1,20}\.)?users?\b|(?:insert\s{1,4}into|delete\s{1,4}from|update)\s["'`[]?(?:\w{1,20}["'`\]]?\.["'`[]?)?users?\b|(?:collection|from|table|into|knex|db|query)\(["'`](?:[\w.:-]{1,40}\b)?(?:users?|api_?keys?|access_?tokens?)["'`]|\bnew (?:User|Admin|Account)\(|\bUser\.\w{0,8}(?:[uU]pdate|[dD]elete|[rR]emove|[cC]reate|destroy|insert)|\busers?\.(?:password\w{0,8}|role|is_?admin)\s?=[^=]|(?:api_?key|access_?token)s?\.(?:create|insert|delete|destroy|update)/i;

// Gates that send elsewhere whoever has no session.
const gate = /\bnext\(\)/;
const session = /\bsession\b|isAuthenticated/;
const redirect = /\.redirect\(/;

// Code that serves requests.
const served =
  /\breq\b|\bctx\b|\brequest\b|@(?:[Pp]ost|[Pp]ut|[Pp]atch|Delete|del|Mutation|SubscribeMessage|MessagePattern)\b|\.(?:mutation|query)\(|\bsocket\b|use server|\bc\.(?:req|json|text)\b|authorize\b|handler\b|publicProcedure|protectedProcedure|\bNextAuth\(|\bcallbacks\s?:/;

// Code of pages; server actions and route handlers stand beside it.
const page =
  /(?:\bfrom|\bimport|\brequire\(|\bimport\()\s{0,4}["'](?:react|react-dom|vue|svelte|react-router-dom|solid-js|preact|redux|redux-thunk|redux-saga(?:\/effects)?|@reduxjs\/toolkit|pinia|vuex|react-native)["']|@testing-library\//;
const servedPage =
  /\bexport (?:async )?(?:function|const) (?:action|loader)\b|use server|next\/server|@Injectable|NextRequest|["']next-auth/;
// Code of pages, whose classes are injected as those of a server are.
const injectedPage = /["']@angular\/(?:core|router|common)/;

// Handlers that are known by the path of their file, which may be the only one to say what they do.
const routeHandler = /\bexport\s{1,4}(?:async\s{1,4})?(?:function|const)\s{1,4}(?:POST|PUT|PATCH|DELETE)\b/;

// Tests sign in and are refused as well: `describe("login", …)` with expectations; refuses servers that test something.
const testCase = /^[ \t]{0,8}(?:describe|it|test)(?:\.\w{1,12})?\(\s{0,8}["'`]/m;
const expectation = /\bexpect\(|\bassert\b|\.should\b/;

// Who refuses has decided it; limiters and guards may leave that to what they give back.
const decision = /\bif\b|\bcatch\b|\? |&&|\|\||canActivate|rate_?-?limit|throttl/i;

/** Whether a security event may happen in a text: something is refused, checked, or done for somebody who asks for it. */
export const mayHoldEvent: (text: string) => boolean = rememberedLast((text) => {
  if (isPage(text)) return false;
  if (routeHandler.test(text)) return true;
  if (isTest(text)) return false;
  if ((refusal.test(text) || check.test(text)) && decision.test(text)) return true;
  if (gate.test(text) && redirect.test(text) && session.test(text)) return true;
  return served.test(text) && (action.test(text) || write.test(text));
});

/** Whether a security event may happen in a file: its text says so, or where it stands does. */
export function mayHoldEventIn({ path, text }: { readonly path: string; readonly text: string }): boolean {
  return mayHoldEvent(text) || (isEventFile(path) && !isPage(text) && !isTest(text));
}

function isPage(text: string): boolean {
  return injectedPage.test(text) || (page.test(text) && !servedPage.test(text));
}

function isTest(text: string): boolean {
  return testCase.test(text) && expectation.test(text);
}
