import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import * as icons from 'lucide-react'
import { expect, test } from 'vitest'
import { ICON_NAMES } from './icon-names.ts'

const componentName = (name: string) => name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()) as 'Truck'
const marksOf = (name: string) => renderToStaticMarkup(createElement(icons[componentName(name)])).replace(/^<svg[^>]*>|<\/svg>$/g, '')

test('the sheet holds every icon as lucide draws it', async () => {
  const symbols = ICON_NAMES.map((name) => `<symbol id="${name}" viewBox="0 0 24 24">${marksOf(name)}</symbol>\n`)
  await expect(`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24">\n${symbols.join('')}</svg>\n`).toMatchFileSnapshot('icons.svg')
})

test('names stand once, in order', () => {
  expect([...new Set(ICON_NAMES)].sort()).toEqual([...ICON_NAMES])
})
