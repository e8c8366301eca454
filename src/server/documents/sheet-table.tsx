import { Text, View } from '@react-pdf/renderer'
import { PAPER, TYPE } from './look.ts'

export interface SheetColumn<Row> {
  readonly key: string
  readonly label: string
  /** Share of the width. */
  readonly share: number
  readonly number?: boolean
  readonly mono?: boolean
  readonly cell: (row: Row) => string
}

/** A table that may run over pages; its head stands on each of them. A row is never torn apart. `tall`: room to write by hand. */
export function SheetTable<Row>({ columns, rows, total, tall }: {
  readonly columns: readonly SheetColumn<Row>[]
  readonly rows: readonly Row[]
  /** A last line: the text of a column by its key. */
  readonly total?: Readonly<Record<string, string>>
  readonly tall?: boolean
}) {
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  const width = (share: number) => `${(100 * share) / whole}%`
  const box = { paddingVertical: tall ? 8 : 3.5, paddingRight: 8 } as const
  return (
    <View>
      <View fixed style={{ flexDirection: 'row', borderBottomWidth: 1, borderBottomColor: PAPER.ink }}>
        {columns.map(({ key, label, share, number }) => <Text key={key} style={{ width: width(share), paddingVertical: 3, paddingRight: 8, fontSize: 7.5, color: PAPER.soft, textAlign: number ? 'right' : 'left' }}>{label}</Text>)}
      </View>
      {rows.map((row, index) => (
        <View key={index} wrap={false} style={{ flexDirection: 'row', borderBottomWidth: 0.5, borderBottomColor: PAPER.line }}>
          {columns.map(({ key, share, number, mono, cell }) => (
            <Text key={key} style={{ ...box, width: width(share), textAlign: number ? 'right' : 'left', fontFamily: mono ? TYPE.mono : TYPE.text, fontSize: mono ? 8.5 : 9.5 }}>{cell(row)}</Text>
          ))}
        </View>
      ))}
      {total && (
        <View wrap={false} style={{ flexDirection: 'row', borderTopWidth: 1, borderTopColor: PAPER.ink }}>
          {columns.map(({ key, share, number }) => <Text key={key} style={{ ...box, width: width(share), textAlign: number ? 'right' : 'left', fontWeight: 600 }}>{total[key] ?? ''}</Text>)}
        </View>
      )}
    </View>
  )
}
