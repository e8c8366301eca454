import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** False on the server and while the page comes alive, true from then on: for what opens by script alone and would only weigh in the HTML of every page. */
export const useInBrowser = (): boolean => useSyncExternalStore(never, () => true, () => false)
