import react from '@vitejs/plugin-react';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';

/** Where the gateway answers; the console asks nothing but its API. */
const gateway = `http://127.0.0.1:${process.env['QUAYSIDE_HTTP_PORT'] || 8420}`;

/** Names the packages whose code is in the pages, beside the folder that is built: for the list of components. */
function listPackages(): Plugin {
  let beside = '';
  return {
    name: 'list-packages',
    configResolved: ({ root, build }) => void (beside = path.resolve(root, build.outDir, '../console-packages.json')),
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
      const styles = [...this.getModuleIds()].filter((id) => id.endsWith('.css'));
      const names = [...modules, ...styles].flatMap(
        (id) => /.*node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id)?.[1] ?? [],
      );
      writeFileSync(beside, `${JSON.stringify([...new Set(names)].sort(), null, 2)}\n`);
    },
  };
}

export default defineConfig({
  base: '/console/',
  plugins: [react(), listPackages()],
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
