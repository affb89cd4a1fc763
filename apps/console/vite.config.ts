import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where the gateway answers; the console asks nothing but its API. */
const gateway = `http://127.0.0.1:${process.env['QUAYSIDE_HTTP_PORT'] || 8420}`;

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  build: {
    sourcemap: false,
    // Everything is a file of ours: the policy of the page allows no other scripts, and data: only for pictures.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|@tanstack)[\\/]/ },
            { name: 'mantine', test: /node_modules[\\/](@mantine|@floating-ui)[\\/]/ },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': gateway } },
});
