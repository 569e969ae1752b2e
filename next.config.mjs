// Not TypeScript: the server would load Next's compiler, 23 MB, to read it.

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run types` checks them, and a build at the first start need not do so again.
  typescript: { ignoreBuildErrors: true },
  // No page uses it, so the server does not fetch and scale pictures on request.
  images: { unoptimized: true },
  // Loaded by the server from source, never bundled: native code, WebAssembly, worker scripts, and large modules that
  // are rarely used.
  serverExternalPackages: ['@electric-sql/pglite', 'docx', 'node-av', 'onnxruntime-node', 'pino'],
};

export default config;
