/** The name of a button that stands for several fields: its value is a query string of them. So one form serves all rows of a list. */
export const BUTTON_FIELDS = 'also'
