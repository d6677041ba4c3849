import { randomBytes } from 'node:crypto'

/** Who may look at this instance: one-time codes, each exchanged for a cookie that lasts as long as the process. */
export interface Sessions {
  newCode(): string
  /** The Set-Cookie value that the code is worth; null where it was used before or never given out. */
  exchange(code: string): string | null
  accepts(cookieHeader: string | undefined): boolean
}

// Old ones fall out, so that nothing grows with the number of tries.
const MOST_CODES = 8
const MOST_TOKENS = 64

export function makeSessions(): Sessions {
  // Cookies do not know ports: two instances on one machine would overwrite each other's under one name.
  const name = `offprint-${randomBytes(6).toString('hex')}`
  const codes = new Set<string>()
  const tokens = new Set<string>()
  return {
    newCode: () => remember(codes, MOST_CODES),
    exchange(code) {
      if (!codes.delete(code)) return null
      return `${name}=${remember(tokens, MOST_TOKENS)}; Path=/; HttpOnly; SameSite=Strict`
    },
    accepts(cookieHeader) {
      return (cookieHeader ?? '').split(';').some(cookie => {
        const [key, value] = cookie.trim().split('=')
        return key === name && value !== undefined && tokens.has(value)
      })
    },
  }
}

/** 256 random bits: no comparison of them leaks anything worth having. */
function remember(kept: Set<string>, most: number): string {
  const secret = randomBytes(32).toString('base64url')
  kept.add(secret)
  for (const oldest of kept) {
    if (kept.size <= most) break
    kept.delete(oldest)
  }
  return secret
}
