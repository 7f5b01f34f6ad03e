import { headers } from './headers.mjs'

const entries = Object.entries(headers)

/** Header files for common static hosts, copied into dist/ with public/. */
export function hostFiles() {
  return {
    // Netlify, Cloudflare Pages
    'public/_headers': `/*\n${entries.map(([name, value]) => `  ${name}: ${value}`).join('\n')}\n`,
    'public/vercel.json': `${JSON.stringify(
      { headers: [{ source: '/(.*)', headers: entries.map(([key, value]) => ({ key, value })) }] },
      null,
      2,
    )}\n`,
    'public/.htaccess': `<IfModule mod_headers.c>\n${entries.map(([name, value]) => `  Header always set ${name} "${value}"`).join('\n')}\n</IfModule>\nAddType application/wasm .wasm\n`,
    'public/nginx-headers.conf': `${entries.map(([name, value]) => `add_header ${name} "${value}" always;`).join('\n')}\ntypes { application/wasm wasm; }\n`,
  }
}
