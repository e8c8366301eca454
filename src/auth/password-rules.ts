/** Length beats composition rules (NIST SP 800-63B, 5.1.1.2). */
export const MIN_PASSWORD_LENGTH = 10
