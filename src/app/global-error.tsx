'use client'

// Stands in for the whole document, when even the layout failed: no stylesheet may be there.
export default function GlobalError({ error }: { readonly error: Error & { readonly digest?: string } }) {
  return (
    <html lang="en">
      <body style={{ font: '16px/1.5 system-ui, sans-serif', margin: '15vh auto', maxWidth: '34rem', padding: '0 1rem' }}>
        <title>Something went wrong · Shortrun</title>
        <h1 style={{ fontSize: '1.75rem', lineHeight: 1.15 }}>Something went wrong on our side</h1>
        <p>The page could not be made. What you had saved is safe.</p>
        {error.digest && <p>Reference: <code>{error.digest}</code></p>}
        <p><a href={START}>Start page</a></p>
      </body>
    </html>
  )
}

const START = '/'
