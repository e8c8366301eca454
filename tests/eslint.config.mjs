import { createRequire } from 'node:module'
import { resolve } from 'node:path'

// typescript-eslint, the hooks rules and Next's own come with eslint-config-next.
const fromNext = createRequire(createRequire(import.meta.url).resolve('eslint-config-next'))
const typescript = fromNext('typescript-eslint')
const hooks = fromNext('eslint-plugin-react-hooks')
const nextPlugin = fromNext('@next/eslint-plugin-next')
const accessibility = fromNext('eslint-plugin-jsx-a11y')

export default [
  { ignores: ['node_modules/**', '.next/**', '.data/**', 'src/db/generated/**', 'tests/.output/**', 'next-env.d.ts'] },
  ...typescript.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mjs}'],
    languageOptions: { parserOptions: { tsconfigRootDir: resolve(import.meta.dirname, '..') } },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    plugins: { 'react-hooks': hooks, '@next/next': nextPlugin, 'jsx-a11y': accessibility },
    rules: {
      ...nextPlugin.configs.recommended.rules,
      ...nextPlugin.configs['core-web-vitals'].rules,
      ...accessibility.flatConfigs.recommended.rules,
      // Tables laid out with CSS lose their roles in browsers and say them again; the axe runs in tests/e2e judge the page itself.
      'jsx-a11y/no-redundant-roles': 'off',
      'jsx-a11y/no-interactive-element-to-noninteractive-role': 'off',
      'jsx-a11y/no-noninteractive-element-interactions': 'off',
      // A palette or dialog rightly takes the focus; the keyboard runs in tests/e2e judge the keys.
      'jsx-a11y/no-autofocus': 'off',
      'jsx-a11y/click-events-have-key-events': 'off',
      // A region that scrolls takes the focus, so that it can be scrolled by key.
      'jsx-a11y/no-noninteractive-tabindex': ['error', { tags: [], roles: ['tabpanel', 'region'] }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': ['error', {
        selector: 'ExportDefaultDeclaration', message: 'Named exports only; where Next or a tool demands a default export, the file is listed in tests/eslint.config.mjs.',
      }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off', // noUncheckedIndexedAccess asks for it where a length was just checked
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none', ignoreRestSiblings: true }],
      '@next/next/no-html-link-for-pages': ['error', resolve(import.meta.dirname, '../src/app')],
    },
  },
  {
    files: ['src/**/*.tsx'],
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['src/app/**/*.{ts,tsx}', '*.config.{ts,mjs}', '**/*.config.{ts,mjs}', 'tests/support/postgres-for-tests.ts', 'tests/dependency-cruiser.mjs'],
    rules: { 'no-restricted-syntax': 'off' },
  },
]
