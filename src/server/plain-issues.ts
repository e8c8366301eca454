import { z } from 'zod'

type RawIssue = Parameters<NonNullable<ReturnType<typeof z.config>['localeError']>>[0]

/** What is wrong with an entry, in words for whoever typed it, where its schema has none of its own. */
export function plainIssue(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? 'Fill this in.' : issue.expected === 'number' || issue.expected === 'int' ? 'Enter a number.' : issue.expected === 'date' ? 'Enter a day.' : 'This cannot be used here.'
    case 'too_big':
      return issue.origin === 'string' ? `Use at most ${Number(issue.maximum).toLocaleString('en-US')} characters.` : issue.origin === 'array' || issue.origin === 'set' ? `Enter at most ${Number(issue.maximum).toLocaleString('en-US')} of them.` : `Enter at most ${Number(issue.maximum).toLocaleString('en-US')}.`
    case 'too_small':
      return issue.origin === 'string' ? (Number(issue.minimum) <= 1 ? 'Fill this in.' : `Use at least ${Number(issue.minimum)} characters.`) : issue.origin === 'array' || issue.origin === 'set' ? 'Choose at least one.' : `Enter at least ${Number(issue.minimum).toLocaleString('en-US')}.`
    case 'invalid_value':
      return 'Choose one of the list.'
    case 'invalid_format':
      return issue.format === 'uuid' || issue.format === 'guid' ? 'Choose one of the list.' : 'This is not in the form that is asked for.'
    default:
      return 'This cannot be used here.'
  }
}

z.config({ localeError: plainIssue })
