import { defineConfig } from 'vite';

// One bundle for each room of the browser's side; Host serves them from wwwroot/designer.
// Nothing is inlined and nothing evaluated, so the pages keep a strict Content-Security-Policy.
export default defineConfig({
  base: './',
  build: {
    outDir: '../Workflows.Host/wwwroot/designer',
    emptyOutDir: true,
    target: 'chrome87',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { viewer: 'viewer/index.ts', uploads: 'uploads/index.ts' },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name].js',
        assetFileNames: '[name][extname]',
      },
    },
  },
});
