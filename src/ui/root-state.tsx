'use client'
import { useLayoutEffect } from 'react'

/**
 * Marks the root element as the inline script does (root-script.ts), before the next paint. For answers of 404 that come out of a page:
 * there the browser builds the root element anew, and inline scripts it builds do not run.
 */
export function RootState() {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement
    dataset.js = ''
    try {
      const theme = localStorage.getItem('theme')
      if (theme === 'light' || theme === 'dark') dataset.theme = theme
    } catch {
      // Storage is shut: the system's theme stays.
    }
  }, [])
  return null
}
