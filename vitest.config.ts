// Two projects: unit tests beside each other, end-to-end tests in real browsers one file at a time.

import { defineConfig } from 'vitest/config'

process.env.TZ = 'UTC'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Properties try hundreds of logs; a busy machine takes its time.
          testTimeout: 60_000,
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**'],
          setupFiles: ['test/panels/language/speak-english.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
