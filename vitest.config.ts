import { defineConfig } from 'vitest/config';

// Tests run from the sources: every package's "@aluco/source" export condition points at src/.
const conditions = ['@aluco/source'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['*/*/{src,test}/**/*.test.{ts,tsx}'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
