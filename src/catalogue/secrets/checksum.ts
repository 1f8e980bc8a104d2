// Checksums by which some values prove that they are what they look like. Pure arithmetic.

const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** The CRC-32 of a text of ASCII characters. */
export function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let i = 0; i < text.length; i++) {
    crc ^= text.charCodeAt(i) & 0xff;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** The six base-62 digits with which tokens of GitHub and npm end: the CRC-32 of the characters between prefix and checksum. */
export function checksum62(body: string): string {
  let rest = crc32(body);
  let digits = "";
  while (digits.length < 6) {
    digits = base62.charAt(rest % 62) + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

/** True when the last six characters are the checksum of what stands between the first underscore and them. */
export function hasGithubChecksum(token: string): boolean {
  const body = token.slice(token.indexOf("_") + 1);
  return checksum62(body.slice(0, -6)) === body.slice(-6);
}
