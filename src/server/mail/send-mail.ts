import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer'
import { db } from '#db/client.ts'
import { env } from '#env.ts'
import type { JobKinds } from '../jobs/enqueue.ts'

let transport: Transporter | null = null

/**
 * Job handler. With SMTP_URL the message goes out through it; without, it is kept in the database, where the demo shows it at /dev/mail.
 * `messageKey` is the job's id: a second run of the same job keeps one message, and gives the mail server the same Message-ID.
 */
export async function sendMail(message: JobKinds['send-mail'], messageKey: string): Promise<void> {
  if (!env.SMTP_URL) {
    await db.$executeRaw`insert into "KeptMail" (id, "to", subject, text, html, "createdAt")
      values (${messageKey}::uuid, ${message.to}, ${message.subject}, ${message.text}, ${message.html}, now()) on conflict (id) do nothing`
    return
  }
  transport ??= createTransport(env.SMTP_URL)
  await transport.sendMail(envelopeOf(message, messageKey))
}

/** The message as it goes to the mail server. What can be stopped says so to the mail program, which then asks by itself (RFC 2369, RFC 8058). */
export function envelopeOf({ to, subject, text, html, unsubscribe }: JobKinds['send-mail'], messageKey: string): SendMailOptions {
  return {
    from: env.MAIL_FROM, to, subject, text, html, messageId: `<${messageKey}@${new URL(env.APP_URL).hostname}>`,
    ...(unsubscribe !== undefined && { headers: { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } }),
  }
}
