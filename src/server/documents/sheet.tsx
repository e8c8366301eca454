import { Document, Page, Path, Svg, Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import { PAPER, TYPE } from './look.ts'

const MARGIN = 40

/**
 * A document of one or more A4 or Letter pages: what it is and whose, its number large, the body; below, on every page, the footer with page numbers.
 * `beside` stands at the right of the title (a QR code).
 */
export function Sheet({ kind, number, title, about, brand, beside, footer, size = 'LETTER', children }: {
  /** What kind of document: 'Run traveler'. */
  readonly kind: string
  readonly number: string
  readonly title: string
  readonly about?: string
  /** Who issues it. */
  readonly brand: string
  readonly beside?: ReactNode
  /** Said on every page: when it was printed, what it is bound to. */
  readonly footer: string
  readonly size?: 'LETTER' | 'A4'
  readonly children: ReactNode
}) {
  return (
    <Document title={`${kind} ${number}`} author={brand} creator="Shortrun" producer="Shortrun" language="en-US">
      <Page size={size} style={{ paddingTop: MARGIN, paddingHorizontal: MARGIN, paddingBottom: 58, fontFamily: TYPE.text, fontSize: 9.5, color: PAPER.ink }}>
        {/* The renderer loses text it makes page by page where a line height is inherited: the body has it, the footer not. */}
        <View style={{ fontSize: 9.5, lineHeight: 1.4 }}>
          <View style={{ flexDirection: 'row', justifyContent: 'space-between', gap: 24, marginBottom: 18 }}>
            <View style={{ flex: 1 }}>
              <View style={{ flexDirection: 'row', alignItems: 'center', gap: 6, marginBottom: 10 }}>
                <BlockMark />
                <Text style={{ fontWeight: 600 }}>{brand}</Text>
                <Text style={{ color: PAPER.soft }}>{kind}</Text>
                <Text style={{ fontFamily: TYPE.mono, fontSize: 9 }}>{number}</Text>
              </View>
              <Text style={{ fontFamily: TYPE.display, fontWeight: 600, fontSize: 22, lineHeight: 1.15, letterSpacing: -0.4 }}>{title}</Text>
              {about && <Text style={{ marginTop: 6, color: PAPER.soft }}>{about}</Text>}
            </View>
            {beside}
          </View>
          {children}
        </View>
        <Text fixed style={{ position: 'absolute', left: MARGIN, right: 130, bottom: 26, fontSize: 7.5, lineHeight: 1.3, color: PAPER.soft }}>{footer}</Text>
        <Text fixed style={{ position: 'absolute', left: 0, right: MARGIN, bottom: 26, textAlign: 'right', fontSize: 7.5, color: PAPER.soft }} render={({ pageNumber, totalPages }) => `page ${pageNumber} of ${totalPages}`} />
      </Page>
    </Document>
  )
}

/** A part of a document with its heading. Kept on one page unless it may `break` (a long table). */
export function SheetSection({ title, about, breaks, children }: { readonly title: string; readonly about?: string; readonly breaks?: boolean; readonly children: ReactNode }) {
  return (
    <View wrap={breaks ?? false} style={{ marginTop: 16 }}>
      {/* By hand on one line: the drawer of these pages knows no baseline of texts of two sizes. */}
      <View minPresenceAhead={60} style={{ flexDirection: 'row', alignItems: 'flex-end', gap: 8, marginBottom: 5 }}>
        <Text style={{ fontFamily: TYPE.display, fontWeight: 600, fontSize: 12.5 }}>{title}</Text>
        {about && <Text style={{ fontSize: 8.5, color: PAPER.soft, flex: 1, position: 'relative', top: 2.5 }}>{about}</Text>}
      </View>
      {children}
    </View>
  )
}

/** Facts in a row: label small above, value below. */
export function SheetFacts({ facts }: { readonly facts: readonly { readonly label: string; readonly value: string; readonly mono?: boolean }[] }) {
  return (
    <View style={{ flexDirection: 'row', flexWrap: 'wrap', borderTopWidth: 1, borderTopColor: PAPER.ink, borderBottomWidth: 0.5, borderBottomColor: PAPER.line, paddingVertical: 7, rowGap: 6 }}>
      {facts.map(({ label, value, mono }) => (
        <View key={label} style={{ minWidth: '20%', paddingRight: 12 }}>
          <Text style={{ fontSize: 7.5, color: PAPER.soft }}>{label}</Text>
          <Text style={{ fontWeight: mono ? 400 : 600, fontSize: mono ? 9 : 10, fontFamily: mono ? TYPE.mono : TYPE.text }}>{value}</Text>
        </View>
      ))}
    </View>
  )
}

function BlockMark() {
  return (
    <Svg width={15} height={15} viewBox="0 0 32 32">
      <Path d="M16 3 28 9.8 16 16.6 4 9.8Z" fill={PAPER.accent} stroke={PAPER.ink} strokeWidth={1.8} />
      <Path d="M4 9.8 16 16.6V30L4 23.2Z" fill="#fff" stroke={PAPER.ink} strokeWidth={1.8} />
      <Path d="M28 9.8 16 16.6V30L28 23.2Z" fill={PAPER.sunk} stroke={PAPER.ink} strokeWidth={1.8} />
    </Svg>
  )
}
