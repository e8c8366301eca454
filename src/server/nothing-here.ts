/** Header by which scripts/web.ts asks for the page that tells there is nothing at this address: `inside` the workspace, or `outside` of it. */
export const NOTHING_HERE = 'x-nothing-here'
