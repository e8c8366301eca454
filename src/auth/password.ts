import { hash, verify } from '@node-rs/argon2'

/** argon2id with the parameters of RFC 9106's second recommended option scaled to a web server: 19 MiB, 2 passes (OWASP, 2024). */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS)
}

/** A hash nobody knows the password of, so that an unknown e-mail takes as long as a wrong password. */
let decoy: Promise<string> | null = null

/** Constant work whether or not the person exists. */
export async function passwordMatches(stored: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password')
  const matches = await verify(stored ?? (await decoy), password)
  return matches && Boolean(stored)
}
