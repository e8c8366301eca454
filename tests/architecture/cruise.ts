import { cruise, type IFlattenedRuleSet } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { join, resolve } from 'node:path'
import config from '../dependency-cruiser.mjs'

export const root = resolve(import.meta.dirname, '../..')

export interface Cruised {
  readonly modules: number
  readonly rules: readonly string[]
  /** Rule name → "from → to" of each violation. */
  readonly violations: ReadonlyMap<string, readonly string[]>
}

/** Runs the import rules over the `src` of a tree. */
export async function cruiseTree(baseDir: string): Promise<Cruised> {
  const tsConfigFile = join(root, 'tsconfig.json')
  const { output } = await cruise(
    ['src'],
    { ...config.options, baseDir, validate: true, ruleSet: config as unknown as IFlattenedRuleSet, ruleSetFile: undefined, tsConfig: { fileName: tsConfigFile } } as Parameters<typeof cruise>[1],
    {}, { tsConfig: extractTSConfig(tsConfigFile) },
  )
  if (typeof output === 'string') throw new Error('the cruise gave no result')
  const violations = new Map<string, string[]>()
  for (const { rule, from, to } of output.summary.violations) violations.set(rule.name, [...(violations.get(rule.name) ?? []), `${from} → ${to}`])
  return { modules: output.modules.filter(({ source }) => source.startsWith('src/')).length, rules: config.forbidden.map(({ name }) => name), violations }
}
