import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const syntax = [
  {
    selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
    message: 'Text from outside is text: let React put it into the page',
  },
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals (STYLE rule 6).' },
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only (STYLE rule 12).' },
  { selector: 'ExportAllDeclaration', message: 'The index is the contract: name what it exports.' },
];

const statement = '/^\\s*(select\\s.+\\sfrom|insert\\s+into|update\\s+\\S+\\s+set|delete\\s+from)\\s/is';
const noSql = ['Literal[value=', 'TemplateElement[value.raw='].map((what) => ({
  selector: `${what}${statement}]`,
  message: 'SQL is written in libs/store: define a query there, and call it.',
}));

const noPostgres = ['typeorm', 'pg', 'pg-boss', 'rate-limiter-flexible'].map((name) => ({
  name,
  message: 'The database is behind libs/store.',
}));

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'var/**', '**/*.mjs', '**/*.gen.ts', 'libs/edi/src/dictionaries/*/*/**'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': ['error', ...syntax],
      'no-restricted-imports': ['error', { paths: noPostgres }],
      'max-lines': ['error', { max: 400, skipBlankLines: false }],
      'max-lines-per-function': ['error', { max: 40, skipComments: true }],
      // "modified": a switch over a union is one decision, however many members the union has.
      complexity: ['error', { max: 10, variant: 'modified' }],
      // Our interfaces are plain objects without `this`; the rule cannot know.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ['apps/gateway/**/*.ts', 'libs/runtime/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['libs/!(runtime)/**/*.ts', 'apps/console/**/*.{ts,tsx}'],
    rules: { '@typescript-eslint/consistent-type-imports': 'error' },
  },
  {
    files: ['apps/**/*.ts', 'libs/!(store)/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...syntax, ...noSql] },
  },
  {
    // The store itself; and who looks at the database from outside, to see what a test has done.
    files: [
      'libs/store/**/*.ts',
      'test/support/database.ts',
      'test/support/breakable-postgres.ts',
      'test/support/without-fsync.ts',
    ],
    rules: { 'no-restricted-imports': 'off' },
  },
  { files: ['apps/console/**/*.{ts,tsx}'], ...reactHooks.configs.flat['recommended-latest'] },
  {
    // A component is one function of markup: its length says nothing about its depth.
    files: ['apps/console/**/*.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 120, skipComments: true }] },
  },
  { files: ['**/*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts', 'bench/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', 'max-lines': 'off', complexity: 'off' },
  },
);
