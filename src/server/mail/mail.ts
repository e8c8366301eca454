import type { JobKinds } from '../jobs/enqueue.ts'

export interface MailContent {
  readonly to: string
  readonly subject: string
  readonly heading: string
  readonly paragraphs: readonly string[]
  /** One action a message; its address must be absolute. */
  readonly action?: MailLink
  /** Quiet ones below it: further pages, the way to stop. */
  readonly links?: readonly MailLink[]
  /** Where a mail program stops these mails with one click, for mails that can be stopped. */
  readonly unsubscribe?: string
}

interface MailLink {
  readonly label: string
  readonly href: string
}

/** Lays out a message: HTML in the product's type and colours, and its plain-text twin. */
export function mail(content: MailContent): JobKinds['send-mail'] {
  const { to, subject, heading, paragraphs, action, links = [], unsubscribe } = content
  const text = [heading, ...paragraphs, ...[...(action ? [action] : []), ...links].map(({ label, href }) => `${label}:\n${href}`), 'Shortrun'].join('\n\n')
  const html = `<!doctype html><html lang="en"><body style="margin:0;background:#f7f4ec;color:#23201b;font:16px/1.5 'Instrument Sans',Helvetica,Arial,sans-serif">
<div style="max-width:34rem;margin:0 auto;padding:32px 24px">
<p style="margin:0 0 24px;font-weight:700;letter-spacing:.01em">Shortrun</p>
<h1 style="margin:0 0 16px;font-size:26px;line-height:1.15">${escapeHtml(heading)}</h1>
${paragraphs.map((paragraph) => `<p style="margin:0 0 16px">${escapeHtml(paragraph).replace(/\n/g, '<br>')}</p>`).join('\n')}
${action ? `<p style="margin:24px 0"><a href="${escapeHtml(action.href)}" style="display:inline-block;background:#b8371f;color:#fffaf2;text-decoration:none;padding:12px 20px;border-radius:6px;font-weight:600">${escapeHtml(action.label)}</a></p>` : ''}
${links.map(({ label, href }) => `<p style="margin:0 0 8px;font-size:14px"><a href="${escapeHtml(href)}" style="color:#23201b">${escapeHtml(label)}</a></p>`).join('\n')}
</div></body></html>`
  return { to, subject, text, html, ...(unsubscribe !== undefined && { unsubscribe }) }
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}
