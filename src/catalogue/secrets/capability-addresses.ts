// Addresses that are keys: services whose webhooks ask for nothing but the rest of the address, so that it must not be logged.

// The beginnings of such addresses, from the services' own documentation; refuses the sites that explain them.
const openings =
  /https:\/\/(?:hooks\.slack\.com\/(?:services|workflows|triggers)|discord(?:app)?\.com\/api\/webhooks|api\.telegram\.org\/(?:file\/)?bot|maker\.ifttt\.com\/.*\/key|hooks\.zapier\.com\/hooks|hook\.(?:eu\d|us\d|integromat)[\w.]*|chat\.googleapis\.com\/v1\/spaces|open\.(?:feishu|larksuite)\.(?:cn|com)\/open-apis\/bot\/v2\/hook|events\.pagerduty\.com\/integration|hc-ping\.com|ntfy\.sh)(?:\/|$)|https:\/\/api\.telegram\.org\/(?:file\/)?bot/;

/** Whether what follows this text in an address is a key of a known service. */
export function opensAddress(text: string): boolean {
  return text.includes("https://") && openings.test(text);
}
