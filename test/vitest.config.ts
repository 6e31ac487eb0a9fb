import {defineConfig} from 'vitest/config'

/**
 * Two projects: everything that runs in Node alone, on every core, and then the tests that drive a real browser.
 * Both use real servers on port 0. Browser files run one after the other: each starts a Studio, and they share its build.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          root: import.meta.dirname,
          include: ['**/*.test.ts'],
          exclude: ['**/*.browser.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: '100%',
          sequence: {groupOrder: 0},
        },
      },
      {
        test: {
          name: 'browser',
          root: import.meta.dirname,
          include: ['**/*.browser.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          fileParallelism: false,
          sequence: {groupOrder: 1},
        },
      },
    ],
  },
})
