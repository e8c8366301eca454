/** A drawing that is made, as data: what makes it is much, and stays on the server. */
export interface Drawing {
  readonly viewBox: string
  readonly markup: string
}

/** Shows a made drawing. `title` names it for those who do not see it; leave it out where the name stands beside the drawing. */
export function Drawn({ drawing: { viewBox, markup }, title, className }: { readonly drawing: Drawing; readonly title?: string; readonly className: string }) {
  return <svg viewBox={viewBox} className={`drawing ${className}`} {...said(title)} dangerouslySetInnerHTML={{ __html: markup }} />
}

/** The toy put together, from its own file (`toy-file.ts`), for pages that show several: they weigh no more for it. It stands at the bottom of its box. */
export function ToyPicture({ href, title, className = 'size-full' }: { readonly href: string; readonly title?: string; readonly className?: string }) {
  return <svg className={`drawing ${className}`} {...said(title)}><use href={`${href}#toy`} /></svg>
}

/** How a drawing is told: by its title, or not at all. */
const said = (title: string | undefined) => (title ? { role: 'img', 'aria-label': title } : { 'aria-hidden': true })
