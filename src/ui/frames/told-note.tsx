import { cookies } from 'next/headers'
import { Notice } from '../notice.tsx'
import { FLASH_COOKIE, REFUSED_COOKIE } from './told-cookies.ts'

/** For readers without JavaScript, at the top of the page: what came of the form they posted, wherever that form stands, if it still does. */
export async function ToldNote() {
  const kept = await cookies()
  const read = (name: string) => decodeText(kept.get(name)?.value ?? '')
  const [done, refused] = [read(FLASH_COOKIE), read(REFUSED_COOKIE)]
  if (!done && !refused) return null
  return (
    <noscript>
      <div className="mb-6">{refused ? <Notice kind="alarm" title="Nothing was saved">{refused}</Notice> : <Notice kind="done" title={done} />}</div>
    </noscript>
  )
}

/** The door encodes the message, for cookies hold no commas; what somebody else wrote there is as if it were not. */
function decodeText(value: string): string {
  try {
    return decodeURIComponent(value).slice(0, 500)
  } catch {
    return ''
  }
}
