import react from '@vitejs/plugin-react';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
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

/** Beside each text its compressed forms, so that serving costs nothing: browsers take Brotli over HTTPS and from this machine only. */
function compressAssets(): Plugin {
  let assets = '';
  return {
    name: 'compress-assets',
    apply: 'build',
    configResolved: ({ root, build }) => void (assets = path.resolve(root, build.outDir, build.assetsDir)),
    closeBundle() {
      for (const name of readdirSync(assets).filter((each) => /\.(js|css|svg)$/.test(each))) {
        const file = path.join(assets, name);
        const text = readFileSync(file);
        writeFileSync(`${file}.br`, brotliCompressSync(text));
        writeFileSync(`${file}.gz`, gzipSync(text, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  base: '/console/',
  plugins: [react(), listPackages(), compressAssets()],
  build: {
    sourcemap: false,
    // Says which files a page takes: their size is held to a limit by a test.
    manifest: true,
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
