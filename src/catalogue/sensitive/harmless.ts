// Compounds that contain a sensitive word and are something else. They win over shorter terms, as any longer term does.

/** Phrases of whole words that hold nothing sensitive. */
export const harmlessTerms: readonly string[] = `
public key, application server key, service account email, hash key, font face, font face descriptor, account sid, service sid, message sid, messaging service sid, call sid, verify sid, verify service sid, member access key, google application credential, application credential, cache key, primary key, foreign key, sort key, partition key, object key, idempotency key, public token,
device token type, secret santa, open secret, pass through, pass rate, pass count, boarding pass type, cookie consent, cookie banner,
cookie policy, cookie name, email template, email service, email client, email provider, email domain, email verification status,
card type, card brand, card network, card count, card title, card component, card layout, phone type, phone model, phone country,
address bar, address space, address book, address family, address type, memory address, contract address, token address, token symbol,
token contract, token standard, token balance, token amount, token price, token usage, token count, token limit, token budget,
token endpoint, token type, token bucket, rate limit token, cache read token, cache write token, cache creation token, race condition, race window, sex type, session count, session store,
session manager, session expiry, session duration, session timeout, session name, session title, key code, key name, key path, key id,
pin message, pin type, salt round, secret manager, cloud secret, secret store, secret name, license key name, user agent, user pool, credit amount,
credit balance, credit limit, social media, social login, social link, health check, health status, health endpoint, blood bank name`
  .trim()
  .split(/,\s*/);
