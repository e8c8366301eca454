import { expect, test } from 'vitest'
import { lateWords } from './shortage-line.ts'

test('what comes too late is told by how it comes: only an order has a supplier to ask', () => {
  expect(lateWords([{ kind: 'order', label: 'PO-0014' }, { kind: 'order', label: 'PO-0014' }])).toBe('All of it is coming. Ask for PO-0014 to come sooner, or note the new day on the order.')
  expect(lateWords([{ kind: 'transfer', label: 'SHP-0037' }])).toBe('All of it is coming. SHP-0037 is on the way already.')
  expect(lateWords([{ kind: 'quarantine', label: 'L261129-0096' }, { kind: 'order', label: 'PO-0012' }]))
    .toBe('All of it is coming. Ask for PO-0012 to come sooner, or note the new day on the order. L261129-0096 waits to be looked at: do that sooner.')
})
