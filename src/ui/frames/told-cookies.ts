/** What the door leaves for the page that answers: what was done (the toaster takes it), and what was refused to a form posted without JavaScript. */
export const FLASH_COOKIE = 'flash'
export const REFUSED_COOKIE = 'refused'
