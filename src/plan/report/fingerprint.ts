const MASK = 0xffffffffffffffffn;

/** 64 bits of a text, FNV-1a: to tell results apart, not to keep anything secret. Source: RFC 9923, section 5. */
export function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & MASK;
  return hash.toString(16).padStart(16, '0');
}
