import { sha256 } from '#src/lib/sha256.ts'

/** 256 random bits for an address; only its hash is stored. */
export function newToken(): { token: string; token_sha256: string } {
  const token = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')
  return { token, token_sha256: sha256(token) }
}
